"""Taking out of the database what of cases is over: issues' `EndingStore`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from issues.ports import EventRow
from issues.purging import EndingStore, Over
from issues.retention import closed_on
from issues.steps import ANSWERED, OVER
from store.bounded import batches
from store.case_row import case_of, event_of, event_values
from store.tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_outbox,
    complaint_photo,
    complaint_receipt,
    complaint_tombstone,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from issues.ports import CaseRow, Ended
    from issues.purging import Ending
    from store.database import Database

_OF_CASE = (
    complaint_event, complaint_photo, complaint_envelope, complaint_address, complaint_receipt, complaint_outbox,
)  # fmt: skip
_ROWS: Mapping[Ended, tuple[Table, ...]] = {
    "content": (complaint_photo,),
    "identity": (complaint_envelope,),
    "address": (complaint_address,),
    "case": _OF_CASE,
}
WORDS = "complaint_case (words)"


class SqlEndingStore(EndingStore):
    """What it takes out is overwritten in a SQLite file; its last stray copies go when the file is written anew."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def over(self) -> Sequence[Over]:
        """All that are closed or withdrawn."""
        case, event = complaint_case.c, complaint_event.c
        cases = select(case.id, case.kind, case.municipality, case.state).where(case.state.in_(OVER))
        events = select(event.case_id, event.kind, event.at, event.actor, event.data).join(complaint_case)
        events = events.where(case.state.in_(OVER)).order_by(event.case_id, event.number)
        history = defaultdict[bytes, list[EventRow]](list)
        async with self._database.reading() as connection:
            for row in await connection.execute(events):
                history[row.case_id].append(EventRow(kind=row.kind, at=row.at, actor=row.actor, data=row.data))
            found = (await connection.execute(cases)).all()
        since = {row.id: closed_on(row.state, history[row.id]) for row in found}
        return [
            Over(case=row.id, kind=row.kind, municipality=row.municipality, since=day)
            for row in found
            if (day := since[row.id])
        ]

    async def answered(self) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """All that are resolved or declined, with their history."""
        event = complaint_event
        found = []
        async with self._database.reading() as connection:
            cases = select(complaint_case).where(complaint_case.c.state.in_(ANSWERED))
            for row in (await connection.execute(cases)).all():
                events = select(event).where(event.c.case_id == row.id).order_by(event.c.number)
                history = [event_of(one._asdict()) for one in await connection.execute(events)]
                found.append((case_of(row._asdict()), history))
        return found

    async def end(
        self, endings: Collection[Ending], *, closing: EventRow, on: date, dry_run: bool = False
    ) -> Mapping[str, int]:
        """Takes the rows out and leaves a tombstone for each ending, in one transaction; how many rows by table."""
        gone = Counter[str]()
        whole = {case for case, what in endings if what == "case"}
        stones = [{"case_id": case, "what": what, "ended_on": on} for case, what in sorted(endings)]
        async with self._database.writing() as connection:
            for what, tables in _ROWS.items():
                cases = sorted(
                    case for case, ended in endings if ended == what and (what == "case" or case not in whole)
                )
                for some in batches(cases):
                    for table in tables:
                        gone[table.name] += await _take(connection, table, table.c.case_id.in_(some), dry_run=dry_run)
                    if what == "content":
                        gone[WORDS] += await _take_words(connection, some, closing, dry_run=dry_run)
                    if what == "case":
                        those = complaint_case.c.id.in_(some)
                        gone["complaint_case"] += await _take(connection, complaint_case, those, dry_run=dry_run)
            for some_stones in () if dry_run else batches(stones):
                await connection.execute(self._insert(complaint_tombstone).on_conflict_do_nothing(), some_stones)
        if not dry_run and +gone:
            await self._database.rewrite_file()
        return +gone

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int:
        """Deletes those of an earlier day; how many there were."""
        async with self._database.writing() as connection:
            old = complaint_tombstone.c.ended_on < before
            return await _take(connection, complaint_tombstone, old, dry_run=dry_run)


async def _take(connection: AsyncConnection, table: Table, those: ColumnElement[bool], *, dry_run: bool) -> int:
    if dry_run:
        return await connection.scalar(select(func.count()).select_from(table).where(those)) or 0
    return (await connection.execute(delete(table).where(those))).rowcount


async def _take_words(connection: AsyncConnection, cases: Sequence[bytes], closing: EventRow, *, dry_run: bool) -> int:
    case = complaint_case.c
    those = case.id.in_(cases), or_(case.text.is_not(None), case.details.is_not(None))
    if dry_run:
        return await connection.scalar(select(func.count()).select_from(complaint_case).where(*those)) or 0
    nothing = {"text": None, "details": None, "version": case.version + 1}
    gone = (await connection.execute(update(complaint_case).where(*those).values(nothing))).rowcount
    # Content ends with a case that is over only: a backup has brought these back as they were before.
    again = select(case.id).where(case.id.in_(cases), case.state.not_in(OVER))
    for one in (await connection.scalars(again)).all():
        closed = {"state": "closed", "version": case.version + 1}
        await connection.execute(update(complaint_case).where(case.id == one).values(closed))
        number = select(func.max(complaint_event.c.number)).where(complaint_event.c.case_id == one)
        last = await connection.scalar(number) or 0
        await connection.execute(insert(complaint_event).values(event_values(one, last + 1, closing)))
    return gone
