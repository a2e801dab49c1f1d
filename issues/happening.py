"""A step that was taken, as it is written down: the case's new values, and one event in its history.

For the chat and the desk alike: both ask `issues.states.move` whether a step can be taken, then write what this makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.dutch_time import whole_hour
from issues.ports import CaseChange, EventRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from issues.ports import OutboxRow, Part, Tombstone
    from issues.steps import Action, Actor, Moved, Step

EVENT_OF: Mapping[Action, str] = {
    "acknowledge": "acknowledged",
    "take": "taken",
    "put_back": "put_back",
    "ask": "asked",
    "reply": "replied",
    "note": "noted",
    "resolve": "resolved",
    "decline": "declined",
    "pass_on": "passed_on",
    "extend": "extended",
    "change_theme": "theme_changed",
    "raise": "raised",
    "lower": "lowered",
    "redact": "redacted",
    "merge": "merged",
    "close": "closed",
    "answer": "answered",
    "add_information": "added",
    "want_language": "language_wanted",
    "thank": "thanked",
    "not_solved": "reopened",
    "withdraw": "withdrawn",
    "destroy": "destroyed",
}
"""What each action is called once it has happened; the first event of a case is "received"."""

WORDS_SHOWN = frozenset(
    {"asked", "replied", "resolved", "declined", "passed_on", "extended", "answered", "added", "reopened"}
)
"""Events whose words the resident reads, their own among them. A note, or why something was lowered, never is."""


def change_of(  # noqa: PLR0913 – what a step may bring, by name
    step: Step,
    actor: Actor,
    moved: Moved,
    *,
    at: datetime,
    texts: int,
    theme: tuple[str, str] | None = None,
    rule: str | None = None,
    more: Mapping[str, str] | None = None,
    words: bytes | None = None,
    photos: Sequence[bytes] = (),
    outbox: Sequence[OutboxRow] = (),
    erased: Collection[Part] = (),
    tombstones: Sequence[Tombstone] = (),
) -> CaseChange:
    """What the step writes.

    Args:
        at: When; kept to the minute, of a resident to the hour, as that can be compared with who was on a phone.
        texts: The version of the history's lines that is shown now (`issues.history`).
        theme: Theme and sub-theme, with `change_theme`. ``rule``: the one that routed it then.
        more: Further ids and dates for the event; no words of anybody.
        words: Sealed.
    """
    data = {"state": moved.state, "queue": moved.queue, "due": moved.due.isoformat(), "texts": str(texts)}
    if step.action in {"raise", "lower"}:
        data["severity"] = moved.severity
    if theme:
        data |= {"theme": theme[0], "sub_theme": theme[1]}
    if photos:
        data["photos"] = str(len(photos))
    moment = whole_hour(at) if actor == "resident" else at.replace(second=0, microsecond=0)
    event = EventRow(kind=EVENT_OF[step.action], at=moment, actor=actor, data=data | dict(more or {}), text=words)
    return CaseChange(
        state=moved.state,
        queue=moved.queue,
        due=moved.due,
        about=moved.about,
        severity=moved.severity,
        flagged=moved.flagged,
        theme=theme[0] if theme else None,
        sub_theme=theme[1] if theme else None,
        rule=rule,
        events=(event,),
        photos=photos,
        outbox=outbox,
        erased=erased,
        tombstones=tombstones,
    )
