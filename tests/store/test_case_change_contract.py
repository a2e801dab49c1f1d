"""What every `CaseStore` promises of changing a case: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select

from issues.ports import CaseChange, OutboxRow, StaleCase, Tombstone
from store.cases import SqlCaseStore
from store.database import open_database
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from store.tables import complaint_outbox
from tests.store.complaint_rows import HOUR, NINE, case_row, event_row, filing, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.ports import CaseRow, CaseStore

DAY = date(2026, 9, 8)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where the cases are kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def stores(store_address: str | None) -> AsyncIterator[tuple[CaseStore, CaseStore]]:
    """The same cases as two processes see them."""
    if store_address is None:
        store = MemoryCaseStore()
        yield store, store
        return
    async with await open_database(store_address) as one, await open_database(store_address) as other:
        await prepare_schema(one)
        yield SqlCaseStore(one), SqlCaseStore(other)


@pytest.fixture
def store(stores: tuple[CaseStore, CaseStore]) -> CaseStore:
    """Each implementation in turn, empty."""
    return stores[0]


async def notices(store: CaseStore) -> list[tuple[bytes, str]]:
    """What waits to be told, of which case."""
    if isinstance(store, MemoryCaseStore):
        return [(case, one.kind) for case, one in store.outbox]
    async with store._database.reading() as connection:  # type: ignore[attr-defined]
        rows = (await connection.execute(select(complaint_outbox).order_by(complaint_outbox.c.id))).all()
    return [(row.case_id, row.kind) for row in rows]


async def everything(store: CaseStore, case: CaseRow) -> tuple[object, ...]:
    return (
        await store.by_number(case.number),
        await store.events(case.id),
        await store.photos(case.id),
        await store.envelope(case.id),
        await store.address(case.id),
        await notices(store),
        await store.tombstones(),
    )


WHOLE = CaseChange(
    state="in_hand",
    queue="coordinator",
    due=date(2026, 10, 1),
    about="staff",
    severity="urgent",
    flagged=True,
    theme="staff",
    sub_theme="rude",
    rule="about_staff",
    text=sealed("less"),
    events=(event_row("theme_changed", actor="coordinator"), event_row("taken", text=sealed("words"))),
    outbox=(OutboxRow(kind="news", not_before=NINE + HOUR),),
    photos=(sealed("third photo"),),
    tombstones=(Tombstone(case=bytes(range(16)), what="address", on=DAY),),
)


async def test_a_new_case_is_at_its_first_version(store: CaseStore) -> None:
    assert (await store.add(filing())).version == 1


async def test_a_change_writes_all_of_it_and_counts(store: CaseStore) -> None:
    new = filing()
    case = await store.add(new)
    changed = await store.change(case.id, 1, WHOLE)
    assert changed == replace(
        case,
        state="in_hand",
        queue="coordinator",
        due=date(2026, 10, 1),
        about="staff",
        severity="urgent",
        flagged=True,
        theme="staff",
        sub_theme="rude",
        rule="about_staff",
        text=sealed("less"),
        version=2,
    )
    assert await store.by_number(case.number) == changed
    assert await store.by_receipt(new.receipt) == changed
    assert await store.events(case.id) == (*new.events, *WHOLE.events)
    assert await store.photos(case.id) == (*new.photos, *WHOLE.photos)
    assert await notices(store) == [(case.id, "filed"), (case.id, "news"), (case.id, "news")]
    assert await store.tombstones() == WHOLE.tombstones


async def test_what_is_not_named_stays(store: CaseStore) -> None:
    new = filing()
    case = await store.add(new)
    assert await store.change(case.id, 1, CaseChange()) == replace(case, version=2)
    assert await store.envelope(case.id) == new.envelope
    assert await store.address(case.id) == new.address
    assert await store.photos(case.id) == new.photos


async def test_events_go_on_in_order_whatever_their_moment(store: CaseStore) -> None:
    case = await store.add(filing(events=(event_row("received"),)))
    kinds = [f"kind_{number}" for number in (9, 3, 12, 1, 11, 2, 10)]
    for version, kind in enumerate(kinds, start=1):
        await store.change(case.id, version, CaseChange(events=(event_row(kind, at=NINE - HOUR),)))
    assert [one.kind for one in await store.events(case.id)] == ["received", *kinds]


async def test_who_saw_an_older_version_writes_nothing(store: CaseStore) -> None:
    case = await store.add(filing())
    await store.change(case.id, 1, CaseChange(state="acknowledged", events=(event_row("acknowledged"),)))
    before = await everything(store, case)
    for version in (1, 3, 0):
        with pytest.raises(StaleCase):
            await store.change(case.id, version, replace(WHOLE, erased=("text", "photos", "address", "envelope")))
    assert await everything(store, case) == before


async def test_a_case_that_is_not_there_is_not_changed(store: CaseStore) -> None:
    with pytest.raises(StaleCase):
        await store.change(bytes(16), 1, WHOLE)
    assert await notices(store) == []
    assert await store.tombstones() == ()


async def test_of_many_who_saw_the_same_one_writes(stores: tuple[CaseStore, CaseStore]) -> None:
    case = await stores[0].add(filing(events=()))
    changes = [CaseChange(rule=f"rule_{number}", events=(event_row(f"kind_{number}"),)) for number in range(12)]
    tries = [stores[number % 2].change(case.id, 1, change) for number, change in enumerate(changes)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    [winner] = [number for number, one in enumerate(results) if not isinstance(one, BaseException)]
    assert all(isinstance(one, StaleCase) for number, one in enumerate(results) if number != winner)
    found = await stores[1].by_number(case.number)
    assert found is not None
    assert (found.rule, found.version) == (f"rule_{winner}", 2)
    assert [one.kind for one in await stores[1].events(case.id)] == [f"kind_{winner}"]


async def test_who_reads_again_loses_nothing(stores: tuple[CaseStore, CaseStore]) -> None:
    """Twenty at once, each of whom tries again until it is written."""
    case = await stores[0].add(filing(events=()))

    async def insist(number: int) -> None:
        store = stores[number % 2]
        while True:
            seen = await store.by_number(case.number)
            assert seen is not None
            try:
                await store.change(case.id, seen.version, CaseChange(events=(event_row(f"kind_{number}"),)))
            except StaleCase:
                continue
            return

    await asyncio.gather(*map(insist, range(20)))
    assert {one.kind for one in await stores[0].events(case.id)} == {f"kind_{number}" for number in range(20)}
    assert len(await stores[0].events(case.id)) == 20


@pytest.mark.parametrize("part", ["text", "details", "photos", "envelope", "address"])
async def test_a_part_is_taken_out_and_no_other(store: CaseStore, part: str) -> None:
    new, other = filing(1), filing(2)
    case = await store.add(new)
    await store.add(other)
    changed = await store.change(case.id, 1, CaseChange(erased=(part,)))  # type: ignore[arg-type]
    there = {
        "text": changed.text,
        "details": changed.details,
        "photos": await store.photos(case.id),
        "envelope": await store.envelope(case.id),
        "address": await store.address(case.id),
    }
    assert not there.pop(part)
    assert all(there.values())
    assert await store.by_number(case.number) == changed
    assert await store.events(case.id) == new.events
    assert await store.photos(other.case.id) == other.photos
    assert await store.address(other.case.id) == other.address


async def test_photos_that_come_after_all_were_taken_out_are_there(store: CaseStore) -> None:
    case = await store.add(filing())
    await store.change(case.id, 1, CaseChange(erased=("photos",)))
    await store.change(case.id, 2, CaseChange(photos=(sealed("new"), sealed("newer"))))
    assert await store.photos(case.id) == (sealed("new"), sealed("newer"))


async def test_that_something_ended_is_kept_once_with_its_first_day(store: CaseStore) -> None:
    case = await store.add(filing())
    first = Tombstone(case=case.id, what="address", on=DAY)
    await store.change(case.id, 1, CaseChange(tombstones=(first,)))
    again, more = replace(first, on=date(2027, 1, 1)), replace(first, what="content")
    await store.change(case.id, 2, CaseChange(tombstones=(again, more)))
    assert set(await store.tombstones()) == {first, more}


BAD = {
    "staff read by their colleagues": CaseChange(about="staff"),
    "an unknown state": CaseChange(state="lost"),  # type: ignore[arg-type]
    "an unknown queue": CaseChange(queue="archive"),  # type: ignore[arg-type]
    "words that are not sealed": CaseChange(text=b"mould"),
    "an event's words that are not sealed": CaseChange(events=(event_row(), event_row(text=b"mould"))),
    "an event of no kind": CaseChange(events=(event_row(""),)),
    "a photo that is not sealed": CaseChange(photos=(b"\xff\xd8\xff\xe0",)),
    "a notice of no kind": CaseChange(outbox=(OutboxRow(kind="", not_before=NINE),)),
    "the end of no case": CaseChange(tombstones=(Tombstone(case=b"Olena", what="address", on=DAY),)),
    "the end of something unknown": CaseChange(tombstones=(Tombstone(case=bytes(16), what="mould", on=DAY),)),  # type: ignore[arg-type]
    "a moment without a zone": CaseChange(events=(event_row(at=datetime(2026, 9, 7)),)),  # noqa: DTZ001 – the point
}


@pytest.mark.parametrize("what", BAD)
async def test_what_does_not_fit_writes_nothing_and_is_not_repeated(store: CaseStore, what: str) -> None:
    case = await store.add(filing())
    before = await everything(store, case)
    bad = replace(BAD[what], state=BAD[what].state or "in_hand", erased=("address", "photos"))
    with pytest.raises(ValueError, match=r"must be|needs a time zone") as refusal:
        await store.change(case.id, 1, bad)
    for secret in ("Olena", "mould", "archive", "lost"):
        assert secret not in str(refusal.value)
    assert await everything(store, case) == before


async def test_what_is_about_staff_may_leave_the_location_in_the_same_step(store: CaseStore) -> None:
    case = await store.add(filing(case=case_row(queue="location")))
    changed = await store.change(case.id, 1, CaseChange(about="staff", queue="coordinator"))
    assert (changed.about, changed.queue) == ("staff", "coordinator")
    with pytest.raises(ValueError, match="must be read by others"):
        await store.change(case.id, 2, CaseChange(queue="location"))


class PowerCut(Exception):
    """Where a test pulls the plug."""


@pytest.mark.parametrize("at", ["UPDATE complaint_case", "DELETE FROM complaint_photo", "INSERT INTO complaint_event",
                                "INSERT INTO complaint_outbox", "INSERT INTO complaint_tombstone"])  # fmt: skip
async def test_a_fault_in_the_middle_leaves_it_as_it_was(store: CaseStore, at: str) -> None:
    if isinstance(store, MemoryCaseStore):
        pytest.skip("nothing can fail between two of its lines")
    assert isinstance(store, SqlCaseStore)
    case = await store.add(filing())
    before = await everything(store, case)

    def cut(*arguments: object) -> None:
        if str(arguments[2]).startswith(at):
            raise PowerCut

    engine = store._database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", cut)
    change = replace(WHOLE, erased=("photos", "address"))
    with pytest.raises(PowerCut):
        await store.change(case.id, 1, change)
    event.remove(engine, "before_cursor_execute", cut)
    assert await everything(store, case) == before
    assert (await store.change(case.id, 1, change)).version == 2
