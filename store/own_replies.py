"""Municipalities' own standard replies in the database: issues.replies.own's `OwnReplyStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from issues.replies.own import OwnReply, OwnReplyStore, StaleReply
from store.bounded import check_row
from store.tables import own_reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.database import Database


class SqlOwnReplyStore(OwnReplyStore):
    """Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, municipality: str) -> Sequence[OwnReply]:
        """By their ids."""
        found = select(own_reply).where(own_reply.c.municipality == municipality).order_by(own_reply.c.id)
        async with self._database.reading_once() as connection:
            return tuple(OwnReply(**row._asdict()) for row in await connection.execute(found))

    async def put(self, reply: OwnReply) -> None:
        """Keeps it. Raises `StaleReply`; ValueError for what the table would refuse."""
        row = row_of(reply)
        try:
            async with self._database.writing() as connection:
                if reply.version == 1:
                    await connection.execute(insert(own_reply).values(row))
                    return
                seen = (own_reply.c.municipality == reply.municipality, own_reply.c.id == reply.id)
                before = own_reply.c.version == reply.version - 1
                changed = await connection.execute(update(own_reply).where(*seen, before).values(row))
        except IntegrityError:
            raise StaleReply from None
        if changed.rowcount != 1:
            raise StaleReply

    async def remove(self, municipality: str, name: str) -> None:
        """The shipped one is offered again; nothing where there is none."""
        gone = delete(own_reply).where(own_reply.c.municipality == municipality, own_reply.c.id == name)
        async with self._database.writing() as connection:
            await connection.execute(gone)


def row_of(reply: OwnReply) -> dict[str, Any]:
    """The row of the table. ValueError where it would refuse it."""
    row = {
        "municipality": reply.municipality,
        "id": reply.id,
        "body": dict(reply.body),
        "hidden": reply.hidden,
        "version": reply.version,
    }
    check_row(own_reply, row)
    return row
