"""Which addresses DATABASE_URL may hold."""

from __future__ import annotations

import pytest

from store.database_problem import DatabaseProblem
from store.database_url import parse_database_url


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("sqlite:///data/wegwijzer.db", "sqlite+aiosqlite:///data/wegwijzer.db"),
        ("sqlite:////var/lib/wegwijzer.db", "sqlite+aiosqlite:////var/lib/wegwijzer.db"),
        ("sqlite+aiosqlite:///wegwijzer.db", "sqlite+aiosqlite:///wegwijzer.db"),
        ("  sqlite:///with a space.db\n", "sqlite+aiosqlite:///with a space.db"),
        ("postgresql://u:p@db/name", "postgresql+asyncpg://u:p@db/name"),
        ("postgres://u:p@db:6543/name", "postgresql+asyncpg://u:p@db:6543/name"),
        ("postgresql+asyncpg://u@db/name", "postgresql+asyncpg://u@db/name"),
        ("postgres://u:p%40ss%2Fword@db/name", "postgresql+asyncpg://u:p%40ss%2Fword@db/name"),
        ("postgres://u:p@db/name?sslmode=require", "postgresql+asyncpg://u:p@db/name?sslmode=require"),
        ("postgresql:///name?host=/run/postgresql", "postgresql+asyncpg:///name?host=%2Frun%2Fpostgresql"),
    ],
)
def test_ordinary_forms_become_async_ones(address: str, wanted: str) -> None:
    assert parse_database_url(address).render_as_string(hide_password=False) == wanted


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "not an address of a database"),
        ("wegwijzer.db", "not an address of a database"),
        ("postgres://u:hunter2@db:hunter2/name", "not an address of a database"),
        ("u:hunter2@db/name", "not an address of a database"),
        ("mysql://u:hunter2@db/name", "there is no driver for mysql"),
        ("postgresql+psycopg2://u:hunter2@db/name", "there is no driver for postgresql+psycopg2"),
        ("sqlite://", "in memory is lost at each stop"),
        ("sqlite:///:memory:", "in memory is lost at each stop"),
        ("sqlite://data/wegwijzer.db", "three slashes before a relative path"),
        ("sqlite:///file:wegwijzer.db?mode=memory&uri=true", "no settings after a question mark"),
    ],
)
def test_every_other_address_gets_one_line_without_its_password(address: str, says: str) -> None:
    with pytest.raises(DatabaseProblem) as problem:
        parse_database_url(address)
    line = str(problem.value)
    assert line.startswith("DATABASE_URL: ")
    assert says in line
    assert "\n" not in line
    assert "hunter2" not in line
    assert problem.value.__context__ is None, "the cause would be printed with it, and quotes pieces of the address"
