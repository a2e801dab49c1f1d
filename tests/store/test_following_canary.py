"""Canaries in what is said after a filing, by residents and staff: in no row, file, log or exception in clear."""

from __future__ import annotations

import tempfile

import pytest

from store.sessions import SqlSessionStore
from tests.conversation.canaries import STEMS, Planted, files, found, logged, named, photo_of
from tests.conversation.conftest import World
from tests.conversation.following import Follower, staff_of
from tests.store.every_row import rows_of
from wegwijzer.complaint_stores import in_databases, tidy_up
from wegwijzer.databases import opened
from wegwijzer.kaart import load_shipped
from wegwijzer.settings import Settings

RESIDENTS = 8
SECRET = b"s" * 32
HOSTILE = "'); DROP TABLE complaint_case;-- {channel} <b>&amp; \x00\u202e💥 "
"""Around a planted word: it must come back as it was, and be nowhere else."""


class Stumbling:
    """A store of cases that fails now and then when a case is changed, with what is said in the exception."""

    def __init__(self, cases):
        self._cases, self._calls, self.failed, self.saying = cases, 0, 0, []

    async def change(self, *arguments):
        self._calls += 1
        if self._calls % 5 == 0:
            self.failed += 1
            raise RuntimeError(self.saying)
        return await self._cases.change(*arguments)

    def __getattr__(self, name):
        return getattr(self._cases, name)


async def live(world, cases, number, planted):
    """Files, asks, is asked, answers with a photo, is answered, objects, looks, and leaves a message unsent."""
    language = ("uk", "nl")[number % 2]
    resident = named(Follower(world, language, planted.chat_id), planted)
    await resident.begin()
    await resident.filed(reach=("here", "code")[number % 2])
    staff = staff_of(world)
    staff.cases = cases._cases
    cases.saying = planted.words
    number_of = resident.number

    await resident.write("/case")
    await resident.write(resident.kept_code)
    await resident.tap("➕")
    await resident.write(f"{HOSTILE}{planted.story}. {planted.phone}, {planted.email}")
    assert "чорна від плісняви" in resident.text, "it was in it: the look before sending shows it"
    assert "DROP TABLE" in resident.text
    await resident.phone.receive(document=await photo_of(world, planted), caption=planted.caption)
    before = (await cases.by_number(number_of)).version
    await sent(resident, cases, number_of, before)

    await staff.ask(number_of, f"In welke kamer, {planted.name}?")
    await resident.write(resident.kept_code)
    await resident.tap("💬")
    await resident.write(planted.room)
    await sent(resident, cases, number_of, (await cases.by_number(number_of)).version)

    await staff.do(number_of, "note", f"Notitie over {planted.contact}")
    await staff.resolve(number_of, f"Opgelost in {planted.address}")
    await resident.write(resident.kept_code)
    await resident.tap("👎")
    await resident.write(planted.more)
    await sent(resident, cases, number_of, (await cases.by_number(number_of)).version)

    await resident.write(resident.kept_code)
    await resident.tap("📖")
    shown = " ".join(resident.phone.text(one) for one in resident.phone.said[-3:])
    assert "чорна від плісняви" in shown
    assert "DROP TABLE complaint_case;-- {channel} <b>&amp; " in shown
    assert planted.address in shown
    assert planted.contact not in shown, "notes are for staff"

    await resident.write(resident.kept_code)
    await resident.tap("➕")
    await resident.write(planted.unsent)
    session = await resident.session()
    assert "початок" in session.message.text
    assert session.message.ref == resident.kept_code
    return resident.kept_code


async def sent(resident, cases, number, version):
    """Sends what is written; where the store stumbles, once more."""
    for _ in range(3):
        await resident.phone.tap("📨")
        if (await cases.by_number(number)).version > version:
            return
    raise AssertionError(resident.text)


@pytest.mark.timeout(300)
async def test_what_is_said_after_filing_is_found_nowhere(address, tmp_path, monkeypatch, capfd):
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    for folder in (data, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    planted, codes = [Planted(number) for number in range(RESIDENTS)], []
    settings = Settings(WEGWIJZER_DATA=data, DATABASE_URL=address)
    with logged() as written:
        async with opened(settings) as databases:
            stores = in_databases(databases)
            cases = Stumbling(stores.cases)
            sessions = SqlSessionStore(databases.main)
            world = World(load_shipped().kaart, store=sessions, secret=SECRET, complaints=stores._replace(cases=cases))
            for number, one in enumerate(planted):
                code = await live(world, cases, number, one)
                codes += [code, code[:8]]
            rows = {"main": await rows_of(databases.main), "keys": await rows_of(databases.keys)}
            while_open = files(tmp_path)
            await world.storage.purge()
            await tidy_up(world.complaints, world.clock.time)
            rows["tidied"] = await rows_of(databases.main)
    places = {"log": written.getvalue().encode(), "output": "".join(capfd.readouterr()).encode(), **rows}
    places |= {f"open {path}": content for path, content in while_open.items()}
    places |= {f"after {path}": content for path, content in files(tmp_path).items()}
    assert cases.failed >= 3, "exceptions with the words in them were raised"
    assert b"case_not_followed" in places["log"]
    assert len(rows["main"]) > 20_000, "and much was written"
    words = [word for one in planted for word in one.words]
    assert found(places, [*STEMS, *words, *codes], [one.chat_id for one in planted]) == []
