"""What may stand in DATABASE_URL and KEYS_DATABASE_URL, and the same address for SQLAlchemy's async drivers."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.database_problem import KEY_SETTING, SETTING, DatabaseProblem

EXAMPLES = "sqlite:///folder/name.db or postgresql://user:password@host/name"

DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}
"""``postgres://`` is how hosting companies still write it; SQLAlchemy itself no longer takes it."""


def parse_database_url(text: str, setting: str = SETTING) -> URL:
    """The address with its async driver. Raises `DatabaseProblem`, which repeats the scheme at most, never the rest."""
    url = _parsed(text.strip())
    if url is None:
        message = f"this is not an address of a database; write {EXAMPLES}"
        raise DatabaseProblem(message, setting)
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        message = f"there is no driver for {url.drivername}; write {EXAMPLES}"
        raise DatabaseProblem(message, setting)
    if driver == "sqlite+aiosqlite":
        _check_sqlite(url, setting)
    return url.set(drivername=driver)


def same_database(main: str, keys: str) -> bool:
    """Whether both addresses name one file, or one database of one server, whoever the user and whatever the schema.

    Raises `DatabaseProblem`, as `parse_database_url` does.
    """
    return _place(parse_database_url(main)) == _place(parse_database_url(keys, KEY_SETTING))


def _place(url: URL) -> tuple[object, ...]:
    if url.get_backend_name() == "sqlite":
        return ("sqlite", Path(url.database or "").resolve())
    server = url.host or url.query.get("host") or "localhost"
    port = str(url.port or url.query.get("port") or 5432)
    return ("postgresql", server, port, url.database or url.username)


def _parsed(text: str) -> URL | None:
    """Apart, so that no exception goes on to the caller: Python's for a bad port quotes a piece of the password."""
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        return None


def _check_sqlite(url: URL, setting: str) -> None:
    """Refuses what SQLAlchemy would take for something else than a file, or that would be lost at each stop."""
    message = None
    if url.host:
        message = "sqlite takes three slashes before a relative path, four before an absolute one"
    elif not url.database or url.database == ":memory:":
        message = "a SQLite database in memory is lost at each stop; write sqlite:///folder/name.db"
    elif url.query:
        message = "a sqlite address takes no settings after a question mark"
    if message is not None:
        raise DatabaseProblem(message, setting)
