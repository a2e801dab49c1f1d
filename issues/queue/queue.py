"""The queue as it is read: one page of it with its counts, and what came since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from issues.queue.page import QueuePage, Start, mark_of
from issues.queue.selection import select
from issues.queue.wanted import countings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from issues.queue.page import QueueRow
    from issues.queue.ports import QueueStore
    from issues.queue.wanted import CountName, Wanted
    from issues.readers import Cell

PAGE_ROWS = 30


class Queue:
    """Every method takes the cells of whoever looks; nothing outside of them has any effect on what it gives."""

    def __init__(self, store: QueueStore) -> None:
        self._store = store

    async def page(self, cells: Collection[Cell], wanted: Wanted, start: Start | None, *, on: date) -> QueuePage:
        """The page that begins there; the first one where nothing is left there, or too little before it."""
        selection = select(cells, wanted, on)
        rows = await self._store.rows(selection, start, PAGE_ROWS + 1)
        if start is not None and start.towards == "before" and len(rows) > PAGE_ROWS:
            return _page(rows[1:], earlier=True, later=True)
        if start is not None and (start.towards == "before" or not rows):
            start, rows = None, await self._store.rows(selection, None, PAGE_ROWS + 1)
        return _page(rows[:PAGE_ROWS], earlier=start is not None, later=len(rows) > PAGE_ROWS)

    async def counts(self, cells: Collection[Cell], wanted: Wanted, *, on: date) -> Mapping[CountName, int]:
        """How many there are of each that staff look at, under the other filters of this view."""
        return await self._store.counts({name: select(cells, one, on) for name, one in countings(wanted).items()})

    async def unopened(self, cells: Collection[Cell], wanted: Wanted, *, on: date) -> frozenset[bytes]:
        """Ids of the cases in this view that nobody has opened yet: a page learns from them what is new."""
        return await self._store.ids(select(cells, replace(wanted, stage="unopened"), on))


def _page(rows: Sequence[QueueRow], *, earlier: bool, later: bool) -> QueuePage:
    if not rows:
        return QueuePage(rows=())
    return QueuePage(
        rows=tuple(rows),
        earlier=Start(towards="before", mark=mark_of(rows[0])) if earlier else None,
        later=Start(towards="after", mark=mark_of(rows[-1])) if later else None,
    )
