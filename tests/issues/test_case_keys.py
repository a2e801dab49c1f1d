"""Keys of cases: wrapped, changed all or none, swept when their case never came to be, and never by mistake."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from issues.case_keys import (
    NO_CASE,
    CaseKeys,
    KeyDoesNotOpen,
    TooManyToSweep,
    rotate,
    sweep,
    unwrap,
    wrap,
    wrapping_key,
)
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from tests.store.complaint_rows import case_row, filing

NOON = datetime(2026, 9, 7, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
OLD, NEW = b"the old secret of thirty-two bytes", b"the new secret of thirty-two bytes"
CASE = (1).to_bytes(16)


@pytest.fixture
def store() -> MemoryKeyStore:
    return MemoryKeyStore()


@pytest.fixture
def keys(store: MemoryKeyStore) -> CaseKeys:
    return CaseKeys(store, OLD, os.urandom)


async def test_a_key_comes_back_and_is_not_stored_as_it_is(keys: CaseKeys, store: MemoryKeyStore) -> None:
    made = await keys.make(CASE, ["content", "identity", "address"], now=NOON)
    assert len(set(made.values())) == 3
    assert {len(key) for key in made.values()} == {32}
    assert {purpose: await keys.get(CASE, purpose) for purpose in made} == made
    stored = b"".join((await store.all()).values())
    assert not [key for key in made.values() if key in stored]


async def test_each_purpose_dies_by_itself(keys: CaseKeys) -> None:
    made = await keys.make(CASE, ["content", "identity", "address"], now=NOON)
    assert await keys.destroy(CASE, "address") == 1
    assert await keys.get(CASE, "address") is None
    assert await keys.get(CASE, "content") == made["content"]
    assert await keys.destroy(CASE) == 2
    assert await keys.get(CASE, "identity") is None


def test_a_wrapped_key_opens_as_what_it_is_and_nothing_else() -> None:
    key, secret = os.urandom(32), wrapping_key(OLD)
    wrapped = wrap(secret, key, CASE, "content", os.urandom)
    assert unwrap(secret, wrapped, CASE, "content") == key
    ways = product((secret, wrapping_key(NEW)), (CASE, NO_CASE), ("content", "identity", "address"))
    for wrong in [way for way in ways if way != (secret, CASE, "content")]:
        with pytest.raises(KeyDoesNotOpen):
            unwrap(wrong[0], wrapped, wrong[1], wrong[2])
    for damaged in (b"", b"\x01", wrapped[:-1], b"\x02" + wrapped[1:]):
        with pytest.raises(KeyDoesNotOpen):
            unwrap(secret, damaged, CASE, "content")


async def test_another_secret_key_opens_nothing_and_the_message_names_the_key_only(store: MemoryKeyStore) -> None:
    made = await CaseKeys(store, OLD, os.urandom).make(CASE, ["content"], now=NOON)
    with pytest.raises(KeyDoesNotOpen, match=f"the content key of case {CASE.hex()} does not open") as problem:
        await CaseKeys(store, NEW, os.urandom).get(CASE, "content")
    assert made["content"].hex() not in str(problem.value)


async def test_the_receipt_key_is_made_once_for_everybody(store: MemoryKeyStore) -> None:
    one, other = CaseKeys(store, OLD, os.urandom), CaseKeys(store, OLD, os.urandom)
    first = await one.receipts(now=NOON)
    assert await other.receipts(now=NOON) == first
    assert await one.receipts(now=NOON) == first


async def test_of_two_programs_that_start_at_once_one_receipt_key_stays(store: MemoryKeyStore) -> None:
    other = CaseKeys(store, OLD, os.urandom)

    class Slow(MemoryKeyStore):
        """Between looking and putting, another program puts its own."""

        async def get(self, case, purpose):
            return await store.get(case, purpose)

        async def put(self, case, keys, *, now):
            await other.receipts(now=now)
            await store.put(case, keys, now=now)

    assert await CaseKeys(Slow(), OLD, os.urandom).receipts(now=NOON) == await other.receipts(now=NOON)


async def test_a_wrong_secret_key_never_makes_a_new_receipt_key(store: MemoryKeyStore) -> None:
    await CaseKeys(store, OLD, os.urandom).receipts(now=NOON)
    before = await store.all()
    with pytest.raises(KeyDoesNotOpen, match="the receipt key does not open"):
        await CaseKeys(store, NEW, os.urandom).receipts(now=NOON)
    assert await store.all() == before


async def several(keys: CaseKeys) -> dict:
    made = {}
    for number in range(1, 6):
        case = number.to_bytes(16)
        made |= {(case, p): key for p, key in (await keys.make(case, ["content", "address"], now=NOON)).items()}
    return made


async def test_after_a_rotation_everything_opens_with_the_new_secret_and_nothing_with_the_old(
    keys: CaseKeys, store: MemoryKeyStore
) -> None:
    made = await several(keys)
    receipts = await keys.receipts(now=NOON)
    assert await rotate(store, OLD, NEW, os.urandom) == 11
    after = CaseKeys(store, NEW, os.urandom)
    assert {one: await after.get(*one) for one in made} == made
    assert await after.receipts(now=NOON) == receipts
    for one in made:
        with pytest.raises(KeyDoesNotOpen):
            await keys.get(*one)


async def test_a_rotation_with_a_wrong_old_secret_names_the_key_and_changes_nothing(
    keys: CaseKeys, store: MemoryKeyStore
) -> None:
    await several(keys)
    before = await store.all()
    with pytest.raises(KeyDoesNotOpen, match=r"the content key of case 0{31}1 does not open"):
        await rotate(store, b"somebody else's secret, thirty-two", NEW, os.urandom)
    assert await store.all() == before


async def test_one_key_that_does_not_open_stops_the_rotation_of_all(keys: CaseKeys, store: MemoryKeyStore) -> None:
    await several(keys)
    stray = (9).to_bytes(16)
    await CaseKeys(store, b"a third secret of thirty-two bytes", os.urandom).make(stray, ["identity"], now=NOON)
    before = await store.all()
    with pytest.raises(KeyDoesNotOpen, match=f"the identity key of case {stray.hex()}"):
        await rotate(store, OLD, NEW, os.urandom)
    assert await store.all() == before


async def test_a_rotation_done_again_takes_what_was_filed_meanwhile(keys: CaseKeys, store: MemoryKeyStore) -> None:
    await several(keys)
    await rotate(store, OLD, NEW, os.urandom)
    late = await keys.make((7).to_bytes(16), ["content"], now=NOON)
    assert await rotate(store, OLD, NEW, os.urandom) == 1
    assert await CaseKeys(store, NEW, os.urandom).get((7).to_bytes(16), "content") == late["content"]
    assert await rotate(store, OLD, NEW, os.urandom) == 0


async def test_a_key_destroyed_during_a_rotation_stays_destroyed(keys: CaseKeys) -> None:
    class Forgetting(MemoryKeyStore):
        once = True

        async def rewrap(self, change):
            if self.once:
                self.once = False
                await self.destroy(CASE)
            await super().rewrap(change)

    store = Forgetting()
    made = await several(CaseKeys(store, OLD, os.urandom))
    assert await rotate(store, OLD, NEW, os.urandom) == 8
    after = CaseKeys(store, NEW, os.urandom)
    assert await after.get(CASE, "content") is None
    assert await after.get((2).to_bytes(16), "content") == made[(2).to_bytes(16), "content"]


async def cases_with_keys(keys: CaseKeys, filed: int, orphans: int) -> MemoryCaseStore:
    cases = MemoryCaseStore()
    for number in range(1, filed + orphans + 1):
        case = case_row(number)
        await keys.make(case.id, ["content", "address"], now=NOON)
        if number <= filed:
            await cases.add(filing(number))
    return cases


async def test_a_sweep_destroys_keys_without_a_case_and_no_others(keys: CaseKeys, store: MemoryKeyStore) -> None:
    cases = await cases_with_keys(keys, filed=3, orphans=2)
    receipts = await keys.receipts(now=NOON)
    assert await sweep(cases, store, before=NOON + DAY) == 4
    assert {case for case, _ in await store.all()} == {NO_CASE, *(number.to_bytes(16) for number in (1, 2, 3))}
    assert await CaseKeys(store, OLD, os.urandom).receipts(now=NOON) == receipts
    assert await sweep(cases, store, before=NOON + DAY) == 0


async def test_a_sweep_leaves_what_is_being_filed(keys: CaseKeys, store: MemoryKeyStore) -> None:
    cases = await cases_with_keys(keys, filed=0, orphans=1)
    assert await sweep(cases, store, before=NOON) == 0
    assert await keys.get((1).to_bytes(16), "content")


async def test_a_sweep_against_an_empty_database_destroys_nothing(keys: CaseKeys, store: MemoryKeyStore) -> None:
    await cases_with_keys(keys, filed=0, orphans=21)
    before = await store.all()
    with pytest.raises(TooManyToSweep, match="21 in a row of 21"):
        await sweep(MemoryCaseStore(), store, before=NOON + DAY)
    assert await store.all() == before


async def test_orphans_here_and_there_are_swept_however_many_they_are(keys: CaseKeys, store: MemoryKeyStore) -> None:
    cases = MemoryCaseStore()
    for number in range(1, 121):
        await keys.make(number.to_bytes(16), ["content"], now=NOON + number * HOUR)
        if number % 2:
            await cases.add(filing(number))
    assert await sweep(cases, store, before=NOON + 9 * DAY) == 60


async def test_a_sweep_against_an_old_backup_destroys_nothing(keys: CaseKeys, store: MemoryKeyStore) -> None:
    """What was filed since is missing, also where that is little of all."""
    cases = await cases_with_keys(keys, filed=1000, orphans=0)
    for number in range(21):
        await keys.make(os.urandom(16), ["content"], now=NOON + number * HOUR)
    before = await store.all()
    with pytest.raises(TooManyToSweep, match="21 in a row of 1021"):
        await sweep(cases, store, before=NOON + 9 * DAY)
    assert await store.all() == before
