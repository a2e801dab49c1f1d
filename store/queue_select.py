"""A selection of the queue as SQL: one arm for each run of an index, put together in the queue's order.

Each arm is narrow enough to be the beginning of one partial index in the order that is wanted, so that a page reads as
many rows as it shows, however many cases there are. What a page counts stops at a limit for the same reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, false, func, literal_column, or_, select, true, tuple_, union_all

from issues.queue.page import QueueRow
from store.instant import utc
from store.queue_indices import state_words
from store.tables import complaint_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Select

    from issues.queue.page import Start
    from issues.queue.selection import Selection
    from issues.queue.wanted import Stage
    from issues.readers import Cell

case = complaint_case.c
SHOWN = tuple(case[name] for name in QueueRow.__dataclass_fields__)
RUNS: dict[Stage, tuple[Stage, ...]] = {"all": ("open", "answered", "over")}
"""Stages that have no index of their own, as those that do."""


def page_select(
    selection: Selection, start: Start | None, most: int, columns: Sequence[ColumnElement[Any]] = SHOWN
) -> Select[Any] | None:
    """The rows of a page, in the order in which they are found: backwards towards ``before``. None: there are none."""
    backwards = (start is not None and start.towards == "before") == selection.urgent_first
    names = [str(column.key) for column in columns]
    arms = [
        select(select(*columns).where(*conditions).order_by(*_ordered(case, flagged=False, falling=backwards))
        .limit(_bound(most)).subquery())
        for conditions in _arms(selection, start)
    ]  # fmt: skip
    if not arms:
        return None
    found = union_all(*arms).subquery()
    order = _ordered(found.c, flagged=selection.urgent_first, falling=backwards)
    return select(*(found.c[name] for name in names)).order_by(*order).limit(_bound(most))


def count_select(selection: Selection, most: int) -> Select[int] | None:
    """How many there are, up to ``most``. None: there are none."""
    arms = [
        select(select(literal_column("1").label("one")).where(*conditions).limit(_bound(most)).subquery())
        for conditions in _arms(selection, None, in_order=False)
    ]
    return select(func.count()).select_from(union_all(*arms).limit(_bound(most)).subquery()) if arms else None


def _arms(
    selection: Selection, start: Start | None, *, in_order: bool = True
) -> Iterator[tuple[ColumnElement[bool], ...]]:
    flags: tuple[bool | None, ...] = (True, False) if selection.flagged is None else (selection.flagged,)
    if not in_order and selection.due_from is None and selection.due_to is None:
        # Any run of the index will do: half as many arms to be planned.
        flags = (selection.flagged,)
    for cell in selection.cells:
        for stage in RUNS.get(selection.stage, (selection.stage,)):
            for flagged in flags:
                beyond = _beyond(selection, start, flagged=flagged)
                if beyond is not None:
                    state: ColumnElement[bool] = literal_column(state_words(stage))
                    yield (*_of_cell(cell), state, *_flag(flagged), *beyond, *_filters(selection))


def _of_cell(cell: Cell) -> Iterator[ColumnElement[bool]]:
    yield case.municipality == cell.municipality
    yield case.queue == cell.queue
    if cell.location is not None:
        yield case.location == cell.location
    elif cell.besides:
        yield or_(case.location.is_(None), case.location.not_in(sorted(cell.besides)))


def _flag(flagged: bool | None) -> tuple[ColumnElement[bool], ...]:  # noqa: FBT001 – None is neither
    return () if flagged is None else (case.flagged == (true() if flagged else false()),)


def _beyond(
    selection: Selection, start: Start | None, *, flagged: bool | None
) -> tuple[ColumnElement[bool], ...] | None:
    """What is behind the mark (or before it) among those that are flagged so; None: nothing is."""
    if start is None:
        return ()
    mark, onwards = start.mark, start.towards == "after"
    if selection.urgent_first and flagged != mark.flagged:
        return () if flagged != onwards else None
    place, at = tuple_(case.due, case.number), tuple_(mark.due, mark.number)
    rising = onwards == selection.urgent_first
    # The first says nothing new; with it SQLite knows where to begin.
    due = case.due >= mark.due if rising else case.due <= mark.due
    return due, place > at if rising else place < at


def _filters(selection: Selection) -> Iterator[ColumnElement[bool]]:
    for column, wanted in (
        (case.theme, selection.theme),
        (case.kind, selection.kind),
        (case.language, selection.language),
    ):
        if wanted is not None:
            yield column == wanted
    if selection.nowhere:
        yield case.location.is_(None)
    if selection.number:
        yield func.replace(case.number, "-", "").contains(selection.number, autoescape=True)
    if selection.about is not None:
        yield or_(
            false(), *(and_(case.theme == theme, case.sub_theme == sub) for theme, sub in sorted(selection.about))
        )
    yield from _days(selection)


def _days(selection: Selection) -> Iterator[ColumnElement[bool]]:
    if selection.due_from is not None:
        yield case.due >= selection.due_from
    if selection.due_to is not None:
        yield case.due <= selection.due_to
    if selection.filed_from is not None:
        yield case.filed_at >= utc(selection.filed_from)
    if selection.filed_before is not None:
        yield case.filed_at < utc(selection.filed_before)


def _ordered(columns: Any, *, flagged: bool, falling: bool) -> Iterator[ColumnElement[Any]]:  # noqa: ANN401 – of a table or a select
    if flagged:
        yield columns.flagged.asc() if falling else columns.flagged.desc()
    for column in (columns.due, columns.number):
        yield column.desc() if falling else column.asc()


def _bound(most: int) -> Any:  # noqa: ANN401 – SQLAlchemy's
    # As a figure, not a parameter: PostgreSQL would plan for a tenth of the table.
    return bindparam(None, most, literal_execute=True)
