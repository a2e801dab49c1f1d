"""The chats' sessions in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.instant import utc
from store.session_row import checked_key, stored_hour

if TYPE_CHECKING:
    from datetime import datetime


class MemorySessionStore:
    """The same promises as `SqlSessionStore`, until the process ends."""

    def __init__(self) -> None:
        self._rows: dict[bytes, tuple[bytes, datetime]] = {}

    async def get(self, key: bytes, *, not_before: datetime) -> bytes | None:
        """The payload last put; None when there is none or it is older than ``not_before``."""
        payload, last_used = self._rows.get(checked_key(key), (None, None))
        return payload if last_used is not None and last_used >= utc(not_before) else None

    async def put(self, key: bytes, payload: bytes, *, now: datetime) -> None:
        """Keeps the payload in place of an earlier one."""
        self._rows[checked_key(key)] = payload, stored_hour(now)

    async def delete(self, key: bytes) -> None:
        """Removes the row; does nothing where there is none."""
        self._rows.pop(checked_key(key), None)

    async def purge(self, *, before: datetime) -> int:
        """Removes every row last put before that time; how many."""
        old = [key for key, (_, last_used) in self._rows.items() if last_used < utc(before)]
        for key in old:
            del self._rows[key]
        return len(old)
