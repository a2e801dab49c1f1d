"""What may be shown of a quarter: nothing of fewer than five people, and nothing from which that can be computed.

The rule and why it holds: docs/decisions/0016. tests/issues/test_figures.py walks it over all small tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.figure_cells import Cell, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from issues.figure_cells import Tree, TreeName
    from issues.ports import LogRow

LEAST = 5
"""People in a cell that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One cell that is shown. ``people``: Telegram accounts, more exactly; each of them has one report or more."""

    period: str
    cell: Cell
    people: int
    reports: int


def shown_of(people: int, parts: Sequence[int], *, least: int = LEAST) -> frozenset[int]:
    """Which parts of a branch are shown, by their places in it. ``people``: of the node above, which is shown.

    One person may be in several parts, so these may be more together than ``people``.
    """
    shown = {place for place, part in enumerate(parts) if part >= least}
    while shown and len(shown) < len(parts):
        left = people - sum(parts[place] for place in shown)
        hidden = len(parts) - len(shown)
        # The others could hold all of them with fewer than five each, or one other could and would be hidden as the
        # smallest: nobody can tell that somebody is in a given hidden node. Looks at nothing that is not shown, or
        # stopping would tell something.
        others_could = left <= (least - 1) * (hidden - 1) or left < min(parts[place] for place in shown)
        if left >= least and others_could:
            break
        shown.remove(min(shown, key=lambda place: (parts[place], place)))
    return frozenset(shown)


def figures_of(
    period: str, lines: Mapping[LogRow, int], people: Mapping[str, int], trees: Mapping[TreeName, Tree]
) -> tuple[Figure, ...]:
    """What may be shown of a quarter that is over. ``lines``: how often each is logged; ``people``: by cell's key."""
    reports: dict[Cell, int] = {}
    for line, count in lines.items():
        for cell in cells_of(line):
            reports[cell] = reports.get(cell, 0) + count
    tops = sorted({cells_of(line)[0] for line in lines}, key=lambda cell: cell.key)
    counted = _Counted(period, people, reports, trees)
    return tuple(figure for top in tops if counted.people(top) >= LEAST for figure in counted.shown(top))


class _Counted:
    """People and reports by cell."""

    def __init__(
        self, period: str, people: Mapping[str, int], reports: Mapping[Cell, int], trees: Mapping[TreeName, Tree]
    ) -> None:
        self._period = period
        self._people = people
        self._reports = reports
        self._trees = trees

    def people(self, cell: Cell) -> int:
        return self._people.get(cell.key, 0)

    def shown(self, cell: Cell) -> Iterator[Figure]:
        """The cell, and what is shown of its branches."""
        yield Figure(period=self._period, cell=cell, people=self.people(cell), reports=self._reports.get(cell, 0))
        for nodes in self._trees[cell.tree].branches(cell):
            # Reports of something that rules and questions of today do not know: what is known is not all there is.
            if sum(self._reports.get(node, 0) for node in nodes) != self._reports.get(cell, 0):
                continue
            for place in sorted(shown_of(self.people(cell), [self.people(node) for node in nodes])):
                yield from self.shown(nodes[place])
