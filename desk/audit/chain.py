"""The chain that the audit is signed with: whoever changes, removes, adds or moves a row breaks it from there on.

HMAC-SHA256 with a key of each month's own, derived from the desk's. Pure: keys and rows come from outside. Not a tree
of hashes as in certificate logs: nobody needs to prove one row to somebody else.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desk.audit.ports import NO_HEAD, Entry, Month, Signed
from issues.dutch_time import dutch_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk.audit.ports import Sign

KeyOf = Callable[[str], bytes]
"""From a month to its key."""


def month_of(entry: Entry) -> str:
    """As its rows are kept together: ``2026-11``, in Dutch time."""
    return f"{dutch_day(entry.at):%Y-%m}"


def signer(key_of: KeyOf) -> Sign:
    """Puts an entry behind the last row of its month, or begins the month behind the one before."""

    def sign(entry: Entry, this: Month | None, before: Month | None) -> tuple[Signed, Month]:
        name = month_of(entry)
        begins = this.begins if this else before.head if before else NO_HEAD
        count, head = (this.count, this.head) if this else (0, begins)
        mac = _mac(key_of(name), entry, count + 1, head)
        month = Month(month=name, begins=begins, count=count + 1, head=mac, seal=b"")
        return Signed(entry=entry, month=name, number=count + 1, mac=mac), sealed(month, key_of)

    return sign


def dropper(key_of: KeyOf) -> Callable[[Month], Month]:
    return lambda month: sealed(replace(month, dropped=True), key_of)


def sealed(month: Month, key_of: KeyOf) -> Month:
    """The month with the seal that belongs to it."""
    parts = (month.month.encode(), month.begins, str(month.count).encode(), month.head, b"01"[month.dropped :][:1])
    return replace(month, seal=hmac.digest(key_of(month.month), b"month\x1f" + b"\x1f".join(parts), hashlib.sha256))


def faults(months: Sequence[Month], rows: Mapping[str, Sequence[Signed]], key_of: KeyOf) -> Iterator[str]:
    """What is wrong, a line each; nothing where every row is as it was written.

    ``rows``: of the months to look at; of the others only the seal is.
    """
    head: bytes | None = None
    for month in months:
        if not hmac.compare_digest(sealed(month, key_of).seal, month.seal):
            yield f"{month.month}: what holds the month together was changed"
        if head is not None and month.begins != head:
            yield f"{month.month}: does not follow the month before it: one was removed or changed"
        head = month.head
        if month.month in rows and not month.dropped:
            yield from _faults_in(month, rows[month.month], key_of)
        elif rows.get(month.month):
            yield f"{month.month}: was dropped, but {len(rows[month.month])} rows are there"
    for name in sorted(rows.keys() - {month.month for month in months}):
        if rows[name]:
            yield f"{name}: {len(rows[name])} rows, but nothing holds the month together"


def _faults_in(month: Month, rows: Sequence[Signed], key_of: KeyOf) -> Iterator[str]:
    head = month.begins
    for place, row in enumerate(rows, start=1):
        if row.number != place:
            yield f"{month.month}: row {place} is missing"
            return
        if not hmac.compare_digest(_mac(key_of(month.month), row.entry, place, head), row.mac):
            yield f"{month.month}: row {place} is not as it was written, or not where it was"
            return
        head = row.mac
    if len(rows) != month.count or head != month.head:
        yield f"{month.month}: has {len(rows)} rows, not the {month.count} that were written"


def _mac(key: bytes, entry: Entry, number: int, head: bytes) -> bytes:
    fields = (
        str(number).encode(),
        entry.account,
        entry.action.encode(),
        b"-" if entry.subject is None else b"+" + entry.subject,
        entry.municipality.encode(),
        f"{entry.at:%Y-%m-%dT%H:%MZ}".encode(),
    )
    # Each with its length: no two rows are the same bytes.
    message = head + b"".join(len(one).to_bytes(2, "big") + one for one in fields)
    return hmac.digest(key, message, hashlib.sha256)
