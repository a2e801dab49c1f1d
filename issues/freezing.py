"""The end of a quarter: its figures stay, and everything they were made from goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from issues.case_keys import quarter_id, quarter_of
from issues.counting import ONE_KEY
from issues.dutch_time import quarter
from issues.figure_cells import cells_of
from issues.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from issues.figure_cells import Cell, Tree, TreeName
    from issues.figures import Figure
    from issues.ports import KeyStore, LogRow

WAIT = timedelta(days=1)
"""Into the new quarter: what was being filed at midnight is in."""


class FigureStore(Protocol):
    """The anonymised log, the tags beside it, and the figures that both end as."""

    async def periods(self) -> Sequence[str]:
        """Quarters of which there are lines or tags."""

    async def lines(self, period: str) -> Mapping[LogRow, int]:
        """How often each line is in the log."""

    async def people(self, period: str) -> Mapping[str, int]:
        """How many tags each cell has, by its key."""

    async def freeze(self, period: str, figures: Iterable[Figure]) -> int:
        """Keeps the figures and deletes lines and tags, in one transaction, leaving no trace; how many rows went."""

    async def figures(self, period: str | None = None) -> Sequence[Figure]:
        """Frozen ones, of one quarter or all, in the order of quarter and cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What figures are made of. ``shows``: the trees that each municipality wants to be shown; others show nothing."""

    trees: Mapping[TreeName, Tree]
    shows: Mapping[str, Collection[TreeName]]

    def wants(self, top: Cell) -> bool:
        return top.tree in self.shows.get(top.municipality, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What became of a quarter. ``reports``: lines that went. ``countable``: its people could be counted."""

    period: str
    figures: Sequence[Figure]
    reports: int
    countable: bool


async def freeze(
    store: FigureStore, keys: KeyStore, scope: Scope, on: date, *, dry_run: bool = False
) -> tuple[Frozen, ...]:
    """Freezes every quarter that is over by then, the oldest first; what became of each. ``on``: a Dutch day.

    A quarter without its key shows nothing: it was frozen before, and a backup has brought its lines back; other
    figures of it could be subtracted from the first. Killed halfway, it is finished the next time.
    """
    kept = await _kept(keys)
    done = []
    for period in await over(store, keys, on):
        done.append(frozen := await _frozen(store, period, scope, has_key=period in kept))
        if not dry_run:
            await store.freeze(period, frozen.figures)
            await keys.destroy(quarter_id(period))
    return tuple(done)


async def over(store: FigureStore, keys: KeyStore, on: date) -> Sequence[str]:
    """Quarters that are over by then and of which something is left, the oldest first."""
    now = quarter(on - WAIT)
    return sorted(period for period in {*await store.periods(), *await _kept(keys)} if period < now)


async def _kept(keys: KeyStore) -> set[str]:
    """Quarters that have their key."""
    return {period for case, _ in await keys.kept() if (period := quarter_of(case))}


async def _frozen(store: FigureStore, period: str, scope: Scope, *, has_key: bool) -> Frozen:
    lines, people = await store.lines(period), await store.people(period)
    countable = has_key and people.get(ONE_KEY) == 1
    wanted = {line: count for line, count in lines.items() if scope.wants(cells_of(line)[0])}
    figures = figures_of(period, wanted, people, scope.trees) if countable else ()
    return Frozen(period=period, figures=figures, reports=sum(lines.values()), countable=countable)
