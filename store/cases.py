"""Cases in the database: issues.ports' `CaseStore`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from issues.ports import CaseStore, EventRow, NumberTaken, SealedAddress, StaleCase, Tombstone
from issues.steps import OPEN
from store.bounded import batches
from store.case_row import added_rows, case_of, case_values, changed_values, event_of, rows_of
from store.tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_photo,
    complaint_receipt,
    complaint_tombstone,
    issue_count,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from issues.ports import CaseChange, CaseRow, NewCase
    from store.database import Database

_ERASED_ROWS = {"photos": complaint_photo, "envelope": complaint_envelope, "address": complaint_address}
AT_ONCE = 500
"""Ids asked for in one statement: SQLite takes 32,766 values, PostgreSQL plans a shorter list better."""


class SqlCaseStore(CaseStore):
    """Every method is one transaction. What it stores of a person's words is sealed before it comes here."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def add(self, new: NewCase) -> CaseRow:
        """The case as committed: the new one, or the one this draft was filed as before.

        Raises `NumberTaken`; ValueError for what a table would refuse. Either way nothing is stored, not even the log.
        """
        rows = rows_of(new)
        try:
            async with self._database.writing() as connection:
                before = await _find(connection, complaint_case.c.draft_key == new.case.draft_key)
                if before is not None:
                    return before
                for table, values in rows:
                    # Whoever files again is in some cells already.
                    again = table is issue_count
                    one = self._insert(table).on_conflict_do_nothing() if again else insert(table)
                    await connection.execute(one, values)
        except IntegrityError as error:
            refusal = error
        else:
            return case_of(case_values(new.case))
        return await self._filed_by_another(new, refusal)

    async def _filed_by_another(self, new: NewCase, refusal: IntegrityError) -> CaseRow:
        """After a refusal: the case of the process that was faster with the same draft. Raises what else it was."""
        case = await self.by_draft(new.case.draft_key)
        if case is None:
            raise NumberTaken if await self._taken(new) else refusal
        return case

    async def _taken(self, new: NewCase) -> bool:
        same = or_(complaint_case.c.number == new.case.number, complaint_receipt.c.hash == new.receipt)
        statement = select(complaint_case.c.number).outerjoin(complaint_receipt).where(same).limit(1)
        async with self._database.reading_once() as connection:
            return await connection.scalar(statement) is not None

    async def change(self, case: bytes, version: int, change: CaseChange) -> CaseRow:
        """The case as committed, one version on. Raises `StaleCase`; ValueError for what a table would refuse."""
        seen = complaint_case.c.id == case, complaint_case.c.version == version
        async with self._database.writing() as connection:
            before = await _find(connection, and_(*seen))
            if before is None:
                raise StaleCase
            values = changed_values(before, change)
            # Of two that saw the same version PostgreSQL lets the second wait here, and it then finds another one.
            if (await connection.execute(update(complaint_case).where(*seen).values(values))).rowcount != 1:
                raise StaleCase
            await self._add_to(connection, case, change)
        return case_of(case_values(before) | values)

    async def _add_to(self, connection: AsyncConnection, case: bytes, change: CaseChange) -> None:
        for part in _ERASED_ROWS.keys() & set(change.erased):
            table = _ERASED_ROWS[part]
            await connection.execute(delete(table).where(table.c.case_id == case))
        await _take_photos_out(connection, case, change.photos_out)
        events = await _last_number(connection, complaint_event, case)
        photos = await _last_number(connection, complaint_photo, case)
        for table, values in added_rows(case, change, events=events, photos=photos):
            # That a thing ended is true however often it is said.
            once = table is complaint_tombstone
            await connection.execute(self._insert(table).on_conflict_do_nothing() if once else insert(table), values)

    async def tombstones(self) -> Sequence[Tombstone]:
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(select(complaint_tombstone))).all()
        return tuple(Tombstone(case=row.case_id, what=row.what, on=row.ended_on) for row in rows)

    async def by_draft(self, draft_key: bytes) -> CaseRow | None:
        return await self._one(complaint_case.c.draft_key == draft_key)

    async def by_receipt(self, receipt: bytes) -> CaseRow | None:
        of_receipt = select(complaint_receipt.c.case_id).where(complaint_receipt.c.hash == receipt)
        return await self._one(complaint_case.c.id == of_receipt.scalar_subquery())

    async def by_number(self, number: str) -> CaseRow | None:
        return await self._one(complaint_case.c.number == number)

    async def events(self, case: bytes) -> Sequence[EventRow]:
        """In the order in which they happened."""
        statement = select(complaint_event).where(complaint_event.c.case_id == case).order_by(complaint_event.c.number)
        async with self._database.reading_once() as connection:
            return tuple(event_of(row._asdict()) for row in await connection.execute(statement))

    async def photos(self, case: bytes) -> Sequence[bytes]:
        """In the order in which they were sent."""
        photo = complaint_photo.c
        statement = select(photo.sealed).where(photo.case_id == case).order_by(photo.number)
        async with self._database.reading_once() as connection:
            return tuple((await connection.scalars(statement)).all())

    async def envelope(self, case: bytes) -> bytes | None:
        return await self._sealed(complaint_envelope, case)

    async def address(self, case: bytes) -> bytes | None:
        return await self._sealed(complaint_address, case)

    async def numbers(self, cases: Collection[bytes]) -> Mapping[bytes, str]:
        """The numbers of those that are there, by id."""
        found: dict[bytes, str] = {}
        async with self._database.reading_once() as connection:
            for some in batches(list(cases)):
                chosen = select(complaint_case.c.id, complaint_case.c.number).where(complaint_case.c.id.in_(some))
                found |= {row.id: row.number for row in await connection.execute(chosen)}
        return found

    async def known(self, cases: Iterable[bytes]) -> set[bytes]:
        """Those of the ids that are cases."""
        asked, found = list(cases), set[bytes]()
        for start in range(0, len(asked), AT_ONCE):
            statement = select(complaint_case.c.id).where(complaint_case.c.id.in_(asked[start : start + AT_ONCE]))
            async with self._database.reading_once() as connection:
                found.update((await connection.scalars(statement)).all())
        return found

    async def open_after(self, case: bytes, *, most: int) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """The next open cases behind that id, in the order of ids, each with its history."""
        row, event = complaint_case.c, complaint_event.c
        cases = select(complaint_case).where(row.state.in_(OPEN), row.id > case).order_by(row.id).limit(most)
        history = defaultdict[bytes, list[EventRow]](list)
        async with self._database.reading() as connection:
            found = [case_of(one._asdict()) for one in await connection.execute(cases)]
            those = event.case_id.in_([one.id for one in found])
            events = select(complaint_event).where(those).order_by(event.case_id, event.number)
            for one in await connection.execute(events) if found else ():
                history[one.case_id].append(event_of(one._asdict()))
        return [(one, history[one.id]) for one in found]

    async def addresses_after(self, case: bytes, *, most: int) -> Sequence[SealedAddress]:
        """The next ways back to residents behind that case's id, in the order of ids."""
        address = complaint_address.c
        columns = select(address.case_id, complaint_case.c.number, address.sealed).join_from(
            complaint_address, complaint_case
        )
        statement = columns.where(address.case_id > case).order_by(address.case_id).limit(most)
        async with self._database.reading_once() as connection:
            rows = (await connection.execute(statement)).all()
        return [SealedAddress(case=row.case_id, number=row.number, sealed=row.sealed) for row in rows]

    async def _one(self, condition: ColumnElement[bool]) -> CaseRow | None:
        async with self._database.reading_once() as connection:
            return await _find(connection, condition)

    async def _sealed(self, table: Table, case: bytes) -> bytes | None:
        async with self._database.reading_once() as connection:
            sealed: bytes | None = await connection.scalar(select(table.c.sealed).where(table.c.case_id == case))
        return sealed


async def _find(connection: AsyncConnection, condition: ColumnElement[bool]) -> CaseRow | None:
    row = (await connection.execute(select(complaint_case).where(condition))).one_or_none()
    return None if row is None else case_of(row._asdict())


async def _take_photos_out(connection: AsyncConnection, case: bytes, places: Collection[int]) -> None:
    """By their place among those that are left: numbers are never given twice."""
    photo = complaint_photo.c
    if not places:
        return
    numbers = (await connection.scalars(select(photo.number).where(photo.case_id == case).order_by(photo.number))).all()
    gone = [number for place, number in enumerate(numbers, start=1) if place in places]
    await connection.execute(delete(complaint_photo).where(photo.case_id == case, photo.number.in_(gone)))


async def _last_number(connection: AsyncConnection, table: Table, case: bytes) -> int:
    """Of the case's rows there; 0 where there are none."""
    found: int | None = await connection.scalar(select(func.max(table.c.number)).where(table.c.case_id == case))
    return found or 0
