"""PostgreSQL through asyncpg, which reads the address itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import asyncpg
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from sqlalchemy import URL
    from sqlalchemy.ext.asyncio import AsyncEngine

CONNECT_TIMEOUT_S = 10
COMMAND_TIMEOUT_S = 30
"""A statement that takes longer is a lost connection, not work. Migrations have no such limit."""


def make_postgresql_engine(url: URL, *, migrating: bool = False) -> AsyncEngine:
    """An engine over the server. For migrations: one connection, and no limit on how long a statement takes.

    asyncpg gets the whole address: it knows libpq's settings (``sslmode``, ``target_session_attrs``…), which SQLAlchemy
    would hand it as unknown arguments. SQLAlchemy gets none of them: a ``?password=`` would show in an engine's repr.
    """
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    limits: dict[str, Any] = {"timeout": CONNECT_TIMEOUT_S}
    options: dict[str, Any] = {"poolclass": NullPool}
    if not migrating:
        limits["command_timeout"] = COMMAND_TIMEOUT_S
        options = {"pool_pre_ping": True}

    async def connect(**arguments: Any) -> asyncpg.Connection:  # noqa: ANN401 - SQLAlchemy's, passed on
        return await asyncpg.connect(address, **limits, **arguments)

    return create_async_engine(url.set(query={}), async_creator=connect, hide_parameters=True, **options)
