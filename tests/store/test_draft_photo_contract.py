"""What every `DraftPhotos` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from store.database import open_database
from store.draft_photos import SqlDraftPhotos
from store.memory_draft_photos import MemoryDraftPhotos
from store.schema import prepare_schema
from tests.store.complaint_rows import HOUR, NINE, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from issues.ports import DraftPhotos

NAME = "0123456789abcdef0123456789abcdef"
OTHER = NAME[::-1]
FAR_AHEAD = datetime.max.replace(tzinfo=NINE.tzinfo)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where the photos are kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def photos(store_address: str | None) -> AsyncIterator[DraftPhotos]:
    """Each implementation in turn, empty."""
    if store_address is None:
        yield MemoryDraftPhotos()
        return
    async with await open_database(store_address) as database:
        await prepare_schema(database)
        yield SqlDraftPhotos(database)


@pytest.mark.parametrize("size", [28, 5_000, 3_000_000], ids=["smallest", "small", "large"])
async def test_a_photo_comes_back_byte_for_byte(photos: DraftPhotos, size: int) -> None:
    photo = (bytes(range(256)) * (size // 256 + 1))[:size]
    await photos.put(NAME, photo, now=NINE)
    assert await photos.get(NAME) == photo
    assert await photos.get(OTHER) is None


async def test_the_last_put_counts(photos: DraftPhotos) -> None:
    await photos.put(NAME, sealed("first"), now=NINE)
    await photos.put(NAME, sealed("second"), now=NINE + 3 * HOUR)
    assert await photos.get(NAME) == sealed("second")
    assert await photos.purge(before=NINE + 3 * HOUR) == 0


async def test_delete_takes_those_named(photos: DraftPhotos) -> None:
    for name in (NAME, OTHER, "a third name, long enough"):
        await photos.put(name, sealed(name), now=NINE)
    await photos.delete(NAME, "one that is not there", "a third name, long enough")
    await photos.delete(NAME)
    assert await photos.get(NAME) is None
    assert await photos.get(OTHER) == sealed(OTHER)


async def test_delete_of_none_deletes_none(photos: DraftPhotos) -> None:
    await photos.put(NAME, sealed(), now=NINE)
    await photos.delete()
    assert await photos.get(NAME) == sealed()


async def test_purge_removes_and_counts_what_is_older(photos: DraftPhotos) -> None:
    for number in range(5):
        await photos.put(f"photo of a draft {number}", sealed(), now=NINE + number * HOUR)
    assert await photos.purge(before=NINE) == 0
    assert await photos.purge(before=NINE + 3 * HOUR) == 3
    assert await photos.get("photo of a draft 2") is None
    assert await photos.get("photo of a draft 3") == sealed()
    assert await photos.purge(before=FAR_AHEAD) == 2


async def test_no_photo_goes_too_early(photos: DraftPhotos) -> None:
    """Only the hour is kept; a draft keeps its photos for all of its hours and at most one more."""
    await photos.put(NAME, sealed(), now=NINE.replace(minute=50))
    assert await photos.purge(before=NINE.replace(minute=55)) == 0
    assert await photos.purge(before=NINE.replace(hour=10, minute=0)) == 1


@pytest.mark.parametrize(
    ("name", "photo"),
    [(NAME, b"\xff\xd8\xff\xe0 not sealed"), (NAME, bytes(12 * 1024 * 1024 + 1)), ("guessable", sealed())],
    ids=["not sealed", "too large", "a short name"],
)
async def test_what_does_not_fit_is_refused(photos: DraftPhotos, name: str, photo: bytes) -> None:
    with pytest.raises(ValueError, match=r"draft_photo\.\w+ must be") as refusal:
        await photos.put(name, photo, now=NINE)
    assert "guessable" not in str(refusal.value)
    assert await photos.purge(before=FAR_AHEAD) == 0


async def test_a_moment_without_a_zone_is_refused(photos: DraftPhotos) -> None:
    naive = datetime(2026, 9, 7)  # noqa: DTZ001 – the point of the test
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await photos.put(NAME, sealed(), now=naive)
    with pytest.raises(ValueError, match="a moment needs a time zone"):
        await photos.purge(before=naive)
