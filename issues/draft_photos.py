"""Photos of a complaint that is still being written: sealed, and found only by the draft that knows their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from issues.ports import CASE_KEY_BYTES
from issues.sealing import DoesNotOpen, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from issues.ports import DraftPhotos

NAME_BYTES = 16


class SealedDraftPhotos:
    """Keeps them under a key from the program's secret key, as sessions are: a draft has no keys of its own yet.

    ``secret``: WEGWIJZER_SECRET_KEY as bytes. ``draft``: its id, 32 hexadecimal digits, bound into each photo.
    """

    def __init__(
        self, store: DraftPhotos, secret: bytes, now: Callable[[], datetime], random: Callable[[int], bytes]
    ) -> None:
        self._store = store
        derived = HKDF(algorithm=SHA256(), length=CASE_KEY_BYTES, salt=None, info=b"wegwijzer draft photos v1")
        self._key = derived.derive(secret)
        self._now = now
        self._random = random

    async def keep(self, draft: str, photo: bytes) -> str:
        """The random name by which the draft finds it again."""
        name = self._random(NAME_BYTES).hex()
        sealed = seal(self._key, photo, case=bytes.fromhex(draft), field="draft_photo", random=self._random)
        await self._store.put(name, sealed, now=self._now())
        return name

    async def get(self, draft: str, name: str) -> bytes | None:
        """The photo; None where it is gone, is another draft's, or was sealed under another secret key."""
        sealed = await self._store.get(name)
        if sealed is None:
            return None
        try:
            return unseal(self._key, sealed, case=bytes.fromhex(draft), field="draft_photo")
        except DoesNotOpen:
            return None

    async def delete(self, *names: str) -> None:
        await self._store.delete(*names)
