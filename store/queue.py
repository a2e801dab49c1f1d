"""The queue in the database: issues.queue.ports' `QueueStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import literal, select, union_all

from issues.queue.page import QueueRow
from issues.queue.ports import COUNTED_MOST, IDS_MOST, Name, QueueStore
from store.case_row import case_of
from store.queue_select import SHOWN, count_select, page_select
from store.tables import complaint_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Row

    from issues.ports import CaseRow
    from issues.queue.page import Start
    from issues.queue.selection import Selection
    from store.database import Database

WHOLE = tuple(complaint_case.c)


class SqlQueueStore(QueueStore):
    """Reads only what the reader's cells hold: the condition is made from them, so no row comes here to be left out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(self, selection: Selection, start: Start | None, most: int) -> Sequence[QueueRow]:
        """The first of them, or the last before the mark, in the queue's order."""
        return [QueueRow(**row._asdict()) for row in await self._found(selection, start, most, SHOWN)]

    async def whole(self, selection: Selection, most: int) -> Sequence[CaseRow]:
        """The first of them with their sealed words, in the queue's order."""
        return [case_of(row._asdict()) for row in await self._found(selection, None, most, WHOLE)]

    async def ids(self, selection: Selection) -> frozenset[bytes]:
        """Of which cases; `IDS_MOST` at most."""
        columns = [complaint_case.c[name] for name in ("id", "flagged", "due", "number")]
        return frozenset(row.id for row in await self._found(selection, None, IDS_MOST, columns))

    async def counts(self, selections: Mapping[Name, Selection]) -> Mapping[Name, int]:
        """How many each holds, `COUNTED_MOST` at most; all in one statement."""
        counted = {
            name: one for name, what in selections.items() if (one := count_select(what, COUNTED_MOST)) is not None
        }
        if not counted:
            return dict.fromkeys(selections, 0)
        parts = [select(literal(name).label("name"), one.scalar_subquery()) for name, one in counted.items()]
        async with self._database.reading_once() as connection:
            found = {row[0]: row[1] for row in await connection.execute(union_all(*parts))}
        return {name: found.get(name, 0) for name in selections}

    async def _found(
        self, selection: Selection, start: Start | None, most: int, columns: Sequence[ColumnElement[Any]]
    ) -> Sequence[Row[Any]]:
        statement = page_select(selection, start, most, columns)
        if statement is None:
            return ()
        async with self._database.reading_once() as connection:
            rows: Sequence[Row[Any]] = (await connection.execute(statement)).all()
        return rows[::-1] if start is not None and start.towards == "before" else rows
