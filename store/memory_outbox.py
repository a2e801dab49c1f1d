"""Notices in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issues.outbox import FOR_RESIDENTS, KILLED, DeadNotice, Notice, OutboxStore, Waiting
from store.instant import utc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from store.memory_cases import MemoryCaseStore


@dataclass(slots=True)
class _Kept:
    id: int
    case: bytes
    kind: str
    not_before: datetime
    leased_until: datetime | None = None
    attempts: int = 0
    failures: int = 0
    doubts: int = 0
    error: str = ""
    dead: bool = False
    gone: bool = field(default=False)

    def is_leased(self, now: datetime) -> bool:
        return self.leased_until is not None and self.leased_until > now


class MemoryOutboxStore(OutboxStore):
    """The same promises as `SqlOutboxStore`, over the notices that these cases have made."""

    def __init__(self, cases: MemoryCaseStore) -> None:
        self._cases = cases
        self._rows: list[_Kept] = []

    async def take(self, kinds: Collection[str], *, most: int, now: datetime, until: datetime) -> Sequence[Notice]:
        """Due ones of these kinds, leased until then; the oldest first."""
        free = [one for one in self._all() if one.kind in kinds and self._is_takeable(one, kinds, now)]
        taken = sorted(free, key=lambda one: (one.not_before, one.id))[:most]
        return tuple(self._lease(one, until) for one in taken)

    def _is_takeable(self, row: _Kept, kinds: Collection[str], now: datetime) -> bool:
        if row.dead or row.not_before > now or row.is_leased(now):
            return False
        others = [one for one in self._of_case(row.case) if one.kind in kinds and not one.dead]
        return not any(one.is_leased(now) or (one.id < row.id and one.not_before <= now) for one in others)

    def _lease(self, row: _Kept, until: datetime) -> Notice:
        if row.leased_until is not None:
            row.failures += 1
            row.doubts += 1
            row.error = KILLED
        row.leased_until = utc(until)
        row.attempts += 1
        case = self._cases.of_id(row.case)
        if case is None:
            raise LookupError
        covered = (one.id for one in self._of_case(row.case) if one.kind == row.kind and not one.dead)
        return Notice(
            id=row.id,
            case=row.case,
            number=case.number,
            language=case.language,
            flagged=case.flagged,
            kind=row.kind,
            covers=max(covered),
            attempt=row.attempts,
            failures=row.failures,
            doubts=row.doubts,
        )

    async def done(self, notice: Notice) -> None:
        """Removes it and what it covers, earlier ones that failed included."""
        for row in self._of_case(notice.case):
            if row.kind == notice.kind and row.id <= notice.covers:
                row.gone = True

    async def wait(self, notice: Notice, until: datetime) -> None:
        for row in self._of_taking(notice):
            row.not_before, row.leased_until = utc(until), None

    async def retry(self, notice: Notice, at: datetime, error: str, *, in_doubt: bool) -> None:
        for row in self._of_taking(notice):
            row.not_before, row.leased_until, row.error = utc(at), None, error
            row.failures += 1
            row.doubts += in_doubt

    async def bury(self, notice: Notice, error: str) -> None:
        for row in self._of_taking(notice):
            row.dead, row.leased_until, row.error = True, None, error

    async def count(self, now: datetime) -> Mapping[str, Waiting]:
        """What there is, by kind."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self._all():
            found[row.kind][_state(row, now)] += 1
        return {kind: Waiting(**found[kind]) for kind in sorted(found)}

    async def dead(self) -> Sequence[DeadNotice]:
        """In the order in which they came."""
        return tuple(
            DeadNotice(id=one.id, kind=one.kind, error=one.error, failures=one.failures, since=one.not_before)
            for one in self._all()
            if one.dead
        )

    async def revive(self, *, now: datetime, only: int | None = None) -> int:
        """Lets the dead be tried anew at once, all or ``only`` the one; how many."""
        those = [one for one in self._all() if one.dead and only in {None, one.id}]
        for row in those:
            row.dead, row.failures, row.error, row.not_before = False, 0, "", utc(now)
        return len(those)

    async def purge(self, *, before: datetime, dry_run: bool = False) -> int:
        """Removes, or counts, what is dead or not for residents, and was to be sent before then."""
        moment = utc(before)
        old = [one for one in self._all() if one.not_before < moment and (one.dead or one.kind not in FOR_RESIDENTS)]
        for row in old:
            row.gone = not dry_run
        return len(old)

    def _all(self) -> Iterator[_Kept]:
        """Those of cases that are still there, and those that were made since the last look."""
        for number, (case, notice) in enumerate(self._cases.outbox[len(self._rows) :], start=len(self._rows) + 1):
            self._rows.append(_Kept(id=number, case=case, kind=notice.kind, not_before=utc(notice.not_before)))
        return (one for one in self._rows if not one.gone and self._cases.of_id(one.case))

    def _of_case(self, case: bytes) -> list[_Kept]:
        return [one for one in self._all() if one.case == case]

    def _of_taking(self, notice: Notice) -> list[_Kept]:
        """Of this taking alone: whoever comes back after their lease changes nothing of another's."""
        return [one for one in self._all() if (one.id, one.attempts) == (notice.id, notice.attempt)]


def _state(row: _Kept, now: datetime) -> str:
    if row.dead:
        return "dead"
    if row.is_leased(now):
        return "leased"
    return "later" if row.not_before > now else "due"
