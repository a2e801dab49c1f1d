"""Municipalities' own standard replies in memory: for tests, and a program that keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.replies.own import OwnReply, OwnReplyStore, StaleReply
from store.own_replies import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class MemoryOwnReplyStore(OwnReplyStore):
    """The same promises as `SqlOwnReplyStore`, until the process ends."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], OwnReply] = {}

    async def all(self, municipality: str) -> Sequence[OwnReply]:
        """By their ids."""
        return tuple(self._kept[key] for key in sorted(self._kept) if key[0] == municipality)

    async def put(self, reply: OwnReply) -> None:
        """Keeps it. Raises `StaleReply`; ValueError for what the table would refuse."""
        row = row_of(reply)
        kept = self._kept.get((reply.municipality, reply.id))
        if reply.version != (kept.version + 1 if kept else 1):
            raise StaleReply
        self._kept[reply.municipality, reply.id] = OwnReply(**row)

    async def remove(self, municipality: str, name: str) -> None:
        """The shipped one is offered again; nothing where there is none."""
        self._kept.pop((municipality, name), None)
