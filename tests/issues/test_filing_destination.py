"""Where a filed complaint goes, what of it is logged, and what is refused before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from issues.case_keys import NO_CASE
from issues.offices.model import NotConnected
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from tests.issues.complaints import MOMENT, Desk, complaint, formal

DAY = timedelta(days=1)


@pytest.fixture
def memory() -> Desk:
    return Desk(MemoryCaseStore(), MemoryKeyStore())


@pytest.mark.parametrize(
    "wrong",
    [
        complaint(municipality="elders"),
        complaint(sub_theme="no_such_thing"),
        formal(identity=None),
        complaint(return_address=None),
    ],
    ids=["not connected", "no sub-theme", "formal without a name", "here without an address"],
)
async def test_what_cannot_be_filed_leaves_no_key_behind(memory: Desk, wrong) -> None:
    with pytest.raises((NotConnected, LookupError, ValueError)):
        await memory.filing().file(wrong)
    assert {case for case, _ in await memory.key_store.all()} == {NO_CASE}
    assert not memory.cases.log


async def test_an_answer_that_says_staff_takes_it_past_the_location_whatever_the_caller_says(memory: Desk) -> None:
    one = complaint(theme="staff", sub_theme="rude", about="facilities", answers={}, details={})
    filed = await memory.filing().file(one)
    assert filed.destination.queue in {"coordinator", "confidant"}
    assert memory.filing().destination(one) == filed.destination
    row = await memory.cases.by_number(filed.number)
    assert row.about == "staff"


async def test_the_log_names_a_location_only_where_the_location_reads(memory: Desk) -> None:
    await memory.filing().file(complaint())
    await memory.filing().file(complaint(draft=b"e" * 16, about="staff"))
    await memory.filing().file(complaint(draft=b"g" * 16, location="host_family"))
    logged = [(line.period, line.municipality, line.location, line.about) for line in memory.cases.log]
    assert logged == [
        ("2026-Q3", "voorbeeldstad", "havenkade", "facilities"),
        ("2026-Q3", "voorbeeldstad", None, "staff"),
        ("2026-Q3", "voorbeeldstad", None, "facilities"),
    ]


async def test_a_host_family_is_read_by_the_desk_for_hosts(memory: Desk) -> None:
    assert memory.filing().destination(complaint(location="host_family")).queue == "hosts"


async def test_the_term_counts_from_the_day_it_is_in_the_netherlands(memory: Desk) -> None:
    """Half past eleven in the evening in London is the next day in Amsterdam, and of another quarter."""
    memory.now = datetime(2026, 9, 30, 22, 30, tzinfo=UTC)
    late = await memory.filing().file(formal())
    assert late.destination.due == date(2026, 11, 12)
    assert memory.cases.log[0].period == "2026-Q4"


async def test_a_case_keeps_its_destination_when_the_rules_or_the_day_change(memory: Desk) -> None:
    first = await memory.filing().file(complaint())
    memory.now = MOMENT + 30 * DAY
    assert (await memory.filing().file(complaint())).destination == first.destination
    assert memory.filing().destination(replace(complaint(), draft=b"n" * 16)).due > first.destination.due
