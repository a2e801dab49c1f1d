"""Cases in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from issues.ports import CaseStore, NumberTaken, SealedAddress, StaleCase, Tombstone
from issues.purging import EndingStore, Over
from issues.retention import closed_on
from issues.steps import ANSWERED, OPEN
from store.case_row import added_rows, case_of, case_values, changed_values, rows_of
from store.instant import utc
from store.memory_endings import ending_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from issues.ports import CaseChange, CaseRow, Ended, EventRow, LogRow, NewCase, OutboxRow, TagRow
    from issues.purging import Ending


class MemoryCaseStore(CaseStore, EndingStore):
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
        left = [one for place, one in enumerate(rest["photos"], start=1) if place not in change.photos_out]
        rest["photos"] = (*left, *change.photos)
        self._filed[case] = replace(before, case=row, events=(*before.events, *change.events), **rest)
        self.outbox.extend((case, notice) for notice in change.outbox)
        for stone in change.tombstones:
            self._tombstones.setdefault((stone.case, stone.what), stone)
        return row

    async def over(self) -> Sequence[Over]:
        """All that are closed or withdrawn."""
        found = [(one.case, closed_on(one.case.state, one.events)) for one in self._filed.values()]
        return [
            Over(case=case.id, kind=case.kind, municipality=case.municipality, since=since)
            for case, since in found
            if since
        ]

    async def answered(self) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """All that are resolved or declined, with their history."""
        return [(one.case, one.events) for one in self._filed.values() if one.case.state in ANSWERED]

    async def end(
        self, endings: Collection[Ending], *, closing: EventRow, on: date, dry_run: bool = False
    ) -> Mapping[str, int]:
        """Takes out what is over and leaves a tombstone for each; how many rows by table, of what it knows of."""
        gone = Counter[str]()
        for case, what in endings:
            if case in self._filed and (what == "case" or (case, "case") not in endings):
                gone.update(self._end_one(case, what, closing, dry_run=dry_run))
            if not dry_run:
                self._tombstones.setdefault((case, what), Tombstone(case=case, what=what, on=on))
        return +gone

    def _end_one(self, case: bytes, what: Ended, closing: EventRow, *, dry_run: bool) -> Mapping[str, int]:
        before = self._filed[case]
        rows, without = ending_of(before, what, closing)
        if not dry_run and without is None:
            del self._filed[case]
            self.outbox[:] = [one for one in self.outbox if one[0] != case]
        elif not dry_run and without is not None:
            self._filed[case] = without
        return rows

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int:
        """Deletes those of an earlier day; how many there were."""
        old = [one for one, stone in self._tombstones.items() if stone.on < before]
        for one in () if dry_run else old:
            del self._tombstones[one]
        return len(old)

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

    def all(self) -> Sequence[CaseRow]:
        """For the queue over them."""
        return [one.case for one in self._filed.values()]

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

    async def numbers(self, cases: Collection[bytes]) -> Mapping[bytes, str]:
        """The numbers of those that are there, by id."""
        return {one: self._filed[one].case.number for one in self._filed.keys() & set(cases)}

    async def known(self, cases: Iterable[bytes]) -> set[bytes]:
        """Those of the ids that are cases."""
        return self._filed.keys() & set(cases)

    async def open_after(self, case: bytes, *, most: int) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """The next open cases behind that id, in the order of ids, each with its history."""
        those = sorted(one for one, filed in self._filed.items() if one > case and filed.case.state in OPEN)
        return [(self._filed[one].case, await self.events(one)) for one in those[:most]]

    async def addresses_after(self, case: bytes, *, most: int) -> Sequence[SealedAddress]:
        """The next ways back to residents behind that case's id, in the order of ids."""
        found = [
            SealedAddress(case=one, number=filed.case.number, sealed=filed.address)
            for one, filed in sorted(self._filed.items(), key=lambda item: item[0])
            if one > case and filed.address
        ]
        return found[:most]

    @staticmethod
    def _first(found: Iterable[NewCase]) -> CaseRow | None:
        return next((one.case for one in found), None)
