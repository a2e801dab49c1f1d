"""What both stores of the audit do to a row before they keep it, and how one is read back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desk.audit.ports import Entry, Signed
from store.bounded import check_row
from store.instant import utc
from store.staff_tables import staff_audit, staff_audit_month

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from desk.audit.ports import Month


def audit_values(signed: Signed) -> dict[str, Any]:
    """ValueError for what the table would refuse."""
    entry = signed.entry
    row = asdict(entry) | {"at": utc(entry.at), "month": signed.month, "number": signed.number, "mac": signed.mac}
    check_row(staff_audit, row)
    return row


def month_values(month: Month) -> dict[str, Any]:
    """ValueError for what the table would refuse."""
    row = asdict(month)
    check_row(staff_audit_month, row)
    return row


def signed_of(row: RowMapping) -> Signed:
    entry = Entry(**{name: row[name] for name in ("account", "action", "subject", "municipality", "at")})
    return Signed(entry=entry, month=row["month"], number=row["number"], mac=row["mac"])
