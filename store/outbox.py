"""Notices in the database: issues.outbox's `OutboxStore`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, delete, exists, false, func, or_, select, true, update

from issues.outbox import FOR_RESIDENTS, KILLED, DeadNotice, Notice, OutboxStore, Waiting
from store.complaint_tables import ERROR_MOST
from store.instant import utc
from store.tables import complaint_case, complaint_outbox

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Select

    from store.database import Database

_box = complaint_outbox.c
_other = complaint_outbox.alias("other")


class SqlOutboxStore(OutboxStore):
    """Any number of workers on one database.

    On PostgreSQL each passes over rows that another has locked just now; on SQLite the write lock lets one take at a
    time. What is deleted here leaves traces as other rows do (docs/decisions/0005): a case's id and a time, no words.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, kinds: Collection[str], *, most: int, now: datetime, until: datetime) -> Sequence[Notice]:
        """Due ones of these kinds, leased until then; the oldest first."""
        found = _takeable(kinds, utc(now), most)
        async with self._database.reading_once() as connection:
            # Most of the time there is nothing: that need not stop SQLite's writers.
            if (await connection.execute(found.limit(1))).first() is None:
                return ()
        locked = found.with_for_update(of=complaint_outbox, skip_locked=True)
        async with self._database.writing() as connection:
            rows = [row._asdict() for row in await connection.execute(locked)]
            if rows:
                await connection.execute(_lease([row["id"] for row in rows], utc(until)))
        return tuple(_notice(row) for row in rows)

    async def done(self, notice: Notice) -> None:
        """Removes it and what it covers, earlier ones that failed included."""
        covered = _box.case_id == notice.case, _box.kind == notice.kind, _box.id <= notice.covers
        await self._write(delete(complaint_outbox).where(*covered))

    async def wait(self, notice: Notice, until: datetime) -> None:
        await self._write(_of(notice).values(not_before=utc(until), leased_until=None))

    async def retry(self, notice: Notice, at: datetime, error: str, *, in_doubt: bool) -> None:
        await self._write(
            _of(notice).values(
                not_before=utc(at),
                leased_until=None,
                failures=_box.failures + 1,
                doubts=_box.doubts + int(in_doubt),
                error=error[:ERROR_MOST],
            )
        )

    async def bury(self, notice: Notice, error: str) -> None:
        await self._write(_of(notice).values(dead=true(), leased_until=None, error=error[:ERROR_MOST]))

    async def count(self, now: datetime) -> Mapping[str, Waiting]:
        """What there is, by kind."""
        moment = utc(now)
        state = case(
            (_box.dead, "dead"),
            (_box.leased_until > moment, "leased"),
            (_box.not_before > moment, "later"),
            else_="due",
        )
        statement = select(_box.kind, state, func.count()).group_by(_box.kind, state)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        async with self._database.reading_once() as connection:
            for kind, name, number in await connection.execute(statement):
                found[kind][name] = number
        return {kind: Waiting(**found[kind]) for kind in sorted(found)}

    async def dead(self) -> Sequence[DeadNotice]:
        """In the order in which they came."""
        columns = _box.id, _box.kind, _box.error, _box.failures, _box.not_before.label("since")
        statement = select(*columns).where(_box.dead).order_by(_box.id)
        async with self._database.reading_once() as connection:
            return tuple(_dead_notice(row._asdict()) for row in await connection.execute(statement))

    async def revive(self, *, now: datetime, only: int | None = None) -> int:
        """Lets the dead be tried anew at once, all or ``only`` the one; how many."""
        those = and_(_box.dead, true() if only is None else _box.id == only)
        anew = update(complaint_outbox).where(those).values(dead=false(), failures=0, error=None, not_before=utc(now))
        return await self._write(anew)

    async def purge(self, *, before: datetime, dry_run: bool = False) -> int:
        """Removes, or counts, what is dead or not for residents, and was to be sent before then."""
        old = _box.not_before < utc(before), or_(_box.dead, _box.kind.not_in(FOR_RESIDENTS))
        if not dry_run:
            return await self._write(delete(complaint_outbox).where(*old))
        async with self._database.reading_once() as connection:
            number: int = await connection.scalar(select(func.count()).select_from(complaint_outbox).where(*old)) or 0
        return number

    async def _write(self, statement: Any) -> int:  # noqa: ANN401 – an update or a delete
        """How many rows it met."""
        async with self._database.writing_once() as connection:
            number: int = (await connection.execute(statement)).rowcount
        return number


def _takeable(kinds: Collection[str], now: datetime, most: int) -> Select[Any]:
    """The oldest first; of each case the first that is due, and none while one of it is leased."""
    of_same_case = _other.c.case_id == _box.case_id, _other.c.kind.in_(kinds), ~_other.c.dead
    before = and_(_other.c.id < _box.id, _other.c.not_before <= now)
    in_the_way = exists().where(*of_same_case, or_(_other.c.leased_until > now, before))
    last = select(func.max(_other.c.id)).where(*of_same_case, _other.c.kind == _box.kind)
    is_case = complaint_case.c.id == _box.case_id
    columns = *_box, complaint_case.c.number, complaint_case.c.language, complaint_case.c.flagged
    return (
        select(*columns, last.scalar_subquery().label("covers"))
        .join_from(complaint_outbox, complaint_case, is_case)
        .where(_box.kind.in_(kinds), ~_box.dead, _box.not_before <= now, _is_free(now), ~in_the_way)
        .order_by(_box.not_before, _box.id)
        .limit(most)
    )


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(_box.leased_until.is_(None), _box.leased_until <= now)


def _lease(ids: Sequence[int], until: datetime) -> Any:  # noqa: ANN401 – an update
    ran_out = case((_box.leased_until.is_not(None), 1), else_=0)
    return (
        update(complaint_outbox)
        .where(_box.id.in_(ids))
        .values(
            leased_until=until,
            attempts=_box.attempts + 1,
            failures=_box.failures + ran_out,
            doubts=_box.doubts + ran_out,
            error=case((_box.leased_until.is_not(None), KILLED), else_=_box.error),
        )
    )


def _of(notice: Notice) -> Any:  # noqa: ANN401 – an update
    """Of this taking alone: whoever comes back after their lease changes nothing of another's."""
    return update(complaint_outbox).where(_box.id == notice.id, _box.attempts == notice.attempt)


def _notice(row: Mapping[str, Any]) -> Notice:
    """As the lease leaves it."""
    ran_out = int(row["leased_until"] is not None)
    return Notice(
        id=row["id"],
        case=row["case_id"],
        number=row["number"],
        language=row["language"],
        flagged=row["flagged"],
        kind=row["kind"],
        covers=row["covers"],
        attempt=row["attempts"] + 1,
        failures=row["failures"] + ran_out,
        doubts=row["doubts"] + ran_out,
    )


def _dead_notice(row: Mapping[str, Any]) -> DeadNotice:
    return DeadNotice(**{**row, "error": row["error"] or ""})
