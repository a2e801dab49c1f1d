"""What the queue asks of the world: pages and counts of the cases that somebody sees. `store` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from issues.ports import CaseRow
    from issues.queue.page import QueueRow, Start
    from issues.queue.selection import Selection

Name = TypeVar("Name", bound=str)

COUNTED_MOST = 300
"""No count goes on beyond this: whoever has so much to do is helped by the next case, not by the figure."""
IDS_MOST = 1000
"""Nor are more ids compared to tell what is new."""


class QueueStore(Protocol):
    """Every method reads one state of the database, and only what the selection holds."""

    async def rows(self, selection: Selection, start: Start | None, most: int) -> Sequence[QueueRow]:
        """The first of them, in the queue's order: what is flagged, then by the day it is due, then by number.

        Of what is answered or over the newest first. With ``before`` the last ones before the mark, in the same order.
        """

    async def counts(self, selections: Mapping[Name, Selection]) -> Mapping[Name, int]:
        """How many each holds, `COUNTED_MOST` at most."""

    async def ids(self, selection: Selection) -> frozenset[bytes]:
        """Of which cases; `IDS_MOST` at most."""

    async def whole(self, selection: Selection, most: int) -> Sequence[CaseRow]:
        """The first of them with their sealed words, in the queue's order."""
