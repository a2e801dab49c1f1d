"""Wrapped keys of cases in memory: for tests, and for a chat in the terminal that nobody wants kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.ports import KeyStore, Tombstone
from store.case_keys import GONE, key_row
from store.session_row import stored_hour

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from issues.case import Purpose
    from issues.ports import Ended


class MemoryKeyStore(KeyStore):
    """The same promises as `SqlKeyStore`, until the process ends."""

    def __init__(self) -> None:
        self._rows: dict[tuple[bytes, Purpose], tuple[bytes, datetime]] = {}
        self._tombstones: dict[tuple[bytes, Ended], Tombstone] = {}

    async def put(self, case: bytes, keys: Mapping[Purpose, bytes], *, now: datetime) -> None:
        """A key that is there already stays as it is."""
        put_at = stored_hour(now)
        for purpose, wrapped in keys.items():
            key_row(case, purpose, wrapped)
        for purpose, wrapped in keys.items():
            self._rows.setdefault((case, purpose), (wrapped, put_at))

    async def get(self, case: bytes, purpose: Purpose) -> bytes | None:
        wrapped, _ = self._rows.get((case, purpose), (None, None))
        return wrapped

    async def get_of(self, cases: Collection[bytes], purpose: Purpose) -> Mapping[bytes, bytes]:
        """Those keys that there are, by case."""
        return {case: self._rows[case, purpose][0] for case in cases if (case, purpose) in self._rows}

    async def destroy(self, case: bytes, *purposes: Purpose, on: date | None = None) -> int:
        """Removes them; how many there were. Without purposes: all of the case's keys. ``on``: leaves tombstones."""
        gone = [one for one in self._rows if one[0] == case and (not purposes or one[1] in purposes)]
        for one in gone:
            del self._rows[one]
            if on:
                self._tombstones.setdefault(one, Tombstone(case=case, what=one[1], on=on))
        return len(gone)

    async def tombstones(self) -> Sequence[Tombstone]:
        return tuple(self._tombstones.values())

    async def cases(self, *, before: datetime) -> Sequence[bytes]:
        """Cases all of whose keys were put in an earlier hour than that moment's, the oldest first."""
        last: dict[bytes, datetime] = {}
        for (case, _), (_, put_at) in self._rows.items():
            last[case] = max(put_at, last.get(case, put_at))
        hour = stored_hour(before)
        return sorted((case for case in last if last[case] < hour), key=lambda case: (last[case], case))

    async def rewrap(self, change: Mapping[tuple[bytes, Purpose], bytes]) -> None:
        """Replaces wrapped keys, all or none. LookupError where one of them is not there any more."""
        for (case, purpose), wrapped in change.items():
            key_row(case, purpose, wrapped)
        if not change.keys() <= self._rows.keys():
            raise LookupError(GONE)
        for one, wrapped in change.items():
            self._rows[one] = wrapped, self._rows[one][1]

    async def kept(self) -> Collection[tuple[bytes, Purpose]]:
        """Which keys there are."""
        return set(self._rows)

    async def end(self, endings: Collection[tuple[bytes, Ended]], *, on: date) -> int:
        """As `destroy`, for many at once, leaving a tombstone for each of them."""
        gone = [one for one in self._rows if one in endings or (one[0], "case") in endings]
        for one in gone:
            del self._rows[one]
        for case, what in endings:
            self._tombstones.setdefault((case, what), Tombstone(case=case, what=what, on=on))
        return len(gone)

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int:
        """Deletes those of an earlier day; how many there were."""
        old = [one for one, stone in self._tombstones.items() if stone.on < before]
        for one in () if dry_run else old:
            del self._tombstones[one]
        return len(old)

    async def all(self) -> Mapping[tuple[bytes, Purpose], bytes]:
        return {one: wrapped for one, (wrapped, _) in self._rows.items()}
