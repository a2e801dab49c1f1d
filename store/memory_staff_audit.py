"""The audit in memory: for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.audit.ports import AuditStore
from store.staff_audit_row import audit_values, month_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.audit.ports import Drop, Entry, Month, Sign, Signed


class MemoryAuditStore(AuditStore):
    """The same promises as `SqlAuditStore`, until the process ends."""

    def __init__(self) -> None:
        self._rows: list[Signed] = []
        self._months: dict[str, Month] = {}

    async def append(self, entry: Entry, month: str, sign: Sign) -> None:
        earlier = [name for name in self._months if name < month]
        before = self._months[max(earlier)] if earlier else None
        signed, changed = sign(entry, self._months.get(month), before)
        audit_values(signed)
        month_values(changed)
        self._rows.append(signed)
        self._months[month] = changed

    async def months(self) -> Sequence[Month]:
        return [self._months[name] for name in sorted(self._months)]

    async def written(self) -> Sequence[str]:
        return sorted({row.month for row in self._rows})

    async def rows(self, month: str) -> Sequence[Signed]:
        return sorted((row for row in self._rows if row.month == month), key=lambda row: row.number)

    async def latest(
        self, municipality: str, prefix: str, *, most: int, before: tuple[str, int] | None = None
    ) -> Sequence[Signed]:
        found = [
            row
            for row in self._rows
            if row.entry.municipality == municipality
            and row.entry.action.startswith(prefix)
            and (before is None or (row.month, row.number) < before)
        ]
        return sorted(found, key=lambda row: (row.month, row.number), reverse=True)[:most]

    async def drop(self, month: str, drop: Drop) -> int:
        if month not in self._months:
            return 0
        self._months[month] = drop(self._months[month])
        gone = [row for row in self._rows if row.month == month]
        self._rows = [row for row in self._rows if row.month != month]
        return len(gone)
