"""What can be wrong with a database, as one line for the operator. No line holds a password."""

from __future__ import annotations

import socket
import sqlite3
from typing import TYPE_CHECKING

import asyncpg
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from sqlalchemy import URL

SETTING = "DATABASE_URL"
KEY_SETTING = "KEYS_DATABASE_URL"

SQLITE_SAYS = {
    sqlite3.SQLITE_BUSY: "is held by another program",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: the folder must be writable too, SQLite keeps its log beside the file",
    sqlite3.SQLITE_CORRUPT: "is damaged: put a backup back",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full",
    sqlite3.SQLITE_NOTADB: "is not a SQLite database",
    sqlite3.SQLITE_PERM: "cannot be written",
    sqlite3.SQLITE_READONLY: "cannot be written",
}
SQLITE_PRIMARY_CODE = 0xFF
"""The low byte of an extended code: SQLITE_READONLY_DIRECTORY is SQLITE_READONLY too (https://sqlite.org/rescode.html)."""

POSTGRESQL_SAYS = {
    "28000": "refuses the user {user}",
    "28P01": "refuses the user {user} with this password",
    "3D000": "has no database {database}",
    "53300": "has no connection free",
    "57P03": "is starting or stopping: try again in a moment",
}
"""By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


class DatabaseProblem(Exception):
    """The database cannot be used as it is, for a reason the operator can mend. Its text is one line."""

    def __init__(self, what: str, setting: str = SETTING) -> None:
        super().__init__(f"{setting}: {what}")


def explain(error: Exception, url: URL, setting: str = SETTING) -> DatabaseProblem:
    """The problem behind an error met in opening. Raise it outside the ``except``: drivers' frames hold passwords."""
    cause = _driver_error(error)
    if url.get_backend_name() == "sqlite":
        return DatabaseProblem(f"the file {url.database} {_sqlite_sentence(cause)}", setting)
    return DatabaseProblem(_postgresql_problem(cause, url), setting)


def _postgresql_problem(cause: BaseException, url: URL) -> str:
    host = url.host or url.query.get("host")
    where = f"at {host}:{url.port or 5432}" if host else "on this machine"
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return f"the PostgreSQL server {where} {_postgresql_sentence(cause, state, url)}"
    if isinstance(cause, OSError):
        return f"no PostgreSQL server answers {where} ({_network_reason(cause)})"
    if isinstance(cause, asyncpg.InterfaceError):
        return f"the settings in this address cannot be used: {_first_line(cause)}"
    return f"the settings in this address cannot be used ({type(cause).__name__})"


def is_busy(error: Exception) -> bool:
    """Whether SQLite refused only because another connection was at the same place in the same moment."""
    code: int | None = getattr(_driver_error(error), "sqlite_errorcode", None)
    return code is not None and code & SQLITE_PRIMARY_CODE == sqlite3.SQLITE_BUSY


def _driver_error(error: Exception) -> BaseException:
    """What the driver itself raised, under SQLAlchemy's wrapping: one layer for SQLite, two for asyncpg."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return error
    return error.orig.__cause__ or error.orig


def _sqlite_sentence(cause: BaseException) -> str:
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return f"cannot be used ({type(cause).__name__})"
    return SQLITE_SAYS.get(code & SQLITE_PRIMARY_CODE, f"cannot be used ({getattr(cause, 'sqlite_errorname', code)})")


def _postgresql_sentence(cause: BaseException, state: str, url: URL) -> str:
    sentence = POSTGRESQL_SAYS.get(state)
    if sentence is None:
        return f"answers: {_first_line(cause)} ({state})"
    return sentence.format(user=url.username or "of this process", database=url.database or "of the user's name")


def _network_reason(cause: OSError) -> str:
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, socket.gaierror):
        return "no such host name"
    if isinstance(cause, ConnectionRefusedError):
        return "connection refused"
    return cause.strerror or _first_line(cause)


def _first_line(cause: BaseException) -> str:
    """PostgreSQL's further lines (DETAIL, HINT) may quote row contents."""
    return (str(cause).splitlines() or [type(cause).__name__])[0]
