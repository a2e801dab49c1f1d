"""What somebody must be reminded of on a day, and by when a case must have been opened. Pure: see issues.reminding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from issues.ports import EventRow
from issues.steps import OPEN
from issues.terms import add_working_days

if TYPE_CHECKING:
    from datetime import date, datetime

    from issues.standing import ReminderKind, Standing

Reminded = Literal["holder", "deputy", "coordinator", "resident"]
"""``holder``, ``deputy``: of the queue the case is in."""

LOOKED_AT_WITHIN = 3
LOOKED_AT_AT_ONCE = 1
"""Working days until somebody has opened it; the second for what is flagged, and all that the confidant has."""
SOON = 2
"""Working days before the last one."""
ANSWER_AWAITED = timedelta(days=7)
"""For a question to the resident. They need not answer, so they are reminded once."""

WAITING = frozenset({"received", "passed_on", "reopened"})
"""Nobody of the queue has opened it yet."""
TO: dict[ReminderKind, tuple[Reminded, ...]] = {
    "unopened": ("deputy", "coordinator"),
    "due_soon": ("holder",),
    "overdue": ("holder", "deputy", "coordinator"),
    "question_waiting": ("resident",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """``day``: the day it is about, such as the last one for the answer; each is made once for each such day."""

    of: ReminderKind
    day: date
    to: tuple[Reminded, ...]


def open_by(case: Standing) -> date:
    """The last working day for somebody of its queue to open it; never later than the answer is due."""
    at_once = case.flagged or case.queue == "confidant"
    return min(case.due, add_working_days(case.since, LOOKED_AT_AT_ONCE if at_once else LOOKED_AT_WITHIN))


def reminders(case: Standing, on: date) -> tuple[Reminder, ...]:
    """What is to be reminded of on that day and was not before, in the order of `TO`."""
    found = [(of, day) for of, day in _due_reminders(case, on) if (of, day.isoformat()) not in case.reminded]
    return tuple(Reminder(of=of, day=day, to=TO[of]) for of, day in found)


def reminder_event(reminder: Reminder, at: datetime) -> EventRow:
    """How it stands in the history, so that it is not made again; the resident does not see it there."""
    return EventRow(kind="reminded", at=at, actor="system", data={"of": reminder.of, "day": reminder.day.isoformat()})


def _due_reminders(case: Standing, on: date) -> list[tuple[ReminderKind, date]]:
    if case.state not in OPEN:
        return []
    found: list[tuple[ReminderKind, date]] = []
    if case.state in WAITING and on > open_by(case):
        found.append(("unopened", open_by(case)))
    if _is_soon(case, on):
        found.append(("due_soon", case.due))
    if on > case.due:
        found.append(("overdue", case.due))
    if case.state == "question" and on >= case.since + ANSWER_AWAITED:
        found.append(("question_waiting", case.since))
    return found


def _is_soon(case: Standing, on: date) -> bool:
    """Within the last two working days; not for terms so short that this would be the day it came."""
    is_short = add_working_days(case.received, SOON + 1) >= case.due
    return not is_short and on <= case.due <= add_working_days(on, SOON)
