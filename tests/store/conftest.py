"""A fresh database for each test: a SQLite file, or a schema of its own on the server of TEST_POSTGRES_URL.

Without a server the PostgreSQL tests are skipped and say why; where CI=true they fail, so that none is skipped unseen.
"""

from __future__ import annotations

import asyncio
import os
import secrets
from typing import TYPE_CHECKING

import asyncpg
import pytest
from sqlalchemy import make_url

from store.database import open_database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from store.database import Database

DEFAULT_SERVER = "postgresql://postgres@127.0.0.1:5432/test"
SERVER_TIMEOUT_S = 5


async def on_server(server: str, *statements: str) -> None:
    """Runs the statements. A lock that a test left behind is an error, not a wait."""
    connection = await asyncpg.connect(server, timeout=SERVER_TIMEOUT_S, command_timeout=SERVER_TIMEOUT_S)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """The address of a server that answers."""
    server = os.environ.get("TEST_POSTGRES_URL") or DEFAULT_SERVER
    try:
        asyncio.run(on_server(server, "SELECT 1"))
    except (OSError, asyncpg.PostgresError) as error:
        shown = make_url(server).render_as_string(hide_password=True)
        reason = f"no PostgreSQL for the tests at {shown} ({type(error).__name__}); name one in TEST_POSTGRES_URL"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return server


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """A SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path}/wegwijzer.db"


@pytest.fixture
def postgresql_address(postgresql_server: str) -> Iterator[str]:
    """An empty PostgreSQL schema, dropped afterwards. Not a database: to make one takes the server up to a second."""
    name = f"wegwijzer_test_{secrets.token_hex(8)}"
    asyncio.run(on_server(postgresql_server, f"CREATE SCHEMA {name}"))
    yield make_url(postgresql_server).update_query_dict({"search_path": name}).render_as_string(hide_password=False)
    asyncio.run(on_server(postgresql_server, f"DROP SCHEMA {name} CASCADE"))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Both databases, one after the other."""
    found: str = request.getfixturevalue(f"{request.param}_address")
    return found


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """Open and empty."""
    async with await open_database(address) as opened:
        yield opened


@pytest.fixture
async def sqlite_database(sqlite_address: str) -> AsyncIterator[Database]:
    """Open and empty, for what only SQLite does."""
    async with await open_database(sqlite_address) as opened:
        yield opened
