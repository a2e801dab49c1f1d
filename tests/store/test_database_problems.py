"""What the operator reads when the database cannot be opened: one line, naming the setting, never the password."""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import pytest
from sqlalchemy import make_url

from store.database import DatabaseProblem, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "hunter2"
NOBODY = 65534
LETTER = "Dear municipality, this is a letter and not a database. " * 100


async def line_of(address: str) -> str:
    """The line the operator gets; checks what every such line promises."""
    with pytest.raises(DatabaseProblem) as problem:
        await open_database(address)
    line = str(problem.value)
    assert line.startswith("DATABASE_URL: ")
    assert "\n" not in line
    assert PASSWORD not in line
    assert problem.value.__context__ is None, "the cause would be printed with it"
    return line


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder as seen by a user who may not do everything: root may write anywhere, so it steps down for the test."""
    made = Path(tempfile.mkdtemp(prefix="wegwijzer-"))
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(made, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield made
    if is_root:
        os.seteuid(0)
    made.chmod(0o700)
    shutil.rmtree(made)


def permit(path: Path, mode: int) -> None:
    """Sets what may be done with the file or folder; makes the file."""
    if not path.exists():
        path.touch()
    path.chmod(mode)


def contents(path: Path) -> str:
    return path.read_text()


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_folder_that_is_not_writable(folder: Path) -> None:
    permit(folder, 0o500)
    assert await line_of(f"sqlite:///{folder}/wegwijzer.db") == (
        f"DATABASE_URL: the file {folder}/wegwijzer.db cannot be made or written (Permission denied)"
    )
    assert "(Permission denied)" in await line_of(f"sqlite:///{folder}/data/wegwijzer.db")


async def test_a_writable_file_in_a_folder_that_is_not(folder: Path) -> None:
    """SQLite keeps its log beside the file, so the folder counts too."""
    await (await open_database(f"sqlite:///{folder}/wegwijzer.db")).close()
    permit(folder, 0o500)
    line = await line_of(f"sqlite:///{folder}/wegwijzer.db")
    assert re.search(r"cannot be written|the folder must be writable too", line)


async def test_a_file_that_is_not_writable(folder: Path) -> None:
    file = folder / "wegwijzer.db"
    permit(file, 0o400)
    assert await line_of(f"sqlite:///{file}") == (
        f"DATABASE_URL: the file {file} cannot be made or written (Permission denied)"
    )


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "cannot be made or written (Is a directory)" in await line_of(f"sqlite:///{tmp_path}")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file that is no database."""
    file = tmp_path / "letter.txt"
    file.write_text(LETTER)
    return file


async def test_a_file_in_place_of_the_folder(letter: Path) -> None:
    assert f"{letter} is not a folder" in await line_of(f"sqlite:///{letter}/wegwijzer.db")


async def test_a_file_that_is_no_database(letter: Path) -> None:
    assert await line_of(f"sqlite:///{letter}") == f"DATABASE_URL: the file {letter} is not a SQLite database"


async def test_a_file_that_is_no_database_stays_as_it_is(letter: Path) -> None:
    await line_of(f"sqlite:///{letter}")
    assert contents(letter) == LETTER


async def test_a_file_that_another_program_holds(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.sqlite_engine.BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr("store.database.BUSY_TIMEOUT_MS", 100)
    async with await open_database(sqlite_address) as other, other.writing():
        assert (await line_of(sqlite_address)).endswith("is held by another program")


async def test_a_server_that_is_not_there() -> None:
    port = free_port()
    assert await line_of(f"postgresql://u:{PASSWORD}@127.0.0.1:{port}/name") == (
        f"DATABASE_URL: no PostgreSQL server answers at 127.0.0.1:{port} (connection refused)"
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no such host name"),
        (TimeoutError(), "no answer in time"),
        (OSError(113, "No route to host"), "No route to host"),
        (ConnectionError("rejected SSL upgrade"), "rejected SSL upgrade"),
    ],
)
async def test_other_ways_of_not_being_reached(monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(asyncpg, "connect", refuse)
    line = await line_of(f"postgresql://u:{PASSWORD}@db.example/name")
    assert line == f"DATABASE_URL: no PostgreSQL server answers at db.example:5432 ({reason})"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (asyncpg.InvalidPasswordError("password authentication failed"), "refuses the user u with this password"),
        (asyncpg.InvalidAuthorizationSpecificationError("no"), "refuses the user u"),
        (asyncpg.CannotConnectNowError("the database system is starting up"), "is starting or stopping"),
        (asyncpg.TooManyConnectionsError("sorry, too many clients already"), "has no connection free"),
        (asyncpg.InsufficientPrivilegeError("denied {x}\nDETAIL: row"), "answers: denied {x} (42501)"),
    ],
)
async def test_a_server_that_refuses(monkeypatch: pytest.MonkeyPatch, error: Exception, says: str) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(asyncpg, "connect", refuse)
    line = await line_of(f"postgresql://u:{PASSWORD}@db.example:6543/name")
    assert line.startswith(f"DATABASE_URL: the PostgreSQL server at db.example:6543 {says}")


async def test_a_database_that_the_server_does_not_have(postgresql_server: str) -> None:
    address = make_url(postgresql_server).set(database="no_such_name").render_as_string(hide_password=False)
    assert (await line_of(address)).endswith("has no database no_such_name")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("sslmode=sometimes", "the settings in this address cannot be used: `sslmode` parameter must be one of"),
        ("no_such_setting=1", 'answers: unrecognized configuration parameter "no_such_setting" (42704)'),
    ],
)
async def test_settings_that_do_not_exist(postgresql_server: str, query: str, says: str) -> None:
    address = make_url(postgresql_server).set(query={}).render_as_string(hide_password=False)
    assert says in await line_of(f"{address}?{query}")


async def test_a_password_after_the_question_mark_is_not_shown_either() -> None:
    port = free_port()
    line = await line_of(f"postgresql://127.0.0.1:{port}/name?user=u&password={PASSWORD}")
    assert line.endswith("(connection refused)")


async def test_libpq_settings_reach_the_server(postgresql_address: str) -> None:
    address = f"{postgresql_address}&sslmode=disable&application_name=wegwijzer-test"
    async with await open_database(address) as database, database.reading() as connection:
        name = (await connection.exec_driver_sql("SHOW application_name")).scalar()
    assert name == "wegwijzer-test"
