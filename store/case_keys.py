"""Wrapped keys of cases in the key database: issues.ports' `KeyStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from issues.ports import Ended, KeyStore, Tombstone
from store.bounded import batches, check_row
from store.key_tables import case_key, key_tombstone
from store.session_row import stored_hour

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from issues.case import Purpose
    from store.database import Database


class SqlKeyStore(KeyStore):
    """Over a database of its own (`store.chain.KEYS`), so that no backup of the cases holds what opens them.

    What is destroyed or replaced leaves no trace in a SQLite file or its log: the file is written anew each time, which
    takes 0.4 s with 20,000 keys. Emptying the log alone, as `SqlSessionStore.delete` does, left one key in 1,000 behind
    in trials (see `Database.rewrite_file`). Where a reader or another program is in the way, the
    traces go with the next destruction, or when the database is closed.
    PostgreSQL keeps dead rows until its vacuum, and longer in its own log and in backups of this database. There only
    the wrapping protects what was destroyed: whoever has these and the secret key can open it. Keep no backup of the
    key database for longer than a deleted complaint may come back.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def put(self, case: bytes, keys: Mapping[Purpose, bytes], *, now: datetime) -> None:
        """Committed before it returns, with the hour and no finer. A key that is there already stays as it is."""
        put_at = {"put_at": stored_hour(now)}
        rows = [key_row(case, purpose, wrapped) | put_at for purpose, wrapped in keys.items()]
        if not rows:
            return
        async with self._database.writing() as connection:
            await connection.execute(self._insert(case_key).on_conflict_do_nothing(), rows)

    async def get(self, case: bytes, purpose: Purpose) -> bytes | None:
        statement = select(case_key.c.wrapped).where(case_key.c.case_id == case, case_key.c.purpose == purpose)
        async with self._database.reading_once() as connection:
            wrapped: bytes | None = await connection.scalar(statement)
        return wrapped

    async def get_of(self, cases: Collection[bytes], purpose: Purpose) -> Mapping[bytes, bytes]:
        """Those keys that there are, by case."""
        key, found = case_key.c, dict[bytes, bytes]()
        async with self._database.reading() as connection:
            for some in batches(sorted(cases)):
                those = select(key.case_id, key.wrapped).where(key.case_id.in_(some), key.purpose == purpose)
                found.update({row.case_id: row.wrapped for row in await connection.execute(those)})
        return found

    async def destroy(self, case: bytes, *purposes: Purpose, on: date | None = None) -> int:
        """Removes them and their traces; how many there were. Without purposes: all of the case's keys.

        ``on``: leaves a tombstone of that day for each, in the same transaction.
        """
        statement = delete(case_key).where(case_key.c.case_id == case).returning(case_key.c.purpose)
        if purposes:
            statement = statement.where(case_key.c.purpose.in_(purposes))
        async with self._database.writing() as connection:
            gone = (await connection.scalars(statement)).all()
            if gone and on:
                stones = [{"case_id": case, "what": purpose, "ended_on": on} for purpose in gone]
                await connection.execute(self._insert(key_tombstone).on_conflict_do_nothing(), stones)
        if gone:
            await self._database.rewrite_file(copy_in_memory=True)
        return len(gone)

    async def tombstones(self) -> Sequence[Tombstone]:
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(select(key_tombstone))).all()
        return tuple(Tombstone(case=row.case_id, what=row.what, on=row.ended_on) for row in rows)

    async def cases(self, *, before: datetime) -> Sequence[bytes]:
        """Cases all of whose keys were put in an earlier hour than that moment's, the oldest first."""
        last = func.max(case_key.c.put_at)
        ended = select(case_key.c.case_id).group_by(case_key.c.case_id).having(last < stored_hour(before))
        statement = ended.order_by(last, case_key.c.case_id)
        async with self._database.reading_once() as connection:
            return (await connection.scalars(statement)).all()

    async def rewrap(self, change: Mapping[tuple[bytes, Purpose], bytes]) -> None:
        """Replaces wrapped keys, all or none, and leaves no trace of the old ones.

        Raises:
            LookupError: one of them is not there any more. It must not come back, so nothing was changed: read anew.
        """
        async with self._database.writing() as connection:
            for (case, purpose), wrapped in change.items():
                one = (case_key.c.case_id == case, case_key.c.purpose == purpose)
                new = key_row(case, purpose, wrapped)
                result = await connection.execute(update(case_key).where(*one).values(new))
                if result.rowcount != 1:
                    raise LookupError(GONE)
        await self._database.rewrite_file(copy_in_memory=True)

    async def all(self) -> Mapping[tuple[bytes, Purpose], bytes]:
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(select(case_key))).all()
        return {(row.case_id, cast("Purpose", row.purpose)): row.wrapped for row in rows}

    async def kept(self) -> Collection[tuple[bytes, Purpose]]:
        """Which keys there are."""
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(select(case_key.c.case_id, case_key.c.purpose))).all()
        return {(row.case_id, cast("Purpose", row.purpose)) for row in rows}

    async def end(self, endings: Collection[tuple[bytes, Ended]], *, on: date) -> int:
        """As `destroy`, for many at once and with one rewriting of the file, leaving a tombstone for each of them."""
        gone = 0
        stones = [{"case_id": case, "what": what, "ended_on": on} for case, what in sorted(endings)]
        async with self._database.writing() as connection:
            for some_stones in batches(stones):
                await connection.execute(self._insert(key_tombstone).on_conflict_do_nothing(), some_stones)
            for what in get_args(Ended):
                for some in batches([case for case, ended in sorted(endings) if ended == what]):
                    statement = delete(case_key).where(case_key.c.case_id.in_(some))
                    one = statement if what == "case" else statement.where(case_key.c.purpose == what)
                    gone += (await connection.execute(one)).rowcount
        if gone:
            await self._database.rewrite_file(copy_in_memory=True)
        return gone

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int:
        """Deletes those of an earlier day; how many there were."""
        old = key_tombstone.c.ended_on < before
        async with self._database.writing() as connection:
            if dry_run:
                return await connection.scalar(select(func.count()).select_from(key_tombstone).where(old)) or 0
            return (await connection.execute(delete(key_tombstone).where(old))).rowcount


GONE = "a key to replace is not there any more; nothing was changed"


def key_row(case: bytes, purpose: Purpose, wrapped: bytes) -> dict[str, object]:
    """The row of this key but its moment. ValueError for what the table would refuse, such as a key in clear."""
    row: dict[str, object] = {"case_id": case, "purpose": purpose, "wrapped": wrapped}
    check_row(case_key, row)
    return row
