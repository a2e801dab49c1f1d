"""Cases in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from issues.ports import CaseStore, NumberTaken, StaleCase
from store.case_row import added_rows, case_of, case_values, changed_values, rows_of
from store.instant import utc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from issues.ports import CaseChange, CaseRow, EventRow, LogRow, NewCase, OutboxRow, TagRow, Tombstone


class MemoryCaseStore(CaseStore):
    """The same promises as `SqlCaseStore`, until the process ends. ``log``, ``tags``, ``outbox``: to be looked at."""

    def __init__(self) -> None:
        self._filed: dict[bytes, NewCase] = {}
        self._tombstones: dict[tuple[bytes, str], Tombstone] = {}
        self.log: list[LogRow] = []
        self.tags: set[TagRow] = set()
        self.outbox: list[tuple[bytes, OutboxRow]] = []

    async def add(self, new: NewCase) -> CaseRow:
        """The case as kept: the new one, or the one this draft was filed as before. Raises `NumberTaken`."""
        rows_of(new)
        before = await self.by_draft(new.case.draft_key)
        if before is not None:
            return before
        if any(one.case.number == new.case.number or one.receipt == new.receipt for one in self._filed.values()):
            raise NumberTaken
        case = case_of(case_values(new.case))
        self._filed[case.id] = replace(new, case=case, tags=())
        self.outbox.extend((case.id, notice) for notice in new.outbox)
        self.log.append(new.log)
        self.tags.update(new.tags)
        return case

    async def change(self, case: bytes, version: int, change: CaseChange) -> CaseRow:
        """The case as kept, one version on. Raises `StaleCase`; ValueError for what a table would refuse."""
        before = self._filed.get(case)
        if before is None or before.case.version != version:
            raise StaleCase
        row = case_of(case_values(before.case) | changed_values(before.case, change))
        added_rows(case, change, events=len(before.events), photos=len(before.photos))
        kept = {part: getattr(before, part) for part in ("photos", "envelope", "address") if part not in change.erased}
        rest: dict[str, Any] = {"photos": (), "envelope": None, "address": None} | kept
        rest["photos"] = (*rest["photos"], *change.photos)
        self._filed[case] = replace(before, case=row, events=(*before.events, *change.events), **rest)
        self.outbox.extend((case, notice) for notice in change.outbox)
        for stone in change.tombstones:
            self._tombstones.setdefault((stone.case, stone.what), stone)
        return row

    async def tombstones(self) -> Sequence[Tombstone]:
        return tuple(self._tombstones.values())

    async def by_draft(self, draft_key: bytes) -> CaseRow | None:
        return self._first(one for one in self._filed.values() if one.case.draft_key == draft_key)

    async def by_receipt(self, receipt: bytes) -> CaseRow | None:
        return self._first(one for one in self._filed.values() if one.receipt == receipt)

    async def by_number(self, number: str) -> CaseRow | None:
        return self._first(one for one in self._filed.values() if one.case.number == number)

    def of_id(self, case: bytes) -> CaseRow | None:
        """For others that keep something of the case in memory."""
        return self._filed[case].case if case in self._filed else None

    async def events(self, case: bytes) -> Sequence[EventRow]:
        """In the order in which they happened."""
        happened = self._filed[case].events if case in self._filed else ()
        return tuple(replace(one, at=utc(one.at), data=dict(one.data)) for one in happened)

    async def photos(self, case: bytes) -> Sequence[bytes]:
        """In the order in which they were sent."""
        return tuple(self._filed[case].photos) if case in self._filed else ()

    async def envelope(self, case: bytes) -> bytes | None:
        return self._filed[case].envelope if case in self._filed else None

    async def address(self, case: bytes) -> bytes | None:
        return self._filed[case].address if case in self._filed else None

    async def known(self, cases: Iterable[bytes]) -> set[bytes]:
        """Those of the ids that are cases."""
        return self._filed.keys() & set(cases)

    @staticmethod
    def _first(found: Iterable[NewCase]) -> CaseRow | None:
        return next((one.case for one in found), None)
