"""One chat's updates one after the other, in the order they came; different chats side by side."""

from __future__ import annotations

from asyncio import Lock
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiogram.fsm.storage.base import BaseEventIsolation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiogram.fsm.storage.base import StorageKey


class InOrder(BaseEventIsolation):
    """First come, first served within a chat; nothing is kept of a chat that is idle.

    asyncio's lock is fair, and nothing between aiogram's polling and this lock gives way to another task, so that the
    order of the updates is the order of the queue. Why not aiogram's `SimpleEventIsolation`: it does the same, but
    keeps a lock for every chat that ever wrote.
    """

    def __init__(self) -> None:
        self._locks: dict[StorageKey, Lock] = {}
        self._here: Counter[StorageKey] = Counter()
        """How many hold a chat's lock or wait for it; the last of them takes it away."""

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        lock = self._locks.setdefault(key, Lock())
        self._here[key] += 1
        try:
            async with lock:
                yield
        finally:
            self._here[key] -= 1
            if not self._here[key]:
                del self._here[key], self._locks[key]

    @property
    def busy(self) -> int:
        """How many chats are being answered or wait for it."""
        return len(self._locks)

    async def close(self) -> None:
        """There is nothing to close; whoever still holds a lock gives it back by itself."""
