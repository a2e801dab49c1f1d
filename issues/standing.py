"""How a case stands: all that decides what may be done with it next, read from the case and its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from issues.dutch_time import dutch_day
from issues.filing import housed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from issues.case import About, Kind, QueueKind, Severity, State
    from issues.ports import CaseRow, EventRow
    from issues.routing.model import Housed

ReminderKind = Literal["unopened", "due_soon", "overdue", "question_waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``received``, ``since``: days in Dutch time; ``since``: of this state in this queue, or of the last question.

    ``extended``: its term was extended once; ``reopened``: it was answered before; ``thanked``: since its last answer.
    ``destroyed``: its words are gone, as the resident wanted. ``reminded``: of what, and the day that it was about.
    """

    kind: Kind
    about: About
    severity: Severity
    flagged: bool
    queue: QueueKind
    housed: Housed
    state: State
    received: date
    due: date
    since: date
    extended: bool = False
    reopened: bool = False
    thanked: bool = False
    destroyed: bool = False
    reminded: frozenset[tuple[ReminderKind, str]] = frozenset()


def standing_of(case: CaseRow, events: Sequence[EventRow]) -> Standing:
    """How the case stands; ``events``: its whole history, in order."""
    received = dutch_day(case.filed_at)
    at: tuple[str, str | None] = ("received", None)
    since, thanked = received, False
    for event in events:
        now = (event.data.get("state", at[0]), event.data.get("queue", at[1]))
        if now != at or event.kind == "asked":
            since, at = dutch_day(event.at), now
        if event.kind in {"resolved", "declined", "thanked"}:
            thanked = event.kind == "thanked"
    kinds = {event.kind for event in events}
    return Standing(
        kind=case.kind,
        about=case.about,
        severity=case.severity,
        flagged=case.flagged,
        queue=case.queue,
        housed=housed(case.location),
        state=case.state,
        received=received,
        due=case.due,
        since=since,
        extended="extended" in kinds,
        reopened="reopened" in kinds,
        thanked=thanked,
        destroyed="destroyed" in kinds,
        reminded=frozenset(_reminders_in(events)),
    )


def _reminders_in(events: Sequence[EventRow]) -> Iterator[tuple[ReminderKind, str]]:
    for event in events:
        for kind in get_args(ReminderKind):
            if event.kind == "reminded" and event.data.get("of") == kind:
                yield kind, event.data.get("day", "")
