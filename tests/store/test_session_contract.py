"""What every `SessionStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from store.database import open_database
from store.memory_sessions import MemorySessionStore
from store.schema import prepare_schema
from store.sessions import SqlSessionStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.session_store import SessionStore

HOUR = timedelta(hours=1)
NINE = datetime(2026, 7, 22, 9, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)
AMSTERDAM_IN_SUMMER = timezone(2 * HOUR)
KEY = bytes(range(32))
OTHER = bytes(reversed(range(32)))


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where the sessions are kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def store(store_address: str | None) -> AsyncIterator[SessionStore]:
    """Each implementation in turn, empty."""
    if store_address is None:
        yield MemorySessionStore()
        return
    async with await open_database(store_address) as database:
        await prepare_schema(database)
        yield SqlSessionStore(database)


async def test_nothing_put_is_nothing_got(store: SessionStore) -> None:
    assert await store.get(KEY, not_before=LONG_AGO) is None


@pytest.mark.parametrize("payload", [b"", b"\x00", bytes(range(256)), b"\xff" * 100_000], ids=len)
async def test_a_payload_comes_back_byte_for_byte(store: SessionStore, payload: bytes) -> None:
    await store.put(KEY, payload, now=NINE)
    assert await store.get(KEY, not_before=LONG_AGO) == payload


async def test_the_last_put_counts(store: SessionStore) -> None:
    await store.put(KEY, b"a longer first one", now=NINE)
    await store.put(KEY, b"second", now=NINE)
    assert await store.get(KEY, not_before=LONG_AGO) == b"second"
    assert await store.purge(before=FAR_AHEAD) == 1


@pytest.mark.parametrize(
    "other",
    [KEY[:-1] + b"\x1e", b"\x01" + KEY[1:], KEY[:16] + b"\x00" * 16, bytes(32)],
    ids=["last bit", "first bit", "half", "zeros"],
)
async def test_two_keys_never_mix(store: SessionStore, other: bytes) -> None:
    """Keys that a comparison as text, or up to the first zero byte, would take for one."""
    await store.put(KEY, b"mine", now=NINE)
    assert await store.get(other, not_before=LONG_AGO) is None
    await store.put(other, b"theirs", now=NINE)
    assert await store.get(KEY, not_before=LONG_AGO) == b"mine"
    await store.delete(other)
    assert await store.get(KEY, not_before=LONG_AGO) == b"mine"


async def test_not_before_keeps_that_very_hour_and_hides_what_is_older(store: SessionStore) -> None:
    await store.put(KEY, b"payload", now=NINE)
    assert await store.get(KEY, not_before=NINE) == b"payload"
    assert await store.get(KEY, not_before=NINE + timedelta(microseconds=1)) is None
    assert await store.get(KEY, not_before=NINE) == b"payload", "hiding is not deleting"


async def test_only_the_hour_is_kept(store: SessionStore) -> None:
    await store.put(KEY, b"payload", now=NINE + timedelta(minutes=59, seconds=59, microseconds=999_999))
    assert await store.get(KEY, not_before=NINE) == b"payload"
    assert await store.get(KEY, not_before=NINE + timedelta(minutes=1)) is None


async def test_a_later_put_renews_the_hour(store: SessionStore) -> None:
    await store.put(KEY, b"payload", now=NINE)
    await store.put(KEY, b"payload", now=NINE + HOUR)
    assert await store.get(KEY, not_before=NINE + HOUR) == b"payload"
    assert await store.purge(before=NINE + HOUR) == 0


async def test_moments_are_compared_across_time_zones(store: SessionStore) -> None:
    """09:30 in Amsterdam in July is 07:30 UTC: as a text without its zone it would be after 08:00."""
    await store.put(KEY, b"payload", now=datetime(2026, 7, 22, 9, 30, tzinfo=AMSTERDAM_IN_SUMMER))
    assert await store.get(KEY, not_before=datetime(2026, 7, 22, 8, tzinfo=UTC)) is None
    assert await store.get(KEY, not_before=datetime(2026, 7, 22, 7, tzinfo=UTC)) == b"payload"
    assert await store.get(KEY, not_before=datetime(2026, 7, 22, 9, tzinfo=AMSTERDAM_IN_SUMMER)) == b"payload"
    assert await store.purge(before=datetime(2026, 7, 22, 9, tzinfo=AMSTERDAM_IN_SUMMER)) == 0
    assert await store.purge(before=datetime(2026, 7, 22, 9, 1, tzinfo=AMSTERDAM_IN_SUMMER)) == 1


async def test_a_moment_without_a_zone_is_refused(store: SessionStore) -> None:
    naive = datetime(2026, 7, 22, 9)  # noqa: DTZ001 - the point of the test
    await store.put(KEY, b"payload", now=NINE)
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await store.put(KEY, b"payload", now=naive)
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await store.get(KEY, not_before=naive)
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await store.purge(before=naive)


@pytest.mark.parametrize("key", [b"", b"12345678", bytes(31), bytes(33)], ids=len)
async def test_a_key_of_another_length_is_refused_and_not_repeated(store: SessionStore, key: bytes) -> None:
    """A chat id as it is must never become a key, nor stand in an error report."""
    for call in (store.get(key, not_before=LONG_AGO), store.put(key, b"payload", now=NINE), store.delete(key)):
        with pytest.raises(ValueError, match=f"^a session key has 32 bytes, not {len(key)}$"):
            await call


async def test_delete_removes_one_row(store: SessionStore) -> None:
    await store.put(KEY, b"mine", now=NINE)
    await store.put(OTHER, b"theirs", now=NINE)
    await store.delete(KEY)
    assert await store.get(KEY, not_before=LONG_AGO) is None
    assert await store.get(OTHER, not_before=LONG_AGO) == b"theirs"


async def test_delete_of_nothing_does_nothing(store: SessionStore) -> None:
    await store.delete(KEY)
    await store.put(KEY, b"payload", now=NINE)
    await store.delete(KEY)
    await store.delete(KEY)
    assert await store.purge(before=FAR_AHEAD) == 0


async def test_a_deleted_key_can_be_put_again(store: SessionStore) -> None:
    await store.put(KEY, b"before", now=NINE)
    await store.delete(KEY)
    await store.put(KEY, b"after", now=NINE)
    assert await store.get(KEY, not_before=LONG_AGO) == b"after"


async def test_purge_removes_and_counts_what_is_older(store: SessionStore) -> None:
    for number in range(5):
        await store.put(bytes([number]) * 32, b"payload", now=NINE + number * HOUR)
    assert await store.purge(before=NINE) == 0
    assert await store.purge(before=NINE + 3 * HOUR) == 3
    assert await store.purge(before=NINE + 3 * HOUR) == 0
    assert await store.get(bytes([2]) * 32, not_before=LONG_AGO) is None
    assert await store.get(bytes([3]) * 32, not_before=LONG_AGO) == b"payload", "put in the very hour: stays"
    assert await store.purge(before=FAR_AHEAD) == 2


async def test_two_tasks_put_the_same_key(store: SessionStore) -> None:
    payloads = [bytes([number]) * (number + 1) * 100 for number in range(20)]
    await asyncio.gather(*(store.put(KEY, payload, now=NINE) for payload in payloads))
    assert await store.get(KEY, not_before=LONG_AGO) in payloads
    assert await store.purge(before=FAR_AHEAD) == 1


async def test_many_tasks_with_keys_of_their_own(store: SessionStore) -> None:
    async def one(number: int) -> None:
        key = bytes([number]) * 32
        await store.put(key, b"first", now=NINE)
        await store.put(key, key * 10, now=NINE)
        assert await store.get(key, not_before=NINE) == key * 10
        if number % 2:
            await store.delete(key)

    await asyncio.gather(*(one(number) for number in range(60)))
    assert await store.purge(before=FAR_AHEAD) == 30
