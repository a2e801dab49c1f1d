"""Reminders made by a walk over the open cases: written down once, handed to whom they are for, whoever else walks."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from issues import reminding
from issues.outbox import FILED, FOR_DESK, FOR_RESIDENTS, NEWS, Waiting
from issues.reminders import TO
from issues.reminding import remind
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_outbox import MemoryOutboxStore
from store.outbox import SqlOutboxStore
from store.schema import prepare_schema
from tests.issues.complaints import Desk, complaint
from tests.issues.staff import Staff
from wegwijzer.reminding import remind_hourly

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MONDAY = datetime(2026, 9, 7, 9, 41, tzinfo=UTC)
"""When everything is filed: to be opened within three working days, and answered within ten, by 21 September."""
DAY = timedelta(days=1)
NOTHING: dict[str, int] = {}


class House:
    """The stores as two processes see them, a desk that files and somebody who answers."""

    def __init__(self, key_store, pairs):
        self.cases, self.outbox = pairs[0]
        self.others = pairs[1][0]
        self.desk = Desk(self.cases, key_store, MONDAY)
        self.staff = Staff(self.cases, self.desk.keys, lambda: self.desk.now)
        self.failures = []

    async def file(self, draft=1, **changes):
        answers = {"where_room": ("bedroom",), "affected": ()}
        what = complaint(draft=bytes([draft]) * 16, answers=answers, details={}, photos=(), **changes)
        return await self.desk.filing().file(what)

    async def remind(self, *, cases=None, **later):
        self.desk.now = MONDAY + timedelta(**later)
        return dict(await remind(cases or self.cases, self.desk.now, lambda: 0.0, self.failures.append))

    async def events(self, filed):
        case = await self.cases.by_number(filed.number)
        return [(one.data["of"], one.data["day"]) for one in await self.cases.events(case.id) if one.kind == "reminded"]

    async def waiting(self):
        return await self.outbox.count(self.desk.now + 30 * DAY)

    async def take(self, kind):
        now = self.desk.now + DAY
        return await self.outbox.take({kind}, most=50, now=now, until=now + timedelta(minutes=2))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where it is kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def house(store_address: str | None, tmp_path: Path) -> AsyncIterator[House]:
    if store_address is None:
        cases = MemoryCaseStore()
        yield House(MemoryKeyStore(), [(cases, MemoryOutboxStore(cases))] * 2)
        return
    async with AsyncExitStack() as open_ones:
        one, other = [await open_ones.enter_async_context(await open_database(store_address)) for _ in range(2)]
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(one)
        await prepare_schema(keys)
        yield House(SqlKeyStore(keys), [(SqlCaseStore(each), SqlOutboxStore(each)) for each in (one, other)])


@pytest.fixture
def memory() -> House:
    cases = MemoryCaseStore()
    return House(MemoryKeyStore(), [(cases, MemoryOutboxStore(cases))] * 2)


async def test_what_nobody_opens_and_nobody_answers_is_said_once_each(house: House) -> None:
    filed = await house.file()
    due = filed.destination.due
    assert await house.remind(hours=1) == NOTHING
    assert await house.remind(days=4) == {"unopened": 1}
    assert await house.remind(days=4, hours=1) == NOTHING
    assert await house.remind(days=10) == {"due_soon": 1}
    assert await house.remind(days=15) == {"overdue": 1}
    assert await house.remind(days=40) == NOTHING
    assert house.failures == []
    made = [("unopened", "2026-09-10"), ("due_soon", due.isoformat()), ("overdue", due.isoformat())]
    assert await house.events(filed) == made
    assert {kind: found for kind, found in (await house.waiting()).items() if kind != FILED} == {
        kind: Waiting(due=1) for kind in ("unopened", "due_soon", "overdue")
    }


async def test_staff_are_reminded_by_a_row_for_the_digest_that_is_ticked_off(house: House) -> None:
    filed = await house.file()
    await house.remind(days=15)
    taken = {kind: await house.take(kind) for kind in FOR_DESK}
    assert {kind: [one.number for one in found] for kind, found in taken.items()} == {
        FILED: [filed.number], "unopened": [filed.number], "due_soon": [], "overdue": [filed.number],
    }  # fmt: skip
    assert await house.take("overdue") == (), "one that is being sent is nobody else's"
    for found in taken.values():
        for one in found:
            await house.outbox.done(one)
    assert await house.waiting() == {}
    assert await house.remind(days=16) == NOTHING, "and is not made anew"


def test_every_reminder_is_for_the_desk_or_for_the_resident() -> None:
    for kind, to in TO.items():
        assert (kind in FOR_DESK) == ("resident" not in to)
    assert FOR_RESIDENTS.isdisjoint(FOR_DESK)


async def test_a_resident_hears_once_that_a_question_waits_and_not_in_the_night(house: House) -> None:
    filed = await house.file()
    await house.staff.ask(filed.number, "Welke kamer is het?")
    assert await house.remind(days=6) == NOTHING
    night = MONDAY + timedelta(days=7, hours=14)
    assert await house.remind(days=7, hours=14) == {"question_waiting": 1}
    assert await house.remind(days=9) == NOTHING
    assert await house.outbox.take({NEWS}, most=9, now=night, until=night + DAY) == ()
    morning = datetime(2026, 9, 15, 6, 0, tzinfo=UTC)
    [notice] = await house.outbox.take({NEWS}, most=9, now=morning, until=morning + DAY)
    assert notice.number == filed.number


async def test_it_neither_changes_how_a_case_stands_nor_begins_a_new_wait(house: House) -> None:
    filed = await house.file()
    before = await house.cases.by_number(filed.number)
    await house.remind(days=15)
    after = await house.cases.by_number(filed.number)
    assert (after.state, after.queue, after.due, after.severity) == (
        before.state, before.queue, before.due, before.severity,
    )  # fmt: skip
    assert after.version == before.version + 1


async def test_two_processes_at_once_remind_once(house: House) -> None:
    filed = [await house.file(draft) for draft in range(1, 13)]
    house.desk.now = MONDAY + 15 * DAY
    counts = await asyncio.gather(
        *(house.remind(cases=cases, days=15) for cases in (house.cases, house.others, house.cases, house.others))
    )
    assert sum(sum(one.values()) for one in counts) == 2 * len(filed)
    for one in filed:
        assert len(await house.events(one)) == 2
    found = await house.waiting()
    assert (found["unopened"].due, found["overdue"].due) == (len(filed), len(filed))


async def test_killed_in_the_middle_the_next_walk_makes_the_rest(memory: House, monkeypatch) -> None:
    filed = [await memory.file(draft) for draft in range(1, 6)]
    change, left = memory.cases.change, [2]

    async def dying(*arguments):
        if not left[0]:
            raise asyncio.CancelledError
        left[0] -= 1
        return await change(*arguments)

    with monkeypatch.context() as killed:
        killed.setattr(memory.cases, "change", dying)
        with pytest.raises(asyncio.CancelledError):
            await memory.remind(days=15)
    assert await memory.remind(days=15, hours=1) == {"unopened": 3, "overdue": 3}
    assert [len(await memory.events(one)) for one in filed] == [2] * 5


async def test_whoever_was_faster_is_met_an_hour_later_and_keeps_nobody_waiting(memory: House, monkeypatch) -> None:
    """Staff note something just as the walk comes by: nothing is written over it, and nothing forgotten."""
    filed = [await memory.file(draft) for draft in range(1, 4)]
    [(first, _), *_others] = await memory.cases.open_after(b"", most=1)
    change = memory.cases.change

    async def overtaken(*arguments):
        monkeypatch.setattr(memory.cases, "change", change)
        await memory.staff.do(first.number, "note", "Bellen.")
        return await change(*arguments)

    monkeypatch.setattr(memory.cases, "change", overtaken)
    assert await memory.remind(days=15) == {"unopened": 2, "overdue": 2}
    assert await memory.remind(days=15, hours=1) == {"unopened": 1, "overdue": 1}
    assert [len(await memory.events(one)) for one in filed] == [2] * 3


async def test_one_case_that_breaks_keeps_no_other_from_being_seen(memory: House, monkeypatch) -> None:
    filed = [await memory.file(draft) for draft in range(1, 6)]
    broken = sorted([(await memory.cases.by_number(one.number)).id for one in filed])[1]
    change = memory.cases.change

    async def breaks(case, *arguments):
        if case == broken:
            raise ValueError("КАНАРКА")
        return await change(case, *arguments)

    monkeypatch.setattr(memory.cases, "change", breaks)
    assert await memory.remind(days=15) == {"unopened": 4, "overdue": 4}
    assert [type(one) for one in memory.failures] == [ValueError]


async def test_never_more_than_a_page_is_in_memory(memory: House, monkeypatch) -> None:
    monkeypatch.setattr(reminding, "AT_ONCE", 2)
    for draft in range(1, 6):
        await memory.file(draft)
    open_after, pages = memory.cases.open_after, []

    async def seen(case, *, most):
        page = await open_after(case, most=most)
        pages.append(len(page))
        return page

    monkeypatch.setattr(memory.cases, "open_after", seen)
    assert await memory.remind(days=15) == {"unopened": 5, "overdue": 5}
    assert pages == [2, 2, 1, 0]


async def test_the_program_walks_every_hour_whatever_fails(memory: House, monkeypatch) -> None:
    slept, moments = [], iter([MONDAY, MONDAY + 15 * DAY, MONDAY + 15 * DAY])
    filed = await memory.file()
    monkeypatch.setattr("wegwijzer.reminding.now", lambda: next(moments))
    open_after = memory.cases.open_after

    async def broken(*_arguments, **_named):
        monkeypatch.setattr(memory.cases, "open_after", open_after)
        raise ConnectionError("КАНАРКА")

    monkeypatch.setattr(memory.cases, "open_after", broken)

    async def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await remind_hourly(memory.cases, sleep)
    assert slept == [3600.0] * 3
    assert len(await memory.events(filed)) == 2
