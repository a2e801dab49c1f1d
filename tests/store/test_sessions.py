"""What of a session is in the tables, read past the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from store.schema import prepare_schema
from store.sessions import SqlSessionStore
from store.tables import session_state

if TYPE_CHECKING:
    from store.database import Database

KEY = bytes(range(32))
QUARTER_TO_TEN = datetime(2026, 7, 22, 9, 45, 12, 345, tzinfo=timezone(timedelta(hours=2)))


async def test_the_row_is_the_key_the_payload_and_the_hour_in_utc(database: Database) -> None:
    await prepare_schema(database)
    await SqlSessionStore(database).put(KEY, b"sealed", now=QUARTER_TO_TEN)
    async with database.reading() as connection:
        (row,) = (await connection.execute(select(session_state))).all()
    assert row == (KEY, b"sealed", datetime(2026, 7, 22, 7, tzinfo=UTC))
    assert row.last_used.tzinfo is UTC


async def test_sqlite_holds_the_moment_as_text_in_utc(sqlite_database: Database) -> None:
    await prepare_schema(sqlite_database)
    await SqlSessionStore(sqlite_database).put(KEY, b"sealed", now=QUARTER_TO_TEN)
    async with sqlite_database.reading() as connection:
        text = (await connection.exec_driver_sql("SELECT last_used FROM session_state")).scalar_one()
    assert text == "2026-07-22 07:00:00.000000"


async def test_the_database_itself_refuses_a_short_key(database: Database) -> None:
    """And says so without the values: SQLAlchemy would print them into every log that shows the error."""
    await prepare_schema(database)
    row = {"key": b"12345678", "payload": b"a sealed payload", "last_used": QUARTER_TO_TEN}
    with pytest.raises(IntegrityError, match="ck_session_state_key_length") as refusal:
        async with database.writing() as connection:
            await connection.execute(insert(session_state).values(row))
    assert "SQL parameters hidden" in str(refusal.value)
    if database.dialect == "sqlite":
        assert "sealed payload" not in str(refusal.value)
