"""PostgreSQL set up as this program wants it."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url, text

from store.postgresql_engine import make_postgresql_engine

URL = make_url("postgresql+asyncpg://u:hunter2@db.example/name?password=hunter2&sslmode=require")


@pytest.mark.parametrize(
    ("migrating", "limits"), [(False, {"timeout": 10, "command_timeout": 30}), (True, {"timeout": 10})]
)
async def test_waiting_has_an_end_but_for_migrations(
    monkeypatch: pytest.MonkeyPatch, *, migrating: bool, limits: dict[str, int]
) -> None:
    given: dict[str, Any] = {}

    async def refuse(_address: str, **settings: object) -> None:
        given.update(settings)
        raise TimeoutError

    monkeypatch.setattr(asyncpg, "connect", refuse)
    engine = make_postgresql_engine(URL, migrating=migrating)
    with pytest.raises(TimeoutError):
        await engine.connect()
    assert given == limits


def test_the_engine_shows_no_password() -> None:
    assert "hunter2" not in repr(make_postgresql_engine(URL).url)


async def test_a_connection_that_was_lost_is_replaced(postgresql_address: str) -> None:
    """As after a restart of the server: the first resident to write must not be the one who finds out."""
    engine = make_postgresql_engine(make_url(postgresql_address).set(drivername="postgresql+asyncpg"))
    async with engine.connect() as first:
        number = await first.scalar(text("SELECT pg_backend_pid()"))
    server = await asyncpg.connect(postgresql_address)
    await server.execute(f"SELECT pg_terminate_backend({number}, 5000)")
    await server.close()
    async with engine.connect() as second:
        assert await second.scalar(text("SELECT pg_backend_pid()")) != number
    await engine.dispose()
