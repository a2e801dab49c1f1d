"""What somebody wants to see of their cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from issues.reminders import WAITING
from issues.steps import ANSWERED, OPEN, OVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from issues.case import Kind, QueueKind, State

Stage = Literal["open", "unopened", "waiting", "answered", "over", "all"]
"""How far a case is. ``unopened``: nobody of its queue has read it; ``waiting``: for the resident's answer."""

STATES: Mapping[Stage, tuple[State, ...]] = {
    "open": OPEN,
    "unopened": tuple(state for state in OPEN if state in WAITING),
    "waiting": ("question",),
    "answered": ANSWERED,
    "over": OVER,
    "all": (*OPEN, *ANSWERED, *OVER),
}
TO_DO: frozenset[Stage] = frozenset({"open", "unopened", "waiting"})
"""Stages in which an answer is due."""

DueIn = Literal["overdue", "soon"]
"""``soon``: today, or within two working days (`issues.reminders.SOON`)."""

Age = Literal["week", "month", "older"]
"""Received in the last seven days, in the last 31, or before."""

NOWHERE = "no_location"
"""Cases of which no location is known. With an underscore: no place of the routekaart can be called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """None: whatever it is. ``urgent``: only what goes before all others."""

    stage: Stage = "open"
    urgent: bool = False
    due: DueIn | None = None
    theme: str | None = None
    kind: Kind | None = None
    location: str | None = None
    queue: QueueKind | None = None
    language: str | None = None
    age: Age | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the stage leaves cases out."""
        return self != Wanted(stage=self.stage)


CountName = Literal["open", "urgent", "overdue", "soon", "unopened", "waiting", "answered"]


def countings(wanted: Wanted) -> Mapping[CountName, Wanted]:
    """What is counted beside the list: under the same filters, however far the cases are."""
    base = replace(wanted, stage="open", urgent=False, due=None)
    return {
        "open": base,
        "urgent": replace(base, urgent=True),
        "overdue": replace(base, due="overdue"),
        "soon": replace(base, due="soon"),
        "unopened": replace(base, stage="unopened"),
        "waiting": replace(base, stage="waiting"),
        "answered": replace(base, stage="answered"),
    }
