"""What is forgotten is not in the SQLite file any more, nor in its log: searched byte by byte."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, delete, event
from sqlalchemy.dialects.sqlite import insert

from store.database import open_database
from store.schema import prepare_schema
from store.sessions import SqlSessionStore
from store.tables import session_state

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncConnection

    from store.database import Database

NOW = datetime(2026, 7, 22, 9, tzinfo=UTC)
KEY = bytes(range(32))
MARKER = b"something a resident wrote"
CHURN = 3000


@pytest.fixture
async def prepared(sqlite_database: Database) -> Database:
    """A SQLite database with its tables."""
    await prepare_schema(sqlite_database)
    return sqlite_database


@pytest.fixture
async def store(prepared: Database) -> AsyncIterator[SqlSessionStore]:
    """With a neighbour's row, which must stay."""
    store = SqlSessionStore(prepared)
    await store.put(bytes(32), b"the neighbour's session", now=NOW)
    yield store
    assert await store.get(bytes(32), not_before=NOW) == b"the neighbour's session"


def on_disk(folder: Path) -> bytes:
    """Everything SQLite keeps: the file, its log, its index of the log."""
    paths = sorted(folder.glob("wegwijzer.db*"))
    assert paths
    return b"".join(path.read_bytes() for path in paths)


@pytest.mark.parametrize("size", [100, 3_000, 50_000], ids=["in a page", "most of a page", "over many pages"])
async def test_delete_overwrites_at_once(store: SqlSessionStore, tmp_path: Path, size: int) -> None:
    await store.put(KEY, MARKER + bytes(size) + MARKER, now=NOW)
    assert MARKER in on_disk(tmp_path), "else this test would prove nothing"
    await store.delete(KEY)
    assert MARKER not in on_disk(tmp_path)
    assert KEY not in on_disk(tmp_path)


async def test_delete_takes_earlier_payloads_of_the_row_along(store: SqlSessionStore, tmp_path: Path) -> None:
    for size in (9_000, 20, 700, 5_000, 3):
        await store.put(KEY, MARKER + bytes(size), now=NOW)
    await store.delete(KEY)
    assert MARKER not in on_disk(tmp_path)


async def test_purge_overwrites_what_it_removes(store: SqlSessionStore, tmp_path: Path) -> None:
    await store.put(KEY, MARKER, now=NOW - timedelta(days=31))
    assert await store.purge(before=NOW - timedelta(days=30)) == 1
    assert MARKER not in on_disk(tmp_path)


async def churn(connection: AsyncConnection, chance: random.Random) -> tuple[dict[bytes, bytes], list[bytes]]:
    """Rows of many sizes come, grow, shrink and go, in the way that makes SQLite rearrange its pages.

    Returns the marker of each row that is left by its key, and every key and marker that is not.
    """
    living: dict[bytes, bytes] = {}
    dead: list[bytes] = []
    for _ in range(CHURN):
        dice = chance.random() if living else 1
        key = chance.choice(list(living)) if dice < 0.5 else chance.randbytes(32)
        if dice < 0.25:
            dead += [key, living.pop(key)]
            await connection.execute(delete(session_state).where(session_state.c.key == key))
            continue
        dead += [living[key]] if key in living else []
        living[key] = marker = chance.randbytes(16)
        payload = marker + bytes(chance.randrange(900)) + marker
        row = insert(session_state).values(key=key, payload=payload, last_used=NOW)
        await connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"payload": payload}))
    return living, dead


@pytest.mark.parametrize("seed", range(3))
async def test_purge_removes_the_copies_that_secure_delete_misses(
    prepared: Database, store: SqlSessionStore, tmp_path: Path, seed: int
) -> None:
    """Which rows SQLite leaves a copy of depends on its version and on luck: about 1 in 500, in two of these runs."""
    async with prepared.writing() as connection:
        living, dead = await churn(connection, random.Random(seed))
    assert await store.purge(before=NOW) == 0
    disk = on_disk(tmp_path)
    assert [one for one in dead if one in disk] == []
    assert all(one in disk for one in living.values())


async def test_a_reader_in_the_way_delays_wiping_but_nobody_for_long(
    prepared: Database, store: SqlSessionStore, tmp_path: Path
) -> None:
    await store.put(KEY, MARKER, now=NOW)
    async with prepared.reading() as reader:
        await reader.exec_driver_sql("SELECT count(*) FROM session_state")
        started = monotonic()
        await store.delete(KEY)
        assert not await prepared.wipe_log()
        assert monotonic() - started < 3
        assert await store.get(KEY, not_before=NOW) is None
    assert await prepared.wipe_log()
    assert MARKER not in on_disk(tmp_path)


async def test_stopping_the_program_while_it_wipes_is_no_error_and_breaks_nothing(
    prepared: Database, store: SqlSessionStore, tmp_path: Path
) -> None:
    begun = asyncio.Event()

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "wal_checkpoint" in statement:
            begun.set()

    await store.put(KEY, MARKER, now=NOW)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        async with prepared.reading() as reader:
            await reader.exec_driver_sql("SELECT count(*) FROM session_state")
            wiping = asyncio.ensure_future(prepared.wipe_log())
            await begun.wait()
            wiping.cancel()
            with pytest.raises(asyncio.CancelledError):
                await wiping
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    await store.delete(KEY)
    assert await prepared.wipe_log()
    assert MARKER not in on_disk(tmp_path)


async def test_a_writer_in_the_way_of_the_rewriting_fails_nothing(
    sqlite_address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("store.sqlite_engine.BUSY_TIMEOUT_MS", 50)
    async with await open_database(sqlite_address) as database:
        async with database.writing():
            with caplog.at_level(logging.WARNING, "store"):
                assert not await database.rewrite_file()
        assert await database.rewrite_file()
    assert caplog.messages == ["the SQLite file could not be rewritten now: database is locked"]


async def test_postgresql_has_nothing_to_wipe(postgresql_address: str) -> None:
    async with await open_database(postgresql_address) as database:
        assert await database.wipe_log()
        assert await database.rewrite_file()
