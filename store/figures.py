"""The anonymised log, the tags beside it and the figures they end as, in the database: issues' `FigureStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, union
from sqlalchemy.dialects import postgresql, sqlite

from issues.freezing import FigureStore
from issues.ports import LogRow
from store.figure_row import LOG_FIELDS, figure_of, figure_values, in_order
from store.tables import issue_count, issue_figure, issue_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from issues.figures import Figure
    from store.database import Database


class SqlFigureStore(FigureStore):
    """What a quarter was made of leaves no trace in a SQLite file: it is written anew when the quarter freezes.

    PostgreSQL keeps dead rows until its vacuum, and longer in its own log and in backups: their tags are random bytes
    to everybody once the quarter's key is gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def periods(self) -> Sequence[str]:
        """Quarters of which there are lines or tags."""
        statement = union(select(issue_log.c.period), select(issue_count.c.period))
        async with self._database.reading_once() as connection:
            return sorted((await connection.scalars(statement)).all())

    async def lines(self, period: str) -> Mapping[LogRow, int]:
        """How often each line is in the log."""
        columns = [issue_log.c[name] for name in LOG_FIELDS]
        statement = select(*columns, func.count()).where(issue_log.c.period == period).group_by(*columns)
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(statement)).all()
        return {LogRow(**dict(zip(LOG_FIELDS, row[:-1], strict=True))): row[-1] for row in rows}

    async def people(self, period: str) -> Mapping[str, int]:
        """How many tags each cell has, by its key."""
        cell = issue_count.c.cell
        statement = select(cell, func.count()).where(issue_count.c.period == period).group_by(cell)
        async with self._database.reading_once() as connection:
            return {row[0]: row[1] for row in await connection.execute(statement)}

    async def freeze(self, period: str, figures: Iterable[Figure]) -> int:
        """Keeps the figures and deletes lines and tags, in one transaction, leaving no trace; how many rows went."""
        rows = [figure_values(one) for one in figures]
        async with self._database.writing() as connection:
            if rows:
                await connection.execute(self._insert(issue_figure).on_conflict_do_nothing(), rows)
            lines = await connection.execute(delete(issue_log).where(issue_log.c.period == period))
            tags = await connection.execute(delete(issue_count).where(issue_count.c.period == period))
        gone = lines.rowcount + tags.rowcount
        if gone:
            await self._database.rewrite_file()
        return gone

    async def figures(self, period: str | None = None) -> Sequence[Figure]:
        """Frozen ones, of one quarter or all, in the order of quarter and cell."""
        statement = select(issue_figure)
        if period:
            statement = statement.where(issue_figure.c.period == period)
        async with self._database.reading_once() as connection:
            return in_order(figure_of(row._asdict()) for row in await connection.execute(statement))
