"""Who at the desk hears of what happens to cases while nobody looks, and when. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from issues.dutch_time import AMSTERDAM
from issues.outbox import FILED
from issues.readers import ACTORS, actor_for, cells_of, sees
from issues.reminders import TO
from issues.terms import add_working_days, is_working_day

if TYPE_CHECKING:
    from collections.abc import Collection

    from issues.offices.model import Offices
    from issues.ports import CaseRow
    from issues.readers import Grant

MORNING = time(8)
"""In Amsterdam, on working days."""
AT_ONCE = frozenset({"unopened"})
"""Kinds that cannot wait until the morning, beside every case that is flagged when it comes in."""


def tell_at(kind: str, flagged: bool, now: datetime) -> datetime:  # noqa: FBT001 – the three things it depends on
    """When the desk is told: at once, or in the digest of the next working morning."""
    if kind in AT_ONCE or (kind == FILED and flagged):
        return now
    today = now.astimezone(AMSTERDAM).date()
    this_morning = datetime.combine(today, MORNING, tzinfo=AMSTERDAM)
    if is_working_day(today) and now <= this_morning + timedelta(hours=1):
        return max(now, this_morning.astimezone(UTC))
    return datetime.combine(add_working_days(today, 1), MORNING, tzinfo=AMSTERDAM).astimezone(UTC)


def is_told(kind: str, case: CaseRow, grants: Collection[Grant], offices: Offices) -> bool:
    """Whether an account with these grants is told.

    A case that came in: whoever holds its queue. Reminders: as `issues.reminders.TO` says; a coordinator also of what
    lies unopened with the confidant, which they are told of and cannot read.
    """
    whom = ("holder",) if kind == FILED else TO.get(kind, ())  # type: ignore[call-overload]  # kinds come from a database
    of_queue = [one for one in grants if _holds_queue(one, case, offices)]
    return (
        ("holder" in whom and any(not one.deputy for one in of_queue))
        or ("deputy" in whom and any(one.deputy for one in of_queue))
        or ("coordinator" in whom and any(_is_coordinator(one, case) for one in grants))
    )


def may_open(case: CaseRow, grants: Collection[Grant], offices: Offices) -> bool:
    """Whether they see the case that they are told of."""
    return sees(cells_of(grants, offices), case)


def _holds_queue(grant: Grant, case: CaseRow, offices: Offices) -> bool:
    """Whose own queue it is; a coordinator also reads the location's, but is not its holder."""
    return actor_for([grant], offices, case) == case.queue == ACTORS.get(grant.role)


def _is_coordinator(grant: Grant, case: CaseRow) -> bool:
    return grant.role == "coordinator" and grant.municipality == case.municipality
