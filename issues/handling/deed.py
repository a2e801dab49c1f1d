"""What somebody at the desk wants to do with a case, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from issues.case import About, QueueKind, Severity
    from issues.ports import CaseRow, EventRow
    from issues.readers import Grant
    from issues.steps import Action, Actor, Refusal

DESK_LANGUAGE = "nl"
"""What staff write where they say nothing else."""

Obstacle = Literal["gone", "no_such_theme", "nothing_taken_out", "other_case_not_yours", "same_case"]
"""``gone``: the words of the case are deleted, so none can be added. ``nothing_taken_out``: what was typed stands
nowhere in the case. ``other_case_not_yours``: merged with one that this reader does not handle.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who acts: the account, by an id that means nothing elsewhere, and what it may read."""

    account: str
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One action with what it needs.

    Args:
        version: of the case that was looked at. Where it is another by now, nothing happens.
        once: 16 random bytes of the form: sent again it is the same deed.
        words: by language, what the resident reads; with `note`, `raise`, `lower` what stays at the desk; with `redact`
            what is to be taken out, a line each. The language of the case is chosen, else Dutch.
        machine: languages of the words that a program translated, with the original below.
        partly: language of words within a standard reply that stay as they were typed.
        standard: the standard reply that the words come from; its id.
        outcome: what came of it, by id; with `resolve` and `decline`.
        theme: theme and sub-theme, with `change_theme`; ``about``: whom it is about then.
        other: the number of the case to merge with.
        photos_out: photos that go, by their place from 1; with `redact`.
    """

    action: Action
    version: int
    once: bytes
    words: Mapping[str, str] = field(default_factory=dict)
    machine: frozenset[str] = frozenset()
    partly: str | None = None
    standard: str | None = None
    outcome: str | None = None
    queue: QueueKind | None = None
    severity: Severity | None = None
    theme: tuple[str, str] | None = None
    about: About | None = None
    other: str | None = None
    photos_out: tuple[int, ...] = ()

    def words_for(self, language: str) -> tuple[str, str]:
        """The language that they are in, and the words; Dutch and empty where there are none."""
        for one in (language, DESK_LANGUAGE, *self.words):
            if self.words.get(one, "").strip():
                return one, self.words[one].strip()
        return DESK_LANGUAGE, ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that somebody may act in, as it is stored, and as whom they act."""

    case: CaseRow
    events: Sequence[EventRow]
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Written. ``also``: numbers of merged cases that got the same; ``missed``: of those that could not."""

    case: CaseRow
    also: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody was faster; nothing was written. ``since``: what happened after what was looked at."""

    case: CaseRow
    since: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """It cannot be done, as the case stands; nothing was written."""

    case: CaseRow
    why: Refusal | Obstacle


@dataclass(frozen=True, slots=True)
class NoCase:
    """There is none that this reader sees; whether it exists is not said."""


Ended = Done | Changed | NotAllowed | NoCase
