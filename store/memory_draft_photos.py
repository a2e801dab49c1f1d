"""Sealed photos of drafts in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.ports import DraftPhotos
from store.draft_photos import photo_row
from store.session_row import stored_hour

if TYPE_CHECKING:
    from datetime import datetime


class MemoryDraftPhotos(DraftPhotos):
    """The same promises as `SqlDraftPhotos`, until the process ends."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[bytes, datetime]] = {}

    async def put(self, name: str, sealed: bytes, *, now: datetime) -> None:
        """Keeps it, in place of an earlier one of that name."""
        photo_row(name, sealed, now)
        self._rows[name] = sealed, stored_hour(now)

    async def get(self, name: str) -> bytes | None:
        sealed, _ = self._rows.get(name, (None, None))
        return sealed

    async def delete(self, *names: str) -> None:
        """Removes them; does nothing for those that are not there."""
        for name in names:
            self._rows.pop(name, None)

    async def purge(self, *, before: datetime) -> int:
        """Removes every one put in an earlier hour than that moment's; how many."""
        hour = stored_hour(before)
        old = [name for name, (_, put_at) in self._rows.items() if put_at < hour]
        await self.delete(*old)
        return len(old)
