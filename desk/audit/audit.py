"""The audit as pages use it: one line to add, one page to read."""

from __future__ import annotations

from datetime import UTC, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from desk.audit.chain import dropper, faults, month_of, signer
from desk.audit.ports import Entry
from issues.dutch_time import dutch_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desk.audit.ports import AuditStore, Month, Signed
    from desk.sealing import DeskKeys

Action = Literal[
    "case.opened", "case.photo", "case.identity", "case.acknowledge", "case.take", "case.put_back", "case.ask",
    "case.reply", "case.note", "case.resolve", "case.decline", "case.pass_on", "case.extend", "case.change_theme",
    "case.raise", "case.lower", "case.redact", "case.merge", "case.close", "case.searched", "case.exported",
    "account.invited", "account.accepted", "account.signed_in", "account.refused", "account.signed_out",
    "account.changed", "account.locked", "account.unlocked", "account.deleted", "account.sessions_ended",
    "account.password", "account.second_step", "content.changed", "replies.changed",
]  # fmt: skip
"""``case.opened``: somebody was shown the case; ``case.identity``: who complains formally."""

KEPT = timedelta(days=730)
"""Two years after a month has ended: an ombudsman takes a complaint up to one year after it was answered."""
SHOWN = 100


class Audit:
    """Over one store, with keys from the desk's."""

    def __init__(self, store: AuditStore, keys: DeskKeys) -> None:
        self._store = store
        self._key_of = cache(lambda month: keys.derived(f"audit {month}"))

    async def add(
        self, action: Action, *, account: bytes, municipality: str, now: datetime, subject: bytes | None = None
    ) -> None:
        """Written before the answer is sent: what is not in the audit was not shown."""
        at = now.astimezone(UTC).replace(second=0, microsecond=0)
        entry = Entry(account=account, action=action, subject=subject, municipality=municipality, at=at)
        await self._store.append(entry, month_of(entry), signer(self._key_of))

    async def latest(
        self, municipality: str, what: Literal["case", "account"], before: tuple[str, int] | None = None
    ) -> Sequence[Signed]:
        """The newest first, at most `SHOWN`."""
        return await self._store.latest(municipality, what + ".", most=SHOWN, before=before)

    async def verify(self, only: str | None = None) -> tuple[Sequence[Month], Sequence[str]]:
        """The months there are, and what is wrong with them; with ``only`` the rows of that month alone."""
        months = await self._store.months()
        names = {only} if only else {*(month.month for month in months), *await self._store.written()}
        rows = {name: await self._store.rows(name) for name in sorted(names)}
        return months, list(faults(months, rows, self._key_of))

    async def drop_over(self, now: datetime) -> int:
        """Deletes the months whose term is over, whole; how many rows."""
        oldest = f"{dutch_day(now) - KEPT:%Y-%m}"
        over = [one.month for one in await self._store.months() if one.month < oldest and not one.dropped]
        return sum([await self._store.drop(month, dropper(self._key_of)) for month in over])
