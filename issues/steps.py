"""The words of what may be done with a case: who acts, what they do, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from issues.case import About, QueueKind, Severity, State

Actor = Literal["resident", "location", "coordinator", "confidant", "hosts", "system"]
"""Who acts. Of staff the role; an account that only sets up others has none of these and may do nothing here."""

Action = Literal[
    "acknowledge", "take", "put_back", "ask", "reply", "note", "resolve", "decline", "pass_on", "extend",
    "change_theme", "raise", "lower", "redact", "merge", "close",
    "answer", "add_information", "want_language", "thank", "not_solved", "withdraw", "destroy",
]  # fmt: skip
"""``raise``, ``lower``: the severity. ``redact``: takes out more of what could tell who it was. ``merge``: with a case
like it, so that both are answered. ``close``: no "not solved" any more. ``want_language``: what staff wrote, in the
resident's own language. ``withdraw``: also destroys the words, unless
it is formal. ``destroy``: those of a case that is closed.
"""

Refusal = Literal[
    "not_yours", "not_now", "no_reason", "unsaid", "about_staff", "formal", "no_such_queue", "lowers_protection",
    "no_change", "only_formal", "extended_before", "too_late", "too_early", "not_thanked", "said_before",
]  # fmt: skip
"""``not_yours``: whoever reads another queue, or has another role. ``unsaid``: the step lacks what it needs to say.
``formal``: the coordinator and the confidant alone handle those, and their words stay. ``no_such_queue``: that one
cannot have this case.
"""

READERS: Mapping[Actor, frozenset[QueueKind]] = {
    "location": frozenset({"location"}),
    "hosts": frozenset({"hosts"}),
    "coordinator": frozenset({"coordinator", "location", "hosts"}),
    "confidant": frozenset({"confidant"}),
}
"""Whose cases each role handles. What the confidant has nobody else touches: it is passed on, or it stays there."""

PROTECTED: frozenset[QueueKind] = frozenset({"coordinator", "confidant"})
"""Queues that nobody reads who works where the resident lives."""

OPEN: tuple[State, ...] = ("received", "acknowledged", "in_hand", "question", "passed_on", "reopened")
"""Somebody has to do something."""
ANSWERED: tuple[State, ...] = ("resolved", "declined")
OVER: tuple[State, ...] = ("closed", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What somebody wants to do. ``reason``: in words; only whether there is one counts here.

    ``queue``: with `pass_on` to whom, with `change_theme` where the rules send it then, with `not_solved` to whom the
    resident wants it to go. ``about``: with `change_theme`
    whom it is about then. ``severity``: with `raise` and `lower` the new one. With other actions they count for
    nothing.
    """

    action: Action
    reason: str = ""
    queue: QueueKind | None = None
    about: About | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How the case stands after it. ``due``: the last day for the answer."""

    state: State
    queue: QueueKind
    due: date
    about: About
    severity: Severity
    flagged: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing changes."""

    reason: Refusal
