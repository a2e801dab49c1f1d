"""What every `CaseStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from issues.ports import NumberTaken
from store.cases import SqlCaseStore
from store.database import open_database
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.store.complaint_rows import AMSTERDAM, NINE, case_row, event_row, filing, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.ports import CaseStore, NewCase


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


async def is_empty(store: CaseStore, new: NewCase) -> bool:
    """Nothing of this filing is there, by whatever one may ask."""
    case = new.case
    found = (
        await store.by_draft(case.draft_key),
        await store.by_number(case.number),
        await store.by_receipt(new.receipt),
        *await store.events(case.id),
        *await store.photos(case.id),
        *await store.known([case.id]),
        await store.envelope(case.id),
        await store.address(case.id),
    )
    return not any(found)


async def test_a_case_comes_back_as_it_was_filed(store: CaseStore) -> None:
    new = filing()
    assert new.case.filed_at == NINE, "to the microsecond"
    assert await store.add(new) == new.case
    assert await store.by_draft(new.case.draft_key) == new.case
    assert await store.by_number(new.case.number) == new.case
    assert await store.by_receipt(new.receipt) == new.case
    assert await store.events(new.case.id) == new.events
    assert await store.photos(new.case.id) == new.photos
    assert await store.envelope(new.case.id) == new.envelope
    assert await store.address(new.case.id) == new.address


async def test_what_may_be_missing_may_be_missing(store: CaseStore) -> None:
    case = case_row(location=None, details=None, text=None, answers={})
    new = filing(case=case, events=(), photos=(), envelope=None, address=None, outbox=())
    assert await store.add(new) == case
    assert await store.by_number(case.number) == case
    assert await store.events(case.id) == ()
    assert await store.photos(case.id) == ()
    assert await store.envelope(case.id) is None
    assert await store.address(case.id) is None


async def test_nothing_filed_is_nothing_found(store: CaseStore) -> None:
    await store.add(filing(1))
    assert await is_empty(store, filing(2))


async def test_two_cases_never_mix(store: CaseStore) -> None:
    one, other = filing(1), filing(2, photos=(sealed("theirs"),), events=(event_row("theirs"),), envelope=None)
    await store.add(one)
    await store.add(other)
    assert await store.by_receipt(one.receipt) == one.case
    assert await store.by_receipt(other.receipt) == other.case
    assert await store.photos(other.case.id) == other.photos
    assert await store.events(other.case.id) == other.events
    assert await store.envelope(other.case.id) is None
    assert await store.envelope(one.case.id) == one.envelope


async def test_events_are_told_in_the_order_in_which_they_happened(store: CaseStore) -> None:
    """Not by their moment: many happen in one."""
    kinds = [f"kind_{number}" for number in (9, 3, 12, 1, 11, 2, 10, 5, 8, 4, 7, 6)]
    new = filing(events=[event_row(kind) for kind in kinds])
    await store.add(new)
    assert [one.kind for one in await store.events(new.case.id)] == kinds


async def test_moments_come_back_in_utc(store: CaseStore) -> None:
    late = datetime(2026, 9, 7, 0, 30, tzinfo=AMSTERDAM)
    new = filing(case=case_row(filed_at=late), events=(event_row(at=late),))
    for case in (await store.add(new), await store.by_number(new.case.number)):
        assert case is not None
        assert case.filed_at.isoformat() == "2026-09-06T22:30:00+00:00"
    (event,) = await store.events(new.case.id)
    assert event.at.tzinfo is UTC


async def test_the_same_draft_again_is_the_first_case(store: CaseStore) -> None:
    """Filed again after a time-out: another id, number and code are drawn, and thrown away."""
    first, second = filing(1), filing(2)
    again = replace(second, case=replace(second.case, draft_key=first.case.draft_key))
    await store.add(first)
    assert await store.add(again) == first.case
    assert await store.by_number(again.case.number) is None
    assert await store.by_receipt(again.receipt) is None
    assert await store.events(again.case.id) == ()


async def test_the_same_filing_again_takes_no_number_for_taken(store: CaseStore) -> None:
    new = filing()
    await store.add(new)
    assert await store.add(new) == new.case
    assert await store.photos(new.case.id) == new.photos


async def test_two_processes_file_the_same_draft_at_the_same_moment(stores: tuple[CaseStore, CaseStore]) -> None:
    draft_key = bytes(range(32))
    filings = [filing(number, case=case_row(number, draft_key=draft_key)) for number in range(1, 21)]
    filed = await asyncio.gather(*(stores[number % 2].add(new) for number, new in enumerate(filings)))
    assert len(set(map(id_of, filed))) == 1
    there = await stores[0].known(new.case.id for new in filings)
    assert there == {filed[0].id}


def id_of(case: object) -> bytes:
    found: bytes = case.id  # type: ignore[attr-defined]
    return found


async def test_many_drafts_at_once_are_as_many_cases(stores: tuple[CaseStore, CaseStore]) -> None:
    filings = [filing(number) for number in range(1, 31)]
    await asyncio.gather(*(stores[number % 2].add(new) for number, new in enumerate(filings)))
    for new in filings:
        assert await stores[0].by_receipt(new.receipt) == new.case
        assert await stores[0].photos(new.case.id) == new.photos


@pytest.mark.parametrize("same", ["number", "receipt"])
async def test_a_number_or_code_that_exists_is_refused_whole(store: CaseStore, same: str) -> None:
    first, second = filing(1), filing(2)
    if same == "number":
        second = replace(second, case=replace(second.case, number=first.case.number))
    else:
        second = replace(second, receipt=first.receipt)
    await store.add(first)
    with pytest.raises(NumberTaken):
        await store.add(second)
    assert await store.by_draft(second.case.draft_key) is None
    assert await store.events(second.case.id) == ()
    fresh = replace(second, case=replace(second.case, number="FRESH"), receipt=bytes(32))
    assert await store.add(fresh) == fresh.case


BAD = {
    "a photo that is empty": lambda: filing(photos=(sealed("first"), b"")),
    "a photo that is not sealed": lambda: filing(photos=(sealed("first"), b"\xff\xd8\xff\xe0")),
    "a photo that is too large": lambda: filing(photos=(bytes(12 * 1024 * 1024 + 1),)),
    "an envelope that is not sealed": lambda: filing(envelope=b"Olena"),
    "an address that is not sealed": lambda: filing(address=b"123456789"),
    "words that are not sealed": lambda: filing(case=case_row(text=b"mould")),
    "a code that is not hashed": lambda: filing(receipt=b"1234567890123456"),
    "a draft that is not hashed": lambda: filing(case=case_row(draft_key=bytes(16))),
    "a short id": lambda: filing(case=case_row(id=bytes(15))),
    "staff read by their colleagues": lambda: filing(case=case_row(about="staff", queue="location")),
    "an unknown queue": lambda: filing(case=case_row(queue="archive")),
    "an unknown state": lambda: filing(case=case_row(state="lost")),
    "a story among the answers": lambda: filing(case=case_row(answers={"where": ("x" * 9000,)})),
    "an event of no kind": lambda: filing(events=(event_row(), event_row(""))),
    "an event's words that are not sealed": lambda: filing(events=(event_row(text=b"mould"),)),
    "a log finer than a day": lambda: filing(log=replace(filing().log, period="2026-09-07T09")),
    "a log of an unknown kind": lambda: filing(log=replace(filing().log, kind="gossip")),
    "a log of nowhere": lambda: filing(log=replace(filing().log, municipality="")),
    "a moment without a zone": lambda: filing(case=case_row(filed_at=datetime(2026, 9, 7))),  # noqa: DTZ001 – the point
}


@pytest.mark.parametrize("what", BAD)
async def test_what_does_not_fit_stores_nothing_and_is_not_repeated(store: CaseStore, what: str) -> None:
    new = BAD[what]()
    with pytest.raises(ValueError, match=r"must be|needs a time zone") as refusal:
        await store.add(new)
    for secret in ("Olena", "123456789", "mould", "gossip", "archive"):
        assert secret not in str(refusal.value)
    assert await is_empty(store, new)
    good = filing()
    assert await store.add(good) == good.case, "the same draft, mended"


async def test_known_tells_cases_from_other_ids(store: CaseStore) -> None:
    await store.add(filing(1))
    await store.add(filing(2))
    ids = [number.to_bytes(16, "big") for number in range(3000)]
    assert await store.known(iter(ids)) == {ids[1], ids[2]}
    assert await store.known([]) == set()


async def test_cases_have_their_numbers(store: CaseStore) -> None:
    await store.add(filing(1))
    await store.add(filing(2))
    ids = [number.to_bytes(16, "big") for number in range(3000)]
    assert await store.numbers(ids) == {ids[1]: filing(1).case.number, ids[2]: filing(2).case.number}
    assert await store.numbers(set()) == {}
