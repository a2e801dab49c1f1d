"""What every `KeyStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from issues.ports import Tombstone
from store.case_keys import SqlKeyStore
from store.chain import KEYS
from store.database import open_database
from store.memory_case_keys import MemoryKeyStore
from store.schema import prepare_schema
from tests.store.complaint_rows import AMSTERDAM, HOUR, NINE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.case import Purpose
    from issues.ports import KeyStore

CASE = bytes(range(16))
OTHER = bytes(reversed(range(16)))
THIRD = bytes([7]) * 16
NO_CASE = bytes(16)
LONG = 24 * HOUR


def wrapped(word: str) -> bytes:
    """As long as a wrapped key is, and different for each word."""
    return word.encode().ljust(61, b"\x00")


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where the keys are kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def store(store_address: str | None) -> AsyncIterator[KeyStore]:
    """Each implementation in turn, empty."""
    if store_address is None:
        yield MemoryKeyStore()
        return
    async with await open_database(store_address, KEYS) as database:
        await prepare_schema(database)
        yield SqlKeyStore(database)


async def put_three(store: KeyStore, case: bytes = CASE) -> dict[Purpose, bytes]:
    keys: dict[Purpose, bytes] = {purpose: wrapped(f"{case.hex()} {purpose}") for purpose in PURPOSES}
    await store.put(case, keys, now=NINE)
    return keys


PURPOSES: tuple[Purpose, ...] = ("content", "identity", "address")


async def test_a_key_comes_back_byte_for_byte(store: KeyStore) -> None:
    every_byte = bytes(range(200, 256)) + b"\x00\xff\x00\xff\x00"
    await store.put(CASE, {"content": every_byte}, now=NINE)
    assert await store.get(CASE, "content") == every_byte
    assert await store.get(CASE, "identity") is None
    assert await store.get(OTHER, "content") is None
    assert await store.all() == {(CASE, "content"): every_byte}


async def test_the_id_that_no_case_has_is_an_id_like_any_other(store: KeyStore) -> None:
    await store.put(NO_CASE, {"content": wrapped("receipts")}, now=NINE)
    assert await store.get(NO_CASE, "content") == wrapped("receipts")


async def test_a_key_that_is_there_stays_as_it_is(store: KeyStore) -> None:
    await store.put(CASE, {"content": wrapped("first")}, now=NINE)
    await store.put(CASE, {"content": wrapped("second"), "address": wrapped("new")}, now=NINE + LONG)
    assert await store.get(CASE, "content") == wrapped("first")
    assert await store.get(CASE, "address") == wrapped("new")


async def test_of_programs_that_start_together_the_first_key_counts_for_all(store: KeyStore) -> None:
    keys = [wrapped(f"program {number}") for number in range(20)]
    await asyncio.gather(*(store.put(NO_CASE, {"content": key}, now=NINE) for key in keys))
    kept = await store.get(NO_CASE, "content")
    assert kept in keys
    assert await store.all() == {(NO_CASE, "content"): kept}


async def test_putting_nothing_does_nothing(store: KeyStore) -> None:
    await store.put(CASE, {}, now=NINE)
    assert await store.all() == {}


async def test_destroy_takes_the_purposes_named(store: KeyStore) -> None:
    keys = await put_three(store)
    assert await store.destroy(CASE, "address", "identity") == 2
    assert await store.all() == {(CASE, "content"): keys["content"]}
    assert await store.destroy(CASE, "address") == 0


async def test_destroy_without_purposes_takes_all_of_one_case(store: KeyStore) -> None:
    await put_three(store)
    theirs = await put_three(store, OTHER)
    assert await store.destroy(CASE) == 3
    assert await store.destroy(CASE) == 0
    assert await store.all() == {(OTHER, purpose): key for purpose, key in theirs.items()}


async def test_cases_are_those_all_of_whose_keys_are_older(store: KeyStore) -> None:
    await store.put(CASE, {"content": wrapped("old")}, now=NINE - LONG)
    await store.put(OTHER, {"content": wrapped("old")}, now=NINE - LONG)
    await store.put(OTHER, {"address": wrapped("new")}, now=NINE)
    assert list(await store.cases(before=NINE)) == [CASE]
    assert sorted(await store.cases(before=NINE + HOUR)) == [CASE, OTHER]
    assert list(await store.cases(before=NINE - LONG)) == []


async def test_the_oldest_case_is_named_first(store: KeyStore) -> None:
    await store.put(OTHER, {"content": wrapped("oldest")}, now=NINE - 2 * HOUR)
    await store.put(CASE, {"content": wrapped("newest")}, now=NINE)
    await store.put(THIRD, {"content": wrapped("old")}, now=NINE - HOUR)
    assert list(await store.cases(before=NINE + HOUR)) == [OTHER, THIRD, CASE]


async def test_no_case_is_named_too_early(store: KeyStore) -> None:
    """Only the hour is kept; a sweep at 10:00 for what is older than 9:40 must not take what was put at 9:50."""
    await store.put(CASE, {"content": wrapped("in doubt")}, now=NINE.replace(minute=50))
    assert list(await store.cases(before=NINE.replace(minute=55))) == []
    assert list(await store.cases(before=NINE.replace(hour=10, minute=0))) == [CASE]
    assert list(await store.cases(before=NINE.replace(hour=11, minute=55).replace(tzinfo=AMSTERDAM))) == []


async def test_a_moment_without_a_zone_is_refused(store: KeyStore) -> None:
    naive = datetime(2026, 9, 7)  # noqa: DTZ001 – the point of the test
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await store.put(CASE, {"content": wrapped("key")}, now=naive)
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await store.cases(before=naive)
    assert await store.all() == {}


async def test_rewrap_replaces_each_key_and_nothing_else(store: KeyStore) -> None:
    await put_three(store)
    theirs = await put_three(store, OTHER)
    await store.rewrap({(CASE, purpose): wrapped(f"new {purpose}") for purpose in PURPOSES})
    mine = {(CASE, purpose): wrapped(f"new {purpose}") for purpose in PURPOSES}
    assert await store.all() == mine | {(OTHER, purpose): key for purpose, key in theirs.items()}
    assert sorted(await store.cases(before=NINE + HOUR)) == [CASE, OTHER], "no younger than before"


async def test_rewrap_is_all_or_none(store: KeyStore) -> None:
    """A key destroyed since it was read must not come back, nor may half of the others stay under the old secret."""
    await put_three(store)
    before = await store.all()
    with pytest.raises(LookupError, match="nothing was changed"):
        await store.rewrap({(CASE, "content"): wrapped("new"), (OTHER, "content"): wrapped("a ghost")})
    assert await store.all() == before
    with pytest.raises(ValueError, match="must be"):
        await store.rewrap({(CASE, "content"): wrapped("new"), (CASE, "identity"): b"too short"})
    assert await store.all() == before


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        (CASE, {"content": bytes(32)}),
        (CASE, {"content": wrapped("good"), "identity": b"SECRET"}),
        (CASE, {"content": bytes(129)}),
        (CASE, {"gossip": wrapped("key")}),
        (CASE[:15], {"content": wrapped("key")}),
    ],
    ids=["a key in clear", "one of two", "too long", "an unknown purpose", "a short id"],
)
async def test_what_does_not_fit_is_refused_whole_and_not_repeated(
    store: KeyStore, case: bytes, keys: dict[Purpose, bytes]
) -> None:
    with pytest.raises(ValueError, match="must be") as refusal:
        await store.put(case, keys, now=NINE)
    assert "SECRET" not in str(refusal.value)
    assert await store.all() == {}


async def test_a_key_that_is_destroyed_on_a_day_leaves_a_tombstone_of_it(store: KeyStore) -> None:
    await put_three(store)
    await put_three(store, OTHER)
    day = NINE.date()
    assert await store.destroy(CASE, "address", on=day) == 1
    assert await store.tombstones() == (Tombstone(case=CASE, what="address", on=day),)
    assert await store.destroy(CASE, on=day + LONG) == 2
    assert {(one.what, one.on) for one in await store.tombstones()} == {
        ("address", day),
        ("content", day + LONG),
        ("identity", day + LONG),
    }
    assert {one.case for one in await store.tombstones()} == {CASE}


async def test_without_a_key_or_a_day_there_is_no_tombstone(store: KeyStore) -> None:
    """Of keys that a sweep takes there never was a case."""
    await put_three(store)
    assert await store.destroy(OTHER, on=NINE.date()) == 0
    assert await store.destroy(CASE) == 3
    assert await store.tombstones() == ()


async def test_a_key_destroyed_twice_keeps_its_first_day(store: KeyStore) -> None:
    await put_three(store)
    await store.destroy(CASE, "address", on=NINE.date())
    await put_three(store)
    await store.destroy(CASE, "address", on=NINE.date() + LONG)
    assert await store.tombstones() == (Tombstone(case=CASE, what="address", on=NINE.date()),)
