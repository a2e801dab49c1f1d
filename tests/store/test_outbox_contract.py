"""What every `OutboxStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from issues.outbox import FILED, KILLED, NEWS, Waiting
from issues.ports import OutboxRow
from store.cases import SqlCaseStore
from store.database import open_database
from store.memory_cases import MemoryCaseStore
from store.memory_outbox import MemoryOutboxStore
from store.outbox import SqlOutboxStore
from store.schema import prepare_schema
from tests.store.complaint_rows import NINE, case_row, filing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.outbox import OutboxStore
    from issues.ports import CaseStore

MINUTE = timedelta(minutes=1)
OTHER = "question"
KINDS = {NEWS, OTHER}


class Box(NamedTuple):
    """Cases and their notices, as two processes see them."""

    cases: CaseStore
    one: OutboxStore
    other: OutboxStore

    async def case(self, seed: int = 1, *notices: tuple[str, int], **changes) -> None:
        """A case with notices, each a kind and how many minutes after nine it is due."""
        rows = tuple(OutboxRow(kind=kind, not_before=NINE + minutes * MINUTE) for kind, minutes in notices)
        await self.cases.add(filing(seed, case=case_row(seed, **changes), outbox=rows))

    async def take(self, minute: int = 0, most: int = 10, lease: int = 2):
        now = NINE + minute * MINUTE
        return await self.one.take(KINDS, most=most, now=now, until=now + lease * MINUTE)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where it is kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def box(store_address: str | None) -> AsyncIterator[Box]:
    """Empty."""
    if store_address is None:
        cases = MemoryCaseStore()
        store = MemoryOutboxStore(cases)
        yield Box(cases, store, store)
        return
    async with await open_database(store_address) as one, await open_database(store_address) as other:
        await prepare_schema(one)
        yield Box(SqlCaseStore(one), SqlOutboxStore(one), SqlOutboxStore(other))


async def test_a_notice_comes_with_what_it_takes_to_send_it(box: Box) -> None:
    await box.case(1, (NEWS, 0), number="W7K-4QX9", language="nl", flagged=True)
    [notice] = await box.take()
    assert (notice.case, notice.number, notice.language, notice.flagged) == (case_row(1).id, "W7K-4QX9", "nl", True)
    assert (notice.kind, notice.attempt, notice.failures, notice.doubts) == (NEWS, 1, 0, 0)


async def test_nothing_is_taken_before_its_time(box: Box) -> None:
    await box.case(1, (NEWS, 1))
    assert await box.take(0) == ()
    assert len(await box.take(1)) == 1


async def test_other_kinds_stay_where_they_are(box: Box) -> None:
    await box.case(1, (FILED, 0))
    assert await box.take() == ()
    assert await box.one.count(NINE) == {FILED: Waiting(due=1)}


async def test_the_oldest_go_first_and_no_more_than_asked_for(box: Box) -> None:
    for seed, minute in ((1, 3), (2, 1), (3, 2)):
        await box.case(seed, (NEWS, minute))
    assert [one.case for one in await box.take(5, most=2)] == [case_row(2).id, case_row(3).id]
    assert [one.case for one in await box.take(5)] == [case_row(1).id]


async def test_two_workers_never_take_the_same(box: Box) -> None:
    """Forty workers in two processes, over notices of fifty cases."""
    for seed in range(1, 51):
        await box.case(seed, (NEWS, 0))

    async def work(store: OutboxStore) -> list[int]:
        mine = []
        while found := await store.take(KINDS, most=3, now=NINE, until=NINE + MINUTE):
            mine += [one.id for one in found]
        return mine

    taken = await asyncio.gather(*(work(box.one if number % 2 else box.other) for number in range(40)))
    # Whoever finds every row locked finds nothing, and leaves; so some may be left for the next look.
    rest = [one.id for one in await box.take(most=50)]
    times = Counter(number for mine in (*taken, rest) for number in mine)
    assert len(times) == 50
    assert set(times.values()) == {1}


async def test_what_is_leased_is_nobody_elses_until_the_lease_runs_out(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    [first] = await box.take(0)
    assert await box.take(1) == ()
    [again] = await box.take(2)
    assert (again.id, again.attempt) == (first.id, 2)
    assert (again.failures, again.doubts) == (1, 1), "whoever had it may have sent it"


async def test_killed_between_sending_and_done_it_is_sent_again_and_counted(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    for minute in (0, 2, 4):
        assert len(await box.take(minute)) == 1
    [fourth] = await box.take(6)
    assert (fourth.failures, fourth.doubts) == (3, 3)
    await box.one.done(fourth)
    assert await box.take(60) == ()
    assert await box.one.count(NINE) == {}


async def test_of_one_case_one_is_sent_at_a_time_and_in_order(box: Box) -> None:
    await box.case(1, (NEWS, 0), (OTHER, 0))
    await box.case(2, (OTHER, 0), (NEWS, 0))
    first = await box.take()
    assert [(one.case, one.kind) for one in first] == [(case_row(1).id, NEWS), (case_row(2).id, OTHER)]
    assert await box.take() == (), "those before are still being sent"
    await box.one.done(first[0])
    [second] = await box.take()
    assert (second.case, second.kind) == (case_row(1).id, OTHER)


async def test_one_message_does_for_all_news_there_is_by_then(box: Box) -> None:
    await box.case(1, (NEWS, 0), (NEWS, 1), (OTHER, 0), (NEWS, 600))
    await box.case(2, (NEWS, 0))
    [mine, _other] = await box.take(1)
    await box.one.done(mine)
    assert await box.one.count(NINE) == {NEWS: Waiting(leased=1), OTHER: Waiting(due=1)}


async def test_urgent_news_does_not_wait_for_what_waits_for_the_morning(box: Box) -> None:
    await box.case(1, (NEWS, 600), (NEWS, 0))
    [urgent] = await box.take()
    await box.one.done(urgent)
    assert await box.one.count(NINE) == {}, "in the morning there is nothing left to say"


async def test_a_dead_notice_is_not_in_the_way(box: Box) -> None:
    await box.case(1, (NEWS, 0), (NEWS, 1))
    [first] = await box.take(0)
    await box.one.bury(first, "chat_not_found")
    [second] = await box.take(1)
    await box.one.done(second)
    assert await box.one.dead() == (), "the later one said it all"


async def test_what_fails_waits_and_is_counted(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    [notice] = await box.take(0)
    await box.one.retry(notice, NINE + 5 * MINUTE, "TelegramServerError", in_doubt=True)
    assert await box.take(4) == ()
    [again] = await box.take(5)
    assert (again.failures, again.doubts, again.attempt) == (1, 1, 2)
    await box.one.retry(again, NINE + 9 * MINUTE, "chat_not_found", in_doubt=False)
    [third] = await box.take(9)
    assert (third.failures, third.doubts) == (2, 1)


async def test_waiting_is_no_failure(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    [notice] = await box.take(0)
    await box.one.wait(notice, NINE + 5 * MINUTE)
    assert await box.take(4) == ()
    [again] = await box.take(5)
    assert (again.failures, again.doubts) == (0, 0)


async def test_who_comes_back_after_their_lease_changes_nothing_of_anothers(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    [late] = await box.take(0)
    [current] = await box.take(2)
    await box.one.retry(late, NINE, "late", in_doubt=True)
    await box.one.wait(late, NINE)
    await box.one.bury(late, "late")
    assert await box.one.count(NINE + 3 * MINUTE) == {NEWS: Waiting(leased=1)}
    await box.one.wait(current, NINE)
    [after] = await box.take(5)
    assert (after.failures, after.doubts) == (1, 1)


async def test_who_comes_back_late_and_has_sent_it_spares_the_others(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    [late] = await box.take(0)
    await box.one.done(late)
    assert await box.take(10) == ()


async def test_the_dead_are_seen_and_can_be_brought_back(box: Box) -> None:
    for seed in (1, 2, 3):
        await box.case(seed, (NEWS, 0))
    one, two, three = await box.take()
    await box.one.bury(one, "no_rights")
    await box.one.bury(two, "chat_not_found")
    await box.one.done(three)
    assert await box.take(60) == ()
    dead = await box.one.dead()
    assert [(found.id, found.kind, found.error) for found in dead] == [
        (one.id, NEWS, "no_rights"),
        (two.id, NEWS, "chat_not_found"),
    ]
    assert await box.one.count(NINE) == {NEWS: Waiting(dead=2)}
    later = NINE + 60 * MINUTE
    assert await box.one.revive(now=later, only=10**6) == 0
    assert await box.one.revive(now=later, only=two.id) == 1
    [back] = await box.take(60)
    assert (back.id, back.failures) == (two.id, 0)
    assert await box.one.revive(now=later) == 1
    assert await box.one.dead() == ()


async def test_it_is_said_what_killed_a_notice_that_kills_whoever_takes_it(box: Box) -> None:
    await box.case(1, (NEWS, 0))
    await box.take(0)
    [again] = await box.take(2)
    await box.one.bury(again, KILLED)
    [dead] = await box.one.dead()
    assert (dead.error, dead.failures) == (KILLED, 1)


async def test_counts_tell_what_is_due_what_waits_and_what_is_being_sent(box: Box) -> None:
    await box.case(1, (NEWS, 0), (FILED, 0))
    await box.case(2, (NEWS, 0))
    await box.case(3, (NEWS, 30))
    await box.take(0, most=1)
    assert await box.one.count(NINE) == {FILED: Waiting(due=1), NEWS: Waiting(due=1, later=1, leased=1)}
    assert await box.one.count(NINE + 2 * MINUTE) == {FILED: Waiting(due=1), NEWS: Waiting(due=2, later=1)}


async def test_the_purge_takes_the_dead_and_what_nobody_takes_and_nothing_that_waits(box: Box) -> None:
    await box.case(1, (FILED, 0), (NEWS, 0))
    await box.case(2, (FILED, 5), (NEWS, 0))
    dead, waiting = await box.take(0)
    await box.one.bury(dead, "no_rights")
    await box.one.wait(waiting, NINE)
    assert await box.one.purge(before=NINE) == 0
    assert await box.one.purge(before=NINE + MINUTE, dry_run=True) == 2
    assert await box.one.purge(before=NINE + MINUTE) == 2
    assert await box.one.count(NINE + 9 * MINUTE) == {FILED: Waiting(due=1), NEWS: Waiting(due=1)}
