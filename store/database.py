"""A database of the program, SQLite or PostgreSQL: opening it, and the ways to work in it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from sqlalchemy.exc import OperationalError, SQLAlchemyError

from store.chain import MAIN, Chain
from store.database_problem import DatabaseProblem, explain, is_busy
from store.database_url import parse_database_url
from store.postgresql_engine import make_postgresql_engine
from store.sqlite_engine import BEGIN, BUSY_TIMEOUT_MS, make_file, make_sqlite_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import URL
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

__all__ = ["Database", "DatabaseProblem", "open_database"]

WIPE_TIMEOUT_MS = 250
"""While a checkpoint waits for a reader no one can write: it gives up soon, and the next one does its work."""

RETRY_S = 0.05

MIGRATION_LOCK = 0x5765_6777_696A_7A65
"""PostgreSQL's advisory locks are numbers; this one spells "Wegwijze"."""

_log = logging.getLogger(__name__)


class Database:
    """An open database. Close it (or use it as an ``async with``), or its connections warn when they are collected."""

    def __init__(self, url: URL, chain: Chain = MAIN) -> None:
        self.chain = chain
        self._url = url
        self._engine = _make_engine(url)
        self._reader = self._engine.execution_options(**{BEGIN: "DEFERRED"})
        self._bare = self._engine.execution_options(**{BEGIN: ""})
        # SQLite lets its writers wait by sleeping and trying again, in no order: of 200 chats at once some wait past
        # the timeout. In this process they stand in a queue instead. PostgreSQL writes side by side.
        self._turn = asyncio.Lock() if self._engine.dialect.name == "sqlite" else nullcontext()

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One view of the database; waits for no writer. What is written inside is thrown away."""
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, committed when the block ends and undone when it raises. SQLite has one at a time."""
        async with self._turn, self._engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading_once(self) -> AsyncIterator[AsyncConnection]:
        """For one SELECT: it sees one state of the database by itself, so that SQLite begins no transaction for it.

        Each step of a transaction is a message to SQLite's thread and back; with 200 chats at once they are what a
        chat waits for.
        """
        async with self._bare.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing_once(self) -> AsyncIterator[AsyncConnection]:
        """For one statement: whole or not at all by itself, and committed when it is done."""
        async with self._turn, self._bare.begin() as connection:
            yield connection

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[AsyncConnection]:
        """One transaction for changing tables, one process at a time; undone whole when the block raises.

        On SQLite foreign keys are off inside and checked at the end: batch mode drops a table and makes it anew, and
        with them on the drop would delete the rows of every table that refers to it. They can only be switched outside
        a transaction, hence an engine of its own. Raises `DatabaseProblem` where a reference points nowhere.
        """
        engine = _make_engine(self._url, migrating=True)
        try:
            async with engine.begin() as connection:
                if self.dialect == "postgresql":
                    await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
                yield connection
                if self.dialect == "sqlite":
                    await _check_foreign_keys(connection, self.chain)
        finally:
            await engine.dispose()

    async def wipe_log(self) -> bool:
        """Moves SQLite's write-ahead log into the file and empties it: until then it holds what was just deleted.

        False when a reader was in the way: the next call, or closing, does it. PostgreSQL: nothing to do, True.
        """
        if self.dialect != "sqlite":
            return True
        async with self._bare.connect() as connection:
            await connection.exec_driver_sql(f"PRAGMA busy_timeout = {WIPE_TIMEOUT_MS}")
            try:
                busy: int = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
            finally:
                # Stopped in the middle, the connection is thrown away, and would answer with an error of its own.
                if not connection.invalidated:
                    await connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        return busy == 0

    async def rewrite_file(self, *, copy_in_memory: bool = False) -> bool:
        """Writes the SQLite file anew (VACUUM) and wipes its log, so that nothing deleted before is left in either.

        secure_delete alone is not enough: SQLite copies rows when it rearranges its pages and zeroes only the last copy
        (in trials 1 in 500 deleted rows could still be found). Writers wait meanwhile.
        ``copy_in_memory``: else SQLite writes its copy beside the file, into a folder that this user alone can read.
        False, and a line in the log, when it could not be done now. PostgreSQL: nothing to do, True.
        """
        if self.dialect != "sqlite":
            return True
        try:
            async with self._bare.connect() as connection:
                if copy_in_memory:
                    await connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
                else:
                    await _copy_beside_the_file(connection)
                await connection.exec_driver_sql("VACUUM")
        except OperationalError as error:
            _log.warning("the SQLite file could not be rewritten now: %s", error.orig)
            return False
        return await self.wipe_log()

    async def close(self) -> None:
        """Closes every connection; SQLite's last one moves the log into the file and removes it."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.close()


async def open_database(address: str, chain: Chain = MAIN) -> Database:
    """The database at this address, tried once for reading and writing. Raises `DatabaseProblem`.

    A missing SQLite file is made, a missing PostgreSQL database is not. The tables are `store.schema`'s business.
    """
    url = parse_database_url(address, chain.setting)
    if url.get_backend_name() == "sqlite":
        make_file(Path(url.database or ""), chain.setting)
    database = Database(url, chain)
    deadline = monotonic() + BUSY_TIMEOUT_MS / 1000
    error = await _error_of_trying(database)
    # Two programs that open a new file at once: SQLite does not wait for the other's change to a write-ahead log.
    while error is not None and is_busy(error) and monotonic() < deadline:
        await asyncio.sleep(RETRY_S)
        error = await _error_of_trying(database)
    if error is not None:
        await database.close()
        raise explain(error, url, chain.setting)
    return database


async def _error_of_trying(database: Database) -> Exception | None:
    try:
        async with database.writing():
            """An empty transaction: SQLite takes the write lock for it, which shows a read-only file or folder."""
    except (SQLAlchemyError, OSError, ValueError) as error:
        return error
    return None


def _make_engine(url: URL, *, migrating: bool = False) -> AsyncEngine:
    make = make_sqlite_engine if url.get_backend_name() == "sqlite" else make_postgresql_engine
    return make(url, migrating=migrating)


async def _copy_beside_the_file(connection: AsyncConnection) -> None:
    """Once in a process: it holds for all of it, and SQLite asks not to change it while others may use it.

    Not SQLITE_TMPDIR: SQLite reads that when Python loads it, before the settings are known.
    """
    if (await connection.exec_driver_sql("PRAGMA temp_store_directory")).scalar():
        return
    listed = (await connection.exec_driver_sql("PRAGMA database_list")).mappings().all()
    file = next(row["file"] for row in listed if row["name"] == "main")
    folder = str(Path(file).parent).replace("'", "''")
    await connection.exec_driver_sql(f"PRAGMA temp_store_directory = '{folder}'")


async def _check_foreign_keys(connection: AsyncConnection, chain: Chain) -> None:
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        message = f"nothing was changed: {len(broken)} rows of {tables} refer to rows that are not there"
        raise DatabaseProblem(message, chain.setting)
