"""The queue of cases in memory."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from issues.queue.page import QueueRow
from issues.queue.ports import COUNTED_MOST, IDS_MOST, Name, QueueStore
from issues.queue.selection import holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from issues.ports import CaseRow
    from issues.queue.page import Mark, Start
    from issues.queue.selection import Selection
    from store.memory_cases import MemoryCaseStore

_SHOWN = tuple(one.name for one in fields(QueueRow))


class MemoryQueueStore(QueueStore):
    """The same promises as `SqlQueueStore`, over the cases that the other store keeps."""

    def __init__(self, cases: MemoryCaseStore) -> None:
        self._cases = cases

    async def rows(self, selection: Selection, start: Start | None, most: int) -> Sequence[QueueRow]:
        """The first of them, or the last before the mark, in the queue's order."""
        rows = [QueueRow(**{name: getattr(case, name) for name in _SHOWN}) for case in self._held(selection)]
        if start is None:
            return rows[:most]
        at = _place(selection, start.mark)
        if start.towards == "after":
            return [row for row in rows if _place(selection, row) > at][:most]
        return [row for row in rows if _place(selection, row) < at][-most:]

    async def whole(self, selection: Selection, most: int) -> Sequence[CaseRow]:
        """The first of them with their sealed words, in the queue's order."""
        return self._held(selection)[:most]

    async def ids(self, selection: Selection) -> frozenset[bytes]:
        """Of which cases; `IDS_MOST` at most."""
        return frozenset(case.id for case in self._held(selection)[:IDS_MOST])

    async def counts(self, selections: Mapping[Name, Selection]) -> Mapping[Name, int]:
        """How many each holds, `COUNTED_MOST` at most."""
        return {name: min(len(self._held(one)), COUNTED_MOST) for name, one in selections.items()}

    def _held(self, selection: Selection) -> list[CaseRow]:
        return sorted(
            (case for case in self._cases.all() if holds(selection, case)), key=lambda case: _place(selection, case)
        )


def _place(selection: Selection, at: CaseRow | QueueRow | Mark) -> tuple[int, int, tuple[int, ...]]:
    """Where it stands in the queue's order."""
    number = tuple(at.number.encode())
    if selection.urgent_first:
        return int(not at.flagged), at.due.toordinal(), number
    return 0, -at.due.toordinal(), tuple(-sign for sign in number)
