"""Sealed photos of drafts in the database: issues.ports' `DraftPhotos`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from issues.ports import DraftPhotos
from store.bounded import check_row
from store.session_row import stored_hour
from store.tables import draft_photo

if TYPE_CHECKING:
    from datetime import datetime

    from store.database import Database


class SqlDraftPhotos(DraftPhotos):
    """Photos whose names only their drafts know. Each call is a transaction of its own.

    What is deleted is overwritten in a SQLite file at once, its last stray copies when the sessions' daily purge
    rewrites the file. PostgreSQL keeps dead rows until its vacuum and in its own log; there the seal alone protects.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def put(self, name: str, sealed: bytes, *, now: datetime) -> None:
        """Keeps it, in place of an earlier one of that name, with the hour and no finer."""
        row = self._insert(draft_photo).values(photo_row(name, sealed, now))
        new = {"sealed": row.excluded.sealed, "put_at": row.excluded.put_at}
        statement = row.on_conflict_do_update(index_elements=[draft_photo.c.name], set_=new)
        async with self._database.writing_once() as connection:
            await connection.execute(statement)

    async def get(self, name: str) -> bytes | None:
        statement = select(draft_photo.c.sealed).where(draft_photo.c.name == name)
        async with self._database.reading_once() as connection:
            sealed: bytes | None = await connection.scalar(statement)
        return sealed

    async def delete(self, *names: str) -> None:
        """Removes them and their traces; does nothing for those that are not there."""
        if not names:
            return
        async with self._database.writing() as connection:
            await connection.execute(delete(draft_photo).where(draft_photo.c.name.in_(names)))
        await self._database.wipe_log()

    async def purge(self, *, before: datetime) -> int:
        """Removes every one put in an earlier hour than that moment's; how many. So none goes too early."""
        async with self._database.writing() as connection:
            result = await connection.execute(delete(draft_photo).where(draft_photo.c.put_at < stored_hour(before)))
        if result.rowcount:
            await self._database.wipe_log()
        return result.rowcount


def photo_row(name: str, sealed: bytes, now: datetime) -> dict[str, object]:
    """The row of this photo. ValueError for what the table would refuse, such as a photo that is not sealed."""
    row: dict[str, object] = {"name": name, "sealed": sealed, "put_at": stored_hour(now)}
    check_row(draft_photo, row)
    return row
