"""A thousand things planted in complaints: none of them stands in clear in a file, log, exception or temporary file."""

from __future__ import annotations

import struct
import tempfile

import pytest

from store.sessions import SqlSessionStore
from tests.conversation.canaries import STEMS, Planted, files, forms, found, logged, named, photo_of
from tests.conversation.complaining import DATA, Complainer
from tests.conversation.conftest import World
from wegwijzer.complaint_stores import in_databases, tidy_up
from wegwijzer.databases import opened
from wegwijzer.settings import Settings

RESIDENTS = 60
EACH = 17
SECRET = "s" * 32


class Stumbling:
    """A store of cases that fails the first time each draft is filed, with all of it in the exception."""

    def __init__(self, cases):
        self._cases = cases
        self._seen = set()
        self.failed = 0

    async def add(self, new):
        if new.case.draft_key not in self._seen and len(self._seen) % 7 == 0:
            self._seen.add(new.case.draft_key)
            self.failed += 1
            raise RuntimeError(CURRENT[0].words)
        self._seen.add(new.case.draft_key)
        return await self._cases.add(new)

    def __getattr__(self, name):
        return getattr(self._cases, name)


CURRENT = [None]


async def complain(world, number, planted):
    """Every third formally, every third with a contact, all with words, a room, a photo; one more is left unsent."""
    CURRENT[0] = planted
    resident = named(Complainer(world, ("uk", "nl")[number % 2], planted.chat_id), planted)
    await resident.begin()
    sub_themes = DATA.theme("housing").sub_themes
    formal = number % 3 == 0
    await resident.open("housing", sub_themes[number % len(sub_themes)].id, "formal" if formal else "signal")
    await resident.write(planted.room)
    await resident.go_to("text")
    await resident.write(f"{planted.story}. {planted.phone}, {planted.email}")
    if resident.step != "text":
        await resident.press("kb:")
    await resident.phone.receive(document=await photo_of(world, planted), caption=planted.caption)
    await resident.write(planted.more)
    if formal:
        await resident.go_to("explain")
        await resident.press("kn:")
        await resident.write(planted.name)
        await resident.write(planted.address)
    summary = await resident.send(("here", "code", "contact")[number % 3])
    if resident.step == "contact":
        await resident.write(planted.contact)
    if resident.offers("kf:"):
        await resident.press("kf:")
    code = resident.code
    await resident.write("/complaint")
    await resident.write(planted.unsent)
    return summary, code


@pytest.fixture
def written():
    """The program's own log, with everything that libraries say."""
    with logged() as stream:
        yield stream


@pytest.mark.timeout(300)
async def test_a_thousand_canaries_are_found_nowhere(kaart, tmp_path, monkeypatch, written, capfd):
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    for folder in (data, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    planted = [Planted(number) for number in range(RESIDENTS)]
    words = [word for one in planted for word in one.words]
    assert len(words) >= 1000
    codes = []
    async with opened(Settings(WEGWIJZER_DATA=data)) as databases:
        stores = in_databases(databases)
        stumbling = Stumbling(stores.cases)
        world = World(
            kaart,
            store=SqlSessionStore(databases.main),
            secret=SECRET.encode(),
            complaints=stores._replace(cases=stumbling),
        )
        for number, one in enumerate(planted):
            summary, code = await complain(world, number, one)
            assert one.room in summary, "they were in it: the summary shows them"
            codes.append(code)
            codes.append(code[:8])
        while_open = files(data)
        await world.storage.purge()
        await tidy_up(world.complaints, world.clock.time)
        tidied = files(data)
    places = {"log": written.getvalue().encode(), "output": "".join(capfd.readouterr()).encode()}
    places |= {f"open {path}": content for path, content in while_open.items()}
    places |= {f"tidied {path}": content for path, content in tidied.items()}
    places |= {f"after {path}": content for path, content in files(tmp_path).items()}
    assert stumbling.failed > 5, "exceptions with the words in them were raised"
    assert b"complaint_not_filed" in places["log"]
    assert any(str(path).endswith("-wal") for path in while_open), "the log of changes was looked at too"
    assert sum(map(len, while_open.values())) > 100_000, "and much was written"
    chats = [one.chat_id for one in planted]
    assert found(places, [*STEMS, *words, *codes], chats) == []


def test_the_search_would_find_what_lies_there(tmp_path):
    for number, form in enumerate(forms("Канаренко7")):
        (tmp_path / str(number)).write_bytes(b"\x00" + form + b"\x00")
    (tmp_path / "id").write_bytes(b"x" + struct.pack("<q", 42))
    assert len({place for _, place in found(files(tmp_path), ["Канаренко7"], [42])}) >= 5
