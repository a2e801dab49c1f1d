"""Photos of a draft: kept sealed, and given back to that draft alone."""

from __future__ import annotations

import os

import pytest

from issues.draft_photos import SealedDraftPhotos
from store.memory_draft_photos import MemoryDraftPhotos
from tests.issues.complaints import MOMENT, SECRET

DRAFT, OTHER = "ab" * 16, "cd" * 16
PHOTO = b"JPEG-canary" * 1000


class Spied(MemoryDraftPhotos):
    def __init__(self) -> None:
        super().__init__()
        self.seen = []

    async def put(self, name, sealed, *, now):
        self.seen.append(sealed)
        await super().put(name, sealed, now=now)


@pytest.fixture
def store() -> Spied:
    return Spied()


def photos(store, secret=SECRET) -> SealedDraftPhotos:
    return SealedDraftPhotos(store, secret, lambda: MOMENT, os.urandom)


async def test_a_photo_comes_back_to_its_draft(store: Spied) -> None:
    name = await photos(store).keep(DRAFT, PHOTO)
    assert await photos(store).get(DRAFT, name) == PHOTO
    assert b"canary" not in store.seen[0]


async def test_it_does_not_open_for_another_draft_or_secret(store: Spied) -> None:
    name = await photos(store).keep(DRAFT, PHOTO)
    assert await photos(store).get(OTHER, name) is None
    assert await photos(store, b"another secret key, of thirty-two").get(DRAFT, name) is None


async def test_names_tell_nothing_and_do_not_repeat(store: Spied) -> None:
    names = [await photos(store).keep(DRAFT, PHOTO) for _ in range(5)]
    assert len(set(names)) == 5
    assert not [name for name in names if DRAFT in name]


async def test_what_is_deleted_is_gone(store: Spied) -> None:
    kept, gone = [await photos(store).keep(DRAFT, PHOTO) for _ in range(2)]
    await photos(store).delete(gone, "never there")
    assert await photos(store).get(DRAFT, gone) is None
    assert await photos(store).get(DRAFT, kept) == PHOTO
