"""SQLite as this program wants it: a private file, a write-ahead log, foreign keys, and deleted bytes overwritten."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from store.database_problem import SETTING, DatabaseProblem

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.ext.asyncio import AsyncEngine
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another one. Longer than any transaction here; shorter than a resident's patience."""

BEGIN = "sqlite_begin"
"""The execution option that says how a transaction begins: IMMEDIATE (the default), DEFERRED, or empty for none."""

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def make_file(path: Path, setting: str = SETTING) -> None:
    """Makes the file and its folder when they are missing, readable by this user alone (its log inherits that).

    Not left to SQLite: it makes files readable by everybody, and its "unable to open database file" names no reason.
    Raises `DatabaseProblem`.
    """
    problem = None
    try:
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    except FileExistsError:
        problem = f"the file {path} cannot be made: {path.parent} is not a folder"
    except OSError as error:
        problem = f"the file {path} cannot be made or written ({error.strerror})"
    if problem is not None:
        raise DatabaseProblem(problem, setting)


def make_sqlite_engine(url: URL, *, migrating: bool = False) -> AsyncEngine:
    """An engine over the file. For migrations: one connection, no foreign keys (see `Database.migrating`)."""
    # With an isolation_level of None the sqlite3 module begins nothing by itself. `_begin` does, even before DDL.
    arguments = {"isolation_level": None, "timeout": BUSY_TIMEOUT_MS / 1000}
    pool = {"poolclass": NullPool} if migrating else {}
    engine = create_async_engine(url, connect_args=arguments, hide_parameters=True, **pool)

    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in _pragmas(foreign_keys=not migrating):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _pragmas(*, foreign_keys: bool) -> tuple[str, ...]:
    return (
        "journal_mode = WAL",  # readers and the one writer do not wait for each other
        "synchronous = FULL",  # a receipt code once shown must survive a power cut; NORMAL may lose the last commits
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "secure_delete = ON",  # zeros over what is deleted; docs/decisions/0005-database.md says what that costs
    )


def _begin(connection: Connection) -> None:
    """Takes the write lock at once unless asked otherwise.

    A transaction that reads first and then writes would fail, without waiting, when another one has written in between.
    """
    mode = connection.get_execution_options().get(BEGIN, "IMMEDIATE")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")
