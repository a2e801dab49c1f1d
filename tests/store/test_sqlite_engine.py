"""SQLite set up as this program wants it."""

from __future__ import annotations

import asyncio
import stat
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from store.database import DatabaseProblem, open_database
from store.schema import prepare_schema
from store.sessions import SqlSessionStore
from store.sqlite_engine import BUSY_TIMEOUT_MS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncConnection

    from store.database import Database

KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
PARENT_AND_CHILD = (
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)",
    "INSERT INTO parent VALUES (1)",
    "INSERT INTO child VALUES (10, 1)",
)


async def run(connection: AsyncConnection, *statements: str) -> None:
    for statement in statements:
        await connection.exec_driver_sql(statement)


async def value(database: Database, statement: str) -> object:
    async with database.reading() as connection:
        return (await connection.exec_driver_sql(statement)).scalar()


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", BUSY_TIMEOUT_MS),
    ],
)
async def test_settings_of_every_connection(sqlite_database: Database, pragma: str, wanted: object) -> None:
    async with sqlite_database.reading() as first, sqlite_database.reading() as second:
        for connection in (first, second):
            assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == wanted


async def test_a_session_is_read_and_written_by_one_statement_each(sqlite_database: Database) -> None:
    """Every step more is a message to SQLite's thread and back, for which each of 200 chats at once waits."""
    await prepare_schema(sqlite_database)
    store, statements = SqlSessionStore(sqlite_database), []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]).split()[0])

    event.listen(sqlite_database._engine.sync_engine, "before_cursor_execute", note)
    await store.put(KEY, b"sealed", now=NOW)
    assert await store.get(KEY, not_before=NOW) == b"sealed"
    assert statements == ["INSERT", "SELECT"]


async def test_the_busy_timeout_is_the_same_after_wiping_the_log(sqlite_database: Database) -> None:
    await sqlite_database.wipe_log()
    assert await value(sqlite_database, "PRAGMA busy_timeout") == BUSY_TIMEOUT_MS


def modes(folder: Path) -> dict[str, int]:
    """Who may do what with the folder and each file in it."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}


async def test_file_log_and_folder_are_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "deeper"
    async with await open_database(f"sqlite:///{folder}/wegwijzer.db") as database:
        async with database.writing() as connection:
            await run(connection, "CREATE TABLE one (id INTEGER)")
        found = modes(folder)
    assert found == {"deeper": 0o700, "wegwijzer.db": 0o600, "wegwijzer.db-wal": 0o600, "wegwijzer.db-shm": 0o600}


async def test_closing_leaves_one_file(tmp_path: Path) -> None:
    async with await open_database(f"sqlite:///{tmp_path}/wegwijzer.db") as database, database.writing() as connection:
        await run(connection, "CREATE TABLE one (id INTEGER)")
    assert modes(tmp_path).keys() == {tmp_path.name, "wegwijzer.db"}


async def test_transactions_that_read_and_then_write_take_turns(sqlite_database: Database) -> None:
    """With a plain BEGIN most of these would fail with "database is locked", or count the same number twice."""
    async with sqlite_database.writing() as connection:
        await run(connection, "CREATE TABLE counter (n INTEGER)", "INSERT INTO counter VALUES (0)")

    async def count() -> None:
        async with sqlite_database.writing() as connection:
            n = (await connection.exec_driver_sql("SELECT n FROM counter")).scalar_one()
            await asyncio.sleep(0)
            await connection.exec_driver_sql("UPDATE counter SET n = ?", (n + 1,))

    await asyncio.gather(*(count() for _ in range(30)))
    assert await value(sqlite_database, "SELECT n FROM counter") == 30


async def test_a_reader_waits_for_no_writer_and_sees_one_view(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as connection:
        await run(connection, "CREATE TABLE counter (n INTEGER)", "INSERT INTO counter VALUES (0)")
    async with sqlite_database.reading() as reader:
        async with sqlite_database.writing() as writer:
            await run(writer, "UPDATE counter SET n = 1")
            assert (await reader.exec_driver_sql("SELECT n FROM counter")).scalar() == 0
        assert (await reader.exec_driver_sql("SELECT n FROM counter")).scalar() == 0
    assert await value(sqlite_database, "SELECT n FROM counter") == 1


async def test_a_failed_transaction_undoes_its_tables_too(sqlite_database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        async with sqlite_database.writing() as connection:
            await run(connection, "CREATE TABLE one (id INTEGER)", "SELECT * FROM another")
    assert await value(sqlite_database, "SELECT count(*) FROM sqlite_master") == 0


async def test_foreign_keys_are_enforced(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as connection:
        await run(connection, *PARENT_AND_CHILD)
    with pytest.raises(IntegrityError):
        async with sqlite_database.writing() as connection:
            await run(connection, "INSERT INTO child VALUES (11, 2)")


async def test_remaking_a_table_in_a_migration_keeps_the_rows_that_refer_to_it(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as connection:
        await run(connection, *PARENT_AND_CHILD)
    async with sqlite_database.migrating() as connection:
        await run(
            connection,
            "CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT)",
            "INSERT INTO new_parent (id) SELECT id FROM parent",
            "DROP TABLE parent",
            "ALTER TABLE new_parent RENAME TO parent",
        )
    assert await value(sqlite_database, "SELECT count(*) FROM child") == 1


async def test_a_migration_that_breaks_a_reference_is_undone(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as connection:
        await run(connection, *PARENT_AND_CHILD)
    with pytest.raises(DatabaseProblem, match="nothing was changed: 1 rows of child refer to rows that are not there"):
        async with sqlite_database.migrating() as connection:
            await run(connection, "DELETE FROM parent")
    assert await value(sqlite_database, "SELECT count(*) FROM parent") == 1


async def test_opening_tries_again_while_another_program_is_at_it(
    sqlite_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite does not wait for another one's change to a write-ahead log, here it hardly waits at all."""
    monkeypatch.setattr("store.sqlite_engine.BUSY_TIMEOUT_MS", 1)
    async with await open_database(sqlite_address) as other:
        async with other.writing():
            opening = asyncio.ensure_future(open_database(sqlite_address))
            await asyncio.sleep(0.2)
            assert not opening.done()
        await (await opening).close()


async def test_programs_that_open_a_new_file_at_once(sqlite_address: str) -> None:
    opened = await asyncio.gather(*(open_database(sqlite_address) for _ in range(8)), return_exceptions=True)
    for database in opened:
        assert not isinstance(database, BaseException), database
        await database.close()


REWRITE = """
import asyncio, os, sys, threading
from store.database import open_database

seen, over = set(), threading.Event()

def watch():
    while not over.is_set():
        for number in os.listdir("/proc/self/fd"):
            try:
                seen.add(os.readlink(f"/proc/self/fd/{number}"))
            except OSError:
                pass

async def main():
    async with await open_database(f"sqlite:///{sys.argv[1]}/wegwijzer.db") as database:
        async with database.writing() as connection:
            await connection.exec_driver_sql("CREATE TABLE things (words TEXT)")
            row = "INSERT INTO things SELECT hex(randomblob(3000)) FROM (VALUES (1), (2), (3), (4))"
            for _ in range(1000):
                await connection.exec_driver_sql(row)
            await connection.exec_driver_sql("CREATE TEMP TABLE passing (word TEXT)")
        watching = threading.Thread(target=watch)
        watching.start()
        assert await database.rewrite_file()
        over.set()
        watching.join()

asyncio.run(main())
copies = [name for name in seen if "etilqs" in name]
assert copies, "the copy was not seen"
assert all(name.startswith(sys.argv[1]) for name in copies), copies
"""


@pytest.mark.skipif(sys.platform != "linux", reason="open files are looked up in /proc")
def test_the_copy_that_rewriting_takes_lies_beside_the_file(tmp_path: Path) -> None:
    """In a process of its own, as the folder is set once for a whole process."""
    done = subprocess.run([sys.executable, "-c", REWRITE, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
