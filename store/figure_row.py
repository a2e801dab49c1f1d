"""Tags and figures as rows of tables."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from issues.figure_cells import Cell
from issues.figures import LEAST, Figure
from issues.ports import LogRow
from store.bounded import check_row
from store.figure_tables import issue_count, issue_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from issues.ports import TagRow

LOG_FIELDS = tuple(one.name for one in fields(LogRow))


def tag_values(tag: TagRow) -> dict[str, Any]:
    """The row of `issue_count`. ValueError for what the table would refuse."""
    row = {"period": tag.period, "cell": tag.cell, "tag": tag.tag}
    check_row(issue_count, row)
    return row


def figure_values(figure: Figure) -> dict[str, Any]:
    """The row of `issue_figure`. ValueError for what the table would refuse, such as fewer than five people."""
    row = {"period": figure.period, "cell": figure.cell.key, "people": figure.people, "reports": figure.reports}
    check_row(issue_figure, row)
    if not LEAST <= figure.people <= figure.reports:
        message = f"issue_figure takes nothing of fewer than {LEAST} people, and a report of each"
        raise ValueError(message)
    return row


def figure_of(row: Mapping[str, Any]) -> Figure:
    cell = Cell.of_key(row["cell"])
    return Figure(period=row["period"], cell=cell, people=row["people"], reports=row["reports"])


def in_order(figures: Iterable[Figure]) -> Sequence[Figure]:
    """By quarter, then by cell: each before what divides it."""
    return tuple(sorted(figures, key=lambda one: (one.period, one.cell.key)))
