"""Which cases a page shows: a reader's cells, cut down by what they want. Pure; the store's condition says the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from issues.dutch_time import AMSTERDAM
from issues.queue.wanted import NOWHERE, STATES, TO_DO, Stage, Wanted
from issues.readers import Cell, sees
from issues.reminders import SOON
from issues.terms import add_working_days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from issues.case import Kind
    from issues.ports import CaseRow

WEEK, MONTH = timedelta(days=7), timedelta(days=31)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """``cells``: no case is in two of them. The days and ``filed_from`` are included, ``filed_before`` is not.

    ``about``: pairs of theme and sub-theme, one of which it must be. ``number``: signs that its number must hold, upper
    case, without the dash.
    """

    cells: tuple[Cell, ...]
    stage: Stage
    flagged: bool | None = None
    due_from: date | None = None
    due_to: date | None = None
    filed_from: datetime | None = None
    filed_before: datetime | None = None
    theme: str | None = None
    kind: Kind | None = None
    language: str | None = None
    nowhere: bool = False
    about: frozenset[tuple[str, str]] | None = None
    number: str = ""

    @property
    def urgent_first(self) -> bool:
        """Else the newest first: of what is answered nothing is urgent any more."""
        return self.stage in TO_DO or self.stage == "all"


def select(cells: Collection[Cell], wanted: Wanted, on: date) -> Selection:
    """What these cells hold of it on that Dutch day."""
    due_from, due_to = _due_days(wanted, on)
    filed_from, filed_before = _filed(wanted, on)
    nowhere = wanted.location == NOWHERE
    return Selection(
        cells=tuple(_narrowed(disjoint(cells), wanted, nowhere=nowhere)),
        # What is answered is not overdue, however late the answer came.
        stage=wanted.stage if wanted.due is None or wanted.stage in TO_DO else "open",
        flagged=True if wanted.urgent else None,
        due_from=due_from,
        due_to=due_to,
        filed_from=filed_from,
        filed_before=filed_before,
        theme=wanted.theme,
        kind=wanted.kind,
        language=wanted.language,
        nowhere=nowhere,
    )


def holds(selection: Selection, case: CaseRow) -> bool:
    """Whether the page shows it."""
    return sees(selection.cells, case) and case.state in STATES[selection.stage] and all(_fits(selection, case))


def disjoint(cells: Collection[Cell]) -> tuple[Cell, ...]:
    """The same cases in cells of which no two hold one case."""
    whole: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        if cell.location is None:
            same = (cell.municipality, cell.queue)
            whole[same] = replace(cell, besides=cell.besides & whole.get(same, cell).besides)
    parts = {
        (cell.municipality, cell.queue, cell.location): replace(cell, besides=frozenset())
        for cell in cells
        if cell.location is not None and cell.location not in cell.besides
    }
    left = (cell for cell in parts.values() if not _covered(cell, whole.get((cell.municipality, cell.queue))))
    return (*whole.values(), *left)


def _covered(part: Cell, whole: Cell | None) -> bool:
    return whole is not None and part.location not in whole.besides


def _narrowed(cells: Iterable[Cell], wanted: Wanted, *, nowhere: bool) -> Iterator[Cell]:
    """Only the queue and location that are wanted: an index finds these faster than it passes over others."""
    for cell in cells:
        if wanted.queue not in {None, cell.queue} or (nowhere and cell.location is not None):
            continue
        if nowhere or wanted.location in {None, cell.location}:
            yield cell
        elif cell.location is None and wanted.location not in cell.besides:
            yield replace(cell, location=wanted.location, besides=frozenset())


def _due_days(wanted: Wanted, on: date) -> tuple[date | None, date | None]:
    match wanted.due:
        case "overdue":
            return None, on - ONE_DAY
        case "soon":
            return on, add_working_days(on, SOON)
    return None, None


def _filed(wanted: Wanted, on: date) -> tuple[datetime | None, datetime | None]:
    match wanted.age:
        case "week":
            return _midnight(on - WEEK), None
        case "month":
            return _midnight(on - MONTH), None
        case "older":
            return None, _midnight(on - MONTH)
    return None, None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _fits(selection: Selection, case: CaseRow) -> Iterator[bool]:
    for wanted, found in (
        (selection.flagged, case.flagged),
        (selection.theme, case.theme),
        (selection.kind, case.kind),
        (selection.language, case.language),
    ):
        yield wanted in {None, found}
    yield selection.about is None or (case.theme, case.sub_theme) in selection.about
    yield selection.number in case.number.replace("-", "")
    yield not selection.nowhere or case.location is None
    yield selection.due_from is None or case.due >= selection.due_from
    yield selection.due_to is None or case.due <= selection.due_to
    yield selection.filed_from is None or case.filed_at >= selection.filed_from
    yield selection.filed_before is None or case.filed_at < selection.filed_before
