"""Walking cases page by page, as every `CaseStore` and `KeyStore` promises it: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from issues.ports import CaseChange, SealedAddress
from issues.steps import ANSWERED, OPEN, OVER
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.store.complaint_rows import NINE, case_row, event_row, filing, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from issues.ports import CaseStore, KeyStore

DAY = timedelta(days=1)


class Stores(NamedTuple):
    cases: CaseStore
    keys: KeyStore


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where it is kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def stores(store_address: str | None, tmp_path: Path) -> AsyncIterator[Stores]:
    """Empty."""
    if store_address is None:
        yield Stores(MemoryCaseStore(), MemoryKeyStore())
        return
    async with (
        await open_database(store_address) as main,
        await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS) as keys,
    ):
        await prepare_schema(main)
        await prepare_schema(keys)
        yield Stores(SqlCaseStore(main), SqlKeyStore(keys))


async def walked(cases: CaseStore, most: int) -> list[list[int]]:
    """The seeds of all open cases, page by page."""
    pages, after = [], b""
    while page := await cases.open_after(after, most=most):
        pages.append([int.from_bytes(case.id) for case, _ in page])
        after = page[-1][0].id
    return pages


async def test_every_open_case_is_met_once_and_never_more_than_asked_for(stores: Stores) -> None:
    for seed in (5, 1, 4, 200, 3, 2, 70_000):
        await stores.cases.add(filing(seed))
    assert await walked(stores.cases, 3) == [[1, 2, 3], [4, 5, 200], [70_000]]
    assert await walked(stores.cases, 100) == [[1, 2, 3, 4, 5, 200, 70_000]]


async def test_answered_and_closed_ones_are_not_met(stores: Stores) -> None:
    states = (*OPEN, *ANSWERED, *OVER)
    for seed, state in enumerate(states, start=1):
        await stores.cases.add(filing(seed, case=case_row(seed, state=state)))
    met = [seed for page in await walked(stores.cases, 2) for seed in page]
    assert [states[seed - 1] for seed in met] == list(OPEN)


async def test_each_comes_with_its_own_history_in_order(stores: Stores) -> None:
    for seed in (2, 1):
        await stores.cases.add(filing(seed))
        more = CaseChange(events=[event_row("noted", at=NINE + DAY, data={"seed": str(seed)}, text=sealed("note"))])
        await stores.cases.change(case_row(seed).id, 1, more)
    page = await stores.cases.open_after(b"", most=10)
    assert [[one.kind for one in events] for _, events in page] == [["received", "routed", "noted"]] * 2
    assert [events[-1].data["seed"] for _, events in page] == ["1", "2"]
    for case, events in page:
        assert case == await stores.cases.by_number(case.number)
        assert tuple(events) == tuple(await stores.cases.events(case.id))


async def test_where_there_is_none_the_walk_is_over_at_once(stores: Stores) -> None:
    assert list(await stores.cases.open_after(b"", most=10)) == []
    assert list(await stores.cases.addresses_after(b"", most=10)) == []


async def test_ways_back_are_met_page_by_page_whatever_the_state_of_the_case(stores: Stores) -> None:
    for seed, state, address in ((3, "closed", b"three"), (1, "received", b"one"), (2, "received", None)):
        kept = sealed(address.decode()) if address else None
        await stores.cases.add(filing(seed, case=case_row(seed, state=state), address=kept))
    [first] = await stores.cases.addresses_after(b"", most=1)
    assert first == SealedAddress(case=case_row(1).id, number=case_row(1).number, sealed=sealed("one"))
    [second] = await stores.cases.addresses_after(first.case, most=1)
    assert (second.case, second.sealed) == (case_row(3).id, sealed("three"))
    assert list(await stores.cases.addresses_after(second.case, most=1)) == []


async def test_a_way_back_that_ended_is_not_met(stores: Stores) -> None:
    await stores.cases.add(filing(1))
    await stores.cases.change(case_row(1).id, 1, CaseChange(erased=("address",)))
    assert list(await stores.cases.addresses_after(b"", most=1)) == []


async def test_keys_of_many_cases_are_read_at_once(stores: Stores) -> None:
    wrapped = {seed: bytes([seed]) * 61 for seed in (1, 2, 3)}
    for seed, one in wrapped.items():
        await stores.keys.put(case_row(seed).id, {"address": one, "content": bytes(61)}, now=NINE)
    await stores.keys.destroy(case_row(2).id, "address")
    asked = [case_row(seed).id for seed in (1, 2, 3, 4)]
    assert await stores.keys.get_of(asked, "address") == {case_row(1).id: wrapped[1], case_row(3).id: wrapped[3]}
    assert await stores.keys.get_of([], "address") == {}
