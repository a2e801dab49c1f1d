"""The anonymised log, the tags beside it and the figures they end as, in memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from issues.freezing import FigureStore
from store.figure_row import figure_values, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from issues.figures import Figure
    from issues.ports import LogRow
    from store.memory_cases import MemoryCaseStore


class MemoryFigureStore(FigureStore):
    """The same promises as `SqlFigureStore`, until the process ends; over the cases that write lines and tags."""

    def __init__(self, cases: MemoryCaseStore) -> None:
        self._cases = cases
        self._figures: dict[tuple[str, str], Figure] = {}

    async def periods(self) -> Sequence[str]:
        """Quarters of which there are lines or tags."""
        return sorted({line.period for line in self._cases.log} | {tag.period for tag in self._cases.tags})

    async def lines(self, period: str) -> Mapping[LogRow, int]:
        """How often each line is in the log."""
        return Counter(line for line in self._cases.log if line.period == period)

    async def people(self, period: str) -> Mapping[str, int]:
        """How many tags each cell has, by its key."""
        return Counter(tag.cell for tag in self._cases.tags if tag.period == period)

    async def freeze(self, period: str, figures: Iterable[Figure]) -> int:
        """Keeps the figures and deletes lines and tags; how many rows went."""
        for one in (kept := list(figures)):
            figure_values(one)
        for one in kept:
            self._figures.setdefault((one.period, one.cell.key), one)
        cases = self._cases
        before = len(cases.log) + len(cases.tags)
        cases.log[:] = [line for line in cases.log if line.period != period]
        cases.tags.difference_update([tag for tag in cases.tags if tag.period == period])
        return before - len(cases.log) - len(cases.tags)

    async def figures(self, period: str | None = None) -> Sequence[Figure]:
        """Frozen ones, of one quarter or all, in the order of quarter and cell."""
        return in_order(one for one in self._figures.values() if period in {None, one.period})
