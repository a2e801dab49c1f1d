"""Filing: once however often it is sent, whole or not at all, and readable by nobody without the keys."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from issues.case import Identity
from issues.case_contents import open_address, open_details, open_envelope, open_photos, open_text
from issues.case_keys import NO_CASE, CaseKeys, KeyDoesNotOpen, rotate, sweep
from issues.ports import NumberTaken
from issues.receipt import in_fours, parse_code, parse_number, receipt_hash
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.issues.complaints import MOMENT, SECRET, TEXT, Desk, complaint, formal

DAY = timedelta(days=1)


@pytest.fixture(params=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    if request.param == "memory":
        yield Desk(MemoryCaseStore(), MemoryKeyStore())
        return
    async with AsyncExitStack() as open_ones:
        main = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/wegwijzer.db"))
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        yield Desk(SqlCaseStore(main), SqlKeyStore(keys))


@pytest.fixture
def memory() -> Desk:
    return Desk(MemoryCaseStore(), MemoryKeyStore())


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


def killed_at(store, method):
    """The same store, whose ``method`` does not come back."""

    class Fatal(type(store)):
        def __init__(self) -> None:
            vars(self).update(vars(store))

    async def die(self, *arguments, **named):
        raise Killed

    setattr(Fatal, method, die)
    return Fatal()


async def test_a_filing_is_told_only_what_is_stored(desk: Desk) -> None:
    filed = await desk.filing().file(complaint())
    assert parse_number(filed.number) == filed.number
    assert parse_code(in_fours(filed.code)) == filed.code
    row = await desk.cases.by_number(filed.number)
    receipts = await desk.keys.receipts(now=MOMENT)
    assert row == await desk.cases.by_receipt(receipt_hash(receipts, filed.code))
    assert (row.kind, row.theme, row.sub_theme, row.about) == ("signal", "housing", "mould", "facilities")
    assert (row.municipality, row.location, row.language, row.state) == ("voorbeeldstad", "havenkade", "uk", "received")
    assert row.answers == {"where_room": ("bedroom",), "affected": ()}
    destination = filed.destination
    assert (row.queue, row.rule, row.due) == (destination.queue, destination.rule, destination.due)
    assert (row.severity, row.flagged) == (destination.severity, destination.flagged)
    assert destination == desk.filing().destination(complaint())
    events = await desk.cases.events(row.id)
    assert [(one.kind, one.actor, one.data) for one in events] == [
        ("received", "resident", {"queue": row.queue, "rule": row.rule, "due": row.due.isoformat(), "texts": "1"})
    ]


async def test_no_moment_finer_than_the_hour_is_kept(memory: Desk) -> None:
    """The minute could be compared with who was on a phone."""
    filed = await memory.filing().file(complaint())
    hour = datetime(2026, 9, 7, 9, tzinfo=UTC)
    row = await memory.cases.by_number(filed.number)
    assert filed.filed_at == row.filed_at == hour
    assert [one.at for one in await memory.cases.events(row.id)] == [hour]
    assert [notice.not_before for _, notice in memory.cases.outbox] == [hour]


async def test_the_case_opens_with_its_keys_as_it_was_written(desk: Desk) -> None:
    written = formal(letter_date=date(2026, 8, 1))
    filed = await desk.filing().file(written)
    row = await desk.cases.by_number(filed.number)
    content = await desk.keys.get(row.id, "content")
    assert open_text(content, row.id, row.text) == written.text
    details = open_details(content, row.id, row.details)
    assert (details.words, details.letter_date) == (written.details, written.letter_date)
    assert open_photos(content, row.id, await desk.cases.photos(row.id)) == written.photos
    identity = await desk.keys.get(row.id, "identity")
    assert open_envelope(identity, row.id, await desk.cases.envelope(row.id)) == written.identity
    address = await desk.keys.get(row.id, "address")
    way = open_address(address, row.id, await desk.cases.address(row.id))
    assert (way.chat, way.contact) == (written.return_address, None)


async def test_a_contact_is_kept_instead_of_the_chat(desk: Desk) -> None:
    filed = await desk.filing().file(complaint(reach="contact", contact="06 12345678"))
    row = await desk.cases.by_number(filed.number)
    way = open_address(await desk.keys.get(row.id, "address"), row.id, await desk.cases.address(row.id))
    assert (way.chat, way.contact) == (None, "06 12345678")


async def test_with_the_code_only_nothing_leads_back_to_the_chat(desk: Desk) -> None:
    filed = await desk.filing().file(complaint(reach="code", contact="06 12345678"))
    row = await desk.cases.by_number(filed.number)
    assert await desk.cases.address(row.id) is None
    assert await desk.cases.envelope(row.id) is None
    assert {purpose for case, purpose in await desk.key_store.all() if case == row.id} == {"content"}


async def test_a_name_that_was_typed_before_choosing_a_signal_is_not_kept(desk: Desk) -> None:
    who = Identity(name="Олена", address="Кай 7")
    filed = await desk.filing().file(complaint(identity=who))
    row = await desk.cases.by_number(filed.number)
    assert await desk.cases.envelope(row.id) is None


async def test_choices_alone_are_a_complaint(desk: Desk) -> None:
    filed = await desk.filing().file(complaint(text="", details={}, photos=()))
    row = await desk.cases.by_number(filed.number)
    assert (row.text, row.details, await desk.cases.photos(row.id)) == (None, None, ())


async def test_the_same_draft_again_is_the_same_case_number_and_code(desk: Desk) -> None:
    first = await desk.filing().file(complaint())
    keys = await desk.key_store.all()
    desk.now = MOMENT + 2 * DAY
    again = await desk.filing().file(complaint(text="something else", location=None))
    assert again == first
    assert await desk.key_store.all() == keys


async def test_filing_twice_writes_one_log_line_and_one_notice(memory: Desk) -> None:
    for _ in range(3):
        await memory.filing().file(complaint())
    assert len(memory.cases.log) == len(memory.cases.outbox) == 1


async def test_a_double_tap_is_one_case(desk: Desk) -> None:
    async with asyncio.TaskGroup() as both:
        taps = [both.create_task(desk.filing().file(complaint())) for _ in range(4)]
    assert len({tap.result() for tap in taps}) == 1
    row = await desk.cases.by_number(taps[0].result().number)
    assert open_text(await desk.keys.get(row.id, "content"), row.id, row.text) == TEXT


async def test_another_draft_of_the_same_words_is_another_case(desk: Desk) -> None:
    one = await desk.filing().file(complaint())
    other = await desk.filing().file(complaint(draft=b"e" * 16))
    assert one.number != other.number
    assert one.code != other.code


async def test_killed_between_the_keys_and_the_case_nothing_half_is_left_and_the_sweep_takes_the_keys(
    desk: Desk,
) -> None:
    with pytest.raises(Killed):
        await desk.filing(cases=killed_at(desk.cases, "add")).file(formal())
    orphans = {case for case, _ in await desk.key_store.all()} - {NO_CASE}
    assert len(orphans) == 1
    assert not await desk.cases.known(orphans)

    filed = await desk.filing().file(formal())
    row = await desk.cases.by_number(filed.number)
    assert await sweep(desk.cases, desk.key_store, before=MOMENT + DAY) == 3
    assert {case for case, _ in await desk.key_store.all()} == {NO_CASE, row.id}
    assert open_text(await desk.keys.get(row.id, "content"), row.id, row.text) == TEXT


async def test_killed_before_the_keys_are_there_nothing_at_all_is_left(desk: Desk) -> None:
    await desk.keys.receipts(now=MOMENT)
    keys = CaseKeys(killed_at(desk.key_store, "put"), SECRET, os.urandom)
    with pytest.raises(Killed):
        await desk.filing(keys=keys).file(complaint())
    assert {case for case, _ in await desk.key_store.all()} == {NO_CASE}


async def test_killed_after_the_commit_the_resident_gets_number_and_code_on_trying_again(desk: Desk) -> None:
    with pytest.raises(Killed):
        await desk.filing(cases=killed_at(desk.cases, "by_receipt")).file(complaint())
    filed = await desk.filing().file(complaint())
    receipts = await desk.keys.receipts(now=MOMENT)
    row = await desk.cases.by_receipt(receipt_hash(receipts, filed.code))
    assert row.number == filed.number
    assert {case for case, _ in await desk.key_store.all()} == {NO_CASE, row.id}


def same_numbers(size: int, dice: random.Random) -> bytes:
    """Random bytes, but numbers of cases come in the order in which these dice fall."""
    return dice.randbytes(1) if size == 1 else os.urandom(size)


async def test_a_number_that_is_taken_becomes_another_number(desk: Desk) -> None:
    first, other = [
        await desk.filing(random=partial(same_numbers, dice=random.Random(7))).file(complaint(draft=draft))
        for draft in (b"d" * 16, b"e" * 16)
    ]
    assert other.number != first.number
    assert await desk.filing().file(complaint(draft=b"e" * 16)) == other
    assert await desk.filing().file(complaint(draft=b"d" * 16)) == first


class AlwaysTaken(MemoryCaseStore):
    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times
        self.tried = []

    async def add(self, new):
        self.tried.append(new)
        if len(self.tried) <= self.times:
            raise NumberTaken
        return await super().add(new)


async def test_each_try_has_another_number_and_another_code_and_the_code_told_is_the_one_stored() -> None:
    desk = Desk(AlwaysTaken(3), MemoryKeyStore())
    filed = await desk.filing().file(complaint())
    assert len({new.case.number for new in desk.cases.tried}) == 4
    assert len({new.receipt for new in desk.cases.tried}) == 4
    assert len({new.case.id for new in desk.cases.tried}) == 1
    receipts = await desk.keys.receipts(now=MOMENT)
    assert (await desk.cases.by_receipt(receipt_hash(receipts, filed.code))).number == filed.number
    assert await desk.filing().file(complaint()) == filed


async def test_it_gives_up_rather_than_try_for_ever() -> None:
    desk = Desk(AlwaysTaken(10**6), MemoryKeyStore())
    with pytest.raises(NumberTaken):
        await desk.filing().file(complaint())
    assert len(desk.cases.tried) == 5


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


async def test_neither_code_nor_words_nor_address_are_in_any_byte_that_is_stored(desk: Desk, tmp_path: Path) -> None:
    codes = [(await desk.filing().file(one)).code for one in (complaint(), formal())]
    if isinstance(desk.cases, MemoryCaseStore):
        stored = repr(vars(desk.cases)) + repr(vars(desk.key_store))
        files = {"memory": stored.encode() + stored.encode("unicode_escape")}
    else:
        files = bytes_in(tmp_path)
        assert {"wegwijzer.db", "wegwijzer.db-wal", "keys.db"} <= files.keys()
    canaries = [*codes, *map(in_fours, codes), "канарейка", "КАНАРЕЙКА", "Канарейка", "Канаренштрат", "canary", "Олена"]
    for name, held in files.items():
        assert len(held) > 1000
        for canary in canaries:
            for form in (canary.encode(), canary.encode("utf-16-le"), canary.encode("unicode_escape")):
                assert form not in held, f"{canary} in {name}"
    draft = complaint().draft
    assert not [name for name, held in files.items() if draft in held or draft.hex().encode() in held]


async def test_after_a_rotation_a_filed_case_opens_and_its_code_finds_it(desk: Desk) -> None:
    filed = await desk.filing().file(formal())
    new_secret = b"another secret key for tests, of enough length"
    assert await rotate(desk.key_store, SECRET, new_secret, os.urandom) == 4
    with pytest.raises(KeyDoesNotOpen):
        await CaseKeys(desk.key_store, SECRET, os.urandom).receipts(now=MOMENT)
    keys = CaseKeys(desk.key_store, new_secret, os.urandom)
    row = await desk.cases.by_receipt(receipt_hash(await keys.receipts(now=MOMENT), filed.code))
    assert row.number == filed.number
    assert open_text(await keys.get(row.id, "content"), row.id, row.text) == TEXT
    assert open_envelope(await keys.get(row.id, "identity"), row.id, await desk.cases.envelope(row.id)).name
    assert open_address(await keys.get(row.id, "address"), row.id, await desk.cases.address(row.id)).chat
    assert await desk.filing(keys=keys).file(formal()) == filed


async def test_destroying_one_key_closes_what_it_sealed_and_nothing_else(desk: Desk) -> None:
    filed = await desk.filing().file(formal())
    row = await desk.cases.by_number(filed.number)
    await desk.keys.destroy(row.id, "address")
    assert await desk.keys.get(row.id, "address") is None
    content = await desk.keys.get(row.id, "content")
    assert open_text(content, row.id, row.text) == TEXT
