"""Ending what is over: keys first, then the rows they opened, and a tombstone in both databases for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from issues.dutch_time import dutch_day
from issues.happening import change_of
from issues.ports import EventRow, StaleCase
from issues.retention import TOMBSTONES_KEPT_DAYS, ended
from issues.standing import standing_of
from issues.states import move
from issues.steps import Refused, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date, datetime

    from issues.case import Kind
    from issues.ports import CaseRow, CaseStore, Ended, KeyStore
    from issues.retention import Kept

Ending = tuple[bytes, "Ended"]
"""A case, and what of it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """A case that is closed or withdrawn. ``since``: a Dutch day."""

    case: bytes
    kind: Kind
    municipality: str
    since: date


class EndingStore(Protocol):
    """Cases in a database, as their end concerns it."""

    async def over(self) -> Sequence[Over]:
        """All that are closed or withdrawn."""

    async def answered(self) -> Sequence[tuple[CaseRow, Sequence[EventRow]]]:
        """All that are resolved or declined, with their history."""

    async def end(
        self, endings: Collection[Ending], *, closing: EventRow, on: date, dry_run: bool = False
    ) -> Mapping[str, int]:
        """Takes the rows out and leaves a tombstone for each ending, in one transaction; how many rows by table.

        A case that is open although its content has ended came from a backup: it is closed, with that event.
        """

    async def forget_tombstones(self, *, before: date, dry_run: bool = False) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What a purge works on. ``kept``: the terms of a municipality; ``texts``: the version of the history's lines."""

    cases: CaseStore
    endings: EndingStore
    keys: KeyStore
    kept: Callable[[str], Kept]
    texts: int


Purged = Mapping[tuple[str, str], int]
"""How many rows, by kind of complaint ("" where it has none) and table; never of which case."""


async def replay(keeping: Keeping, now: datetime) -> int:
    """Ends again what a restored backup has brought back; how many endings. At every start: see decision 15.

    What one of the two databases knows to have ended and the other does not.
    """
    in_cases = {(stone.case, stone.what): stone.on for stone in await keeping.cases.tombstones()}
    in_keys = {(stone.case, stone.what): stone.on for stone in await keeping.keys.tombstones()}
    missing = {one: in_keys.get(one) or in_cases[one] for one in in_cases.keys() ^ in_keys.keys()}
    for day in sorted(set(missing.values())):
        those = {one for one, on in missing.items() if on == day}
        if unknown := those - in_keys.keys():
            await keeping.keys.end(unknown, on=day)
        if unknown := those - in_cases.keys():
            await keeping.endings.end(unknown, closing=_closing(keeping, now), on=day)
    return len(missing)


async def purge(keeping: Keeping, now: datetime, *, dry_run: bool = False) -> Purged:
    """Closes what was answered 30 days ago, and ends what is over; what was taken out, or would be.

    Killed halfway, `replay` finishes it.
    """
    on, done = dutch_day(now), Counter[tuple[str, str]]()
    if not dry_run:
        await replay(keeping, now)
    done.update(await _close_answered(keeping, now, dry_run=dry_run))
    there = set[Ending](await keeping.keys.kept())
    for kind, endings in (await _due(keeping, on)).items():
        fresh = {one for one in endings if one[1] == "case" or one in there}
        done.update((kind, f"case_key ({what})") for _, what in fresh & there)
        if fresh and not dry_run:
            await keeping.keys.end(fresh, on=on)
        closing = _closing(keeping, now)
        rows = await keeping.endings.end(fresh, closing=closing, on=on, dry_run=dry_run) if fresh else {}
        done.update({(kind, table): count for table, count in rows.items()})
    old = on - timedelta(days=TOMBSTONES_KEPT_DAYS)
    done["", "complaint_tombstone"] += await keeping.endings.forget_tombstones(before=old, dry_run=dry_run)
    done["", "key_tombstone"] += await keeping.keys.forget_tombstones(before=old, dry_run=dry_run)
    return +done


async def _due(keeping: Keeping, on: date) -> Mapping[Kind, set[Ending]]:
    due: dict[Kind, set[Ending]] = {}
    for one in await keeping.endings.over():
        terms = keeping.kept(one.municipality).of(one.kind)
        due.setdefault(one.kind, set()).update((one.case, what) for what in ended(terms, one.since, on))
    return due


async def _close_answered(keeping: Keeping, now: datetime, *, dry_run: bool) -> Counter[tuple[str, str]]:
    """Nobody said "not solved" for 30 days: only what is closed can be counted from, as it cannot be reopened."""
    closed = Counter[tuple[str, str]]()
    for case, events in await keeping.endings.answered():
        step = Step(action="close")
        moved = move(standing_of(case, events), step, "system", dutch_day(now))
        if isinstance(moved, Refused):
            continue
        try:
            if not dry_run:
                change = change_of(step, "system", moved, at=now, texts=keeping.texts)
                await keeping.cases.change(case.id, case.version, change)
        except StaleCase:
            continue
        closed[case.kind, "closed"] += 1
    return closed


def _closing(keeping: Keeping, now: datetime) -> EventRow:
    """Of a case that a backup brought back open: no step of anybody, so no rule of `issues.states` is asked."""
    data = {"state": "closed", "texts": str(keeping.texts)}
    return EventRow(kind="closed", at=now.replace(second=0, microsecond=0), actor="system", data=data)
