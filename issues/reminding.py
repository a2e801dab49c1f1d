"""Reminders that are due, written into the history and handed on in the same transaction: none lost, none twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from issues.dutch_time import dutch_day
from issues.outbox import news
from issues.ports import CaseChange, OutboxRow, StaleCase
from issues.reminders import reminder_event, reminders
from issues.standing import ReminderKind, standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from issues.ports import CaseStore
    from issues.reminders import Reminder

AT_ONCE = 200
"""Cases that are in memory at a time, with their histories."""


async def remind(
    cases: CaseStore, now: datetime, chance: Callable[[], float], failed: Callable[[Exception], object]
) -> Mapping[ReminderKind, int]:
    """Walks the open cases and makes what is due; how many of each kind.

    Any number of processes may do so at once: of two that saw the same case one writes, and the other finds it made
    (`StaleCase`). ``failed``: told of a case that could not be changed; the others are reminded of all the same.
    """
    made, after = Counter[ReminderKind](), b""
    while page := await cases.open_after(after, most=AT_ONCE):
        for case, events in page:
            due = reminders(standing_of(case, events), dutch_day(now))
            try:
                if due:
                    await cases.change(case.id, case.version, _written(due, now, chance))
                    made.update(one.of for one in due)
            except StaleCase:
                continue
            except Exception as problem:  # noqa: BLE001 – one broken case must not keep all behind it from being seen
                failed(problem)
        after = page[-1][0].id
    return made


def _written(due: Sequence[Reminder], now: datetime, chance: Callable[[], float]) -> CaseChange:
    minute = now.replace(second=0, microsecond=0)
    return CaseChange(
        events=[reminder_event(one, minute) for one in due],
        outbox=[_notice(one, now, chance) for one in due],
    )


def _notice(reminder: Reminder, now: datetime, chance: Callable[[], float]) -> OutboxRow:
    if "resident" in reminder.to:
        # Nobody is woken to be reminded, however urgent the case was when it came.
        return news(flagged=False, now=now, chance=chance())
    return OutboxRow(kind=reminder.of, not_before=now.replace(second=0, microsecond=0))
