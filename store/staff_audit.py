"""The audit in the database: desk.audit.ports' `AuditStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from desk.audit.ports import AuditStore, Month
from store.staff_audit_row import audit_values, month_values, signed_of
from store.staff_tables import staff_audit, staff_audit_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from desk.audit.ports import Drop, Entry, Sign, Signed
    from store.database import Database

AUDIT_LOCK = 0x6175_6469_74
"""PostgreSQL's advisory locks are numbers; this one spells "audit"."""


class SqlAuditStore(AuditStore):
    """Rows are written one behind the other: on SQLite there is one writer, on PostgreSQL a lock until the commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = postgresql.insert if database.dialect == "postgresql" else sqlite.insert

    async def append(self, entry: Entry, month: str, sign: Sign) -> None:
        async with self._database.writing() as connection:
            await self._in_turn(connection)
            this = await _month(connection, month)
            before = None if this else await _last_month(connection, month)
            signed, changed = sign(entry, this, before)
            await connection.execute(insert(staff_audit).values(audit_values(signed)))
            await self._keep(connection, changed)

    async def months(self) -> Sequence[Month]:
        async with self._database.reading_once() as connection:
            rows = await connection.execute(select(staff_audit_month).order_by(staff_audit_month.c.month))
            return [Month(**row._asdict()) for row in rows]

    async def written(self) -> Sequence[str]:
        month = staff_audit.c.month
        async with self._database.reading_once() as connection:
            return list(await connection.scalars(select(month).distinct().order_by(month)))

    async def rows(self, month: str) -> Sequence[Signed]:
        chosen = select(staff_audit).where(staff_audit.c.month == month).order_by(staff_audit.c.number)
        async with self._database.reading_once() as connection:
            return [signed_of(row) for row in (await connection.execute(chosen)).mappings()]

    async def latest(
        self, municipality: str, prefix: str, *, most: int, before: tuple[str, int] | None = None
    ) -> Sequence[Signed]:
        month, number = staff_audit.c.month, staff_audit.c.number
        chosen = select(staff_audit).where(
            staff_audit.c.municipality == municipality, staff_audit.c.action.startswith(prefix, autoescape=True)
        )
        if before:
            chosen = chosen.where(or_(month < before[0], and_(month == before[0], number < before[1])))
        async with self._database.reading_once() as connection:
            rows = await connection.execute(chosen.order_by(month.desc(), number.desc()).limit(most))
            return [signed_of(row) for row in rows.mappings()]

    async def drop(self, month: str, drop: Drop) -> int:
        async with self._database.writing() as connection:
            await self._in_turn(connection)
            found = await _month(connection, month)
            if found is None:
                return 0
            await self._keep(connection, drop(found))
            return (await connection.execute(delete(staff_audit).where(staff_audit.c.month == month))).rowcount

    async def _in_turn(self, connection: AsyncConnection) -> None:
        if self._database.dialect == "postgresql":
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({AUDIT_LOCK})")

    async def _keep(self, connection: AsyncConnection, month: Month) -> None:
        values = month_values(month)
        changed = {name: value for name, value in values.items() if name != "month"}
        row = self._insert(staff_audit_month).values(values)
        await connection.execute(row.on_conflict_do_update(index_elements=["month"], set_=changed))


async def _month(connection: AsyncConnection, month: str) -> Month | None:
    row = (await connection.execute(select(staff_audit_month).where(staff_audit_month.c.month == month))).one_or_none()
    return Month(**row._asdict()) if row else None


async def _last_month(connection: AsyncConnection, month: str) -> Month | None:
    """The last one before it."""
    before = select(staff_audit_month).where(staff_audit_month.c.month < month)
    row = (await connection.execute(before.order_by(staff_audit_month.c.month.desc()).limit(1))).one_or_none()
    return Month(**row._asdict()) if row else None
