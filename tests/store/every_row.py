"""All that a database holds, to be searched for what must not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from store.database import Database


async def rows_of(database: Database) -> bytes:
    """Every value of every row of every table, bytes as they are."""
    parts = []
    async with database.reading() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        for name in names:
            for row in await connection.execute(text(f'SELECT * FROM "{name}"')):
                parts += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    return b"\x1f".join(parts)
