"""Sessions of the desk in the database: desk.sessions.ports' `DeskSessionStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select, update

from desk.sessions.ports import DeskSessionStore, SessionRow
from store.staff_row import kept_value, session_values
from store.staff_tables import staff_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement

    from store.database import Database


class SqlDeskSessionStore(DeskSessionStore):
    """Each call is one statement. Reading never writes; who was seen is written at most once a minute."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, session: SessionRow) -> None:
        async with self._database.writing_once() as connection:
            await connection.execute(insert(staff_session).values(session_values(session)))

    async def get(self, session: bytes) -> SessionRow | None:
        async with self._database.reading_once() as connection:
            row = (await connection.execute(_ALL.where(staff_session.c.id == session))).one_or_none()
        return SessionRow(**row._asdict()) if row else None

    async def touch(self, session: bytes, seen: datetime) -> None:
        await self._change(session, seen=seen)

    async def keep(self, session: bytes, kept: bytes | None) -> None:
        await self._change(session, kept=kept_value(kept))

    async def end(self, session: bytes) -> None:
        await self._end(staff_session.c.id == session)

    async def end_all(self, account: bytes, *, but: bytes | None = None) -> int:
        mine = staff_session.c.account == account
        return await self._end(mine if but is None else mine & (staff_session.c.id != but))

    async def of(self, account: bytes) -> Sequence[SessionRow]:
        mine = _ALL.where(staff_session.c.account == account).order_by(staff_session.c.started.desc())
        async with self._database.reading_once() as connection:
            return [SessionRow(**row._asdict()) for row in await connection.execute(mine)]

    async def purge(self, *, seen_before: datetime, started_before: datetime) -> int:
        return await self._end(or_(staff_session.c.seen < seen_before, staff_session.c.started < started_before))

    async def _change(self, session: bytes, **values: Any) -> None:  # noqa: ANN401 – of any column
        async with self._database.writing_once() as connection:
            await connection.execute(update(staff_session).where(staff_session.c.id == session).values(values))

    async def _end(self, which: ColumnElement[bool]) -> int:
        async with self._database.writing_once() as connection:
            return (await connection.execute(delete(staff_session).where(which))).rowcount


_ALL = select(staff_session)
