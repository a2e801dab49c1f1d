"""The chats' sessions in the database: bot.session_store's `SessionStore` over one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from store.instant import utc
from store.session_row import checked_key, stored_hour
from store.tables import session_state

if TYPE_CHECKING:
    from datetime import datetime

    from store.database import Database


class SqlSessionStore:
    """Rows that the store cannot read. Each call is a transaction of its own.

    What is forgotten is overwritten in a SQLite file: at once by `delete`, the last stray copies by the next `purge`.
    PostgreSQL keeps dead rows until its vacuum and in its own log; there the seal alone protects them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def get(self, key: bytes, *, not_before: datetime) -> bytes | None:
        """The payload last put; None when there is none or it is older than ``not_before``."""
        statement = select(session_state.c.payload).where(
            session_state.c.key == checked_key(key), session_state.c.last_used >= utc(not_before)
        )
        async with self._database.reading_once() as connection:
            payload: bytes | None = await connection.scalar(statement)
        return payload

    async def put(self, key: bytes, payload: bytes, *, now: datetime) -> None:
        """Keeps the payload in place of an earlier one. The last to commit wins; nothing is ever mixed."""
        row = self._insert(session_state).values(key=checked_key(key), payload=payload, last_used=stored_hour(now))
        statement = row.on_conflict_do_update(
            index_elements=[session_state.c.key],
            set_={"payload": row.excluded.payload, "last_used": row.excluded.last_used},
        )
        async with self._database.writing_once() as connection:
            await connection.execute(statement)

    async def delete(self, key: bytes) -> None:
        """Removes the row and its traces; does nothing where there is none."""
        async with self._database.writing() as connection:
            await connection.execute(delete(session_state).where(session_state.c.key == checked_key(key)))
        await self._database.wipe_log()

    async def purge(self, *, before: datetime) -> int:
        """Removes every row last put before that time; how many. Rewrites a SQLite file: meant for once a day."""
        async with self._database.writing() as connection:
            result = await connection.execute(delete(session_state).where(session_state.c.last_used < utc(before)))
        await self._database.rewrite_file()
        return result.rowcount
