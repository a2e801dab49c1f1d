"""Databases of a run's own, empty, and gone afterwards."""

from __future__ import annotations

import os
import secrets
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy import make_url

from tests.store.conftest import DEFAULT_SERVER


def server():
    return os.environ.get("TEST_POSTGRES_URL") or DEFAULT_SERVER


@asynccontextmanager
async def own_databases(kind, folder):
    """Addresses of the main database and of that of the keys; ``kind``: sqlite, postgresql."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/data/wegwijzer.db", f"sqlite:///{folder}/data/keys.db"
        return
    names = [f"wegwijzer_chaos_{secrets.token_hex(6)}_{part}" for part in ("main", "keys")]
    await _on_server(*(f"CREATE DATABASE {name}" for name in names))
    try:
        yield tuple(make_url(server()).set(database=name).render_as_string(hide_password=False) for name in names)
    finally:
        await _on_server(*(f"DROP DATABASE {name} WITH (FORCE)" for name in names))


async def _on_server(*statements):
    """Takes its time: to make or to drop a database a busy server needs seconds."""
    connection = await asyncpg.connect(server())
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
