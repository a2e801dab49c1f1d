"""What comes of following a case: what the resident may see, what was said, or why nothing happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from issues.case import QueueKind
    from issues.case_view import CaseView
    from issues.ports import CaseRow, EventRow
    from issues.steps import Refusal

Hindrance = Literal["full", "gone", "other_question"]
"""``full``: more messages than one case takes. ``gone``: its words are deleted, so none can be added.
``other_question``: by now another one is asked, or none.
"""


@dataclass(frozen=True, slots=True)
class NoSuchCase:
    """No case has this code, or the number belongs to another chat: the answer is the same, and so is the work."""


@dataclass(frozen=True, slots=True)
class TooManyTries:
    """Nothing was looked up. ``wait``: until the next try."""

    wait: timedelta


Nowhere = NoSuchCase | TooManyTries


@dataclass(frozen=True, slots=True)
class NotNow:
    """The step cannot be taken, as the case stands by now; nothing was written."""

    view: CaseView
    why: Refusal | Hindrance


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the resident sends: ``text`` redacted, ``photos`` JPEG without metadata.

    ``once``: 16 random bytes of this message: sent again it is the same one.
    """

    text: str = ""
    photos: tuple[bytes, ...] = ()
    once: bytes

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.photos)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words in a case. ``kind``: of the event, "received" for those it was filed with; ``mine``: the resident's own.

    ``queue``: who handled the case then. ``photos``: how many came with an addition. ``place``: of the event in the
    history, from 1. Of what staff wrote: ``language``, the one it is in; ``partly``, that of a few words within
    it; ``machine``, translated by a program; ``wanted``, asked for in another language already.
    """

    kind: str
    on: date
    mine: bool
    queue: QueueKind
    text: str
    photos: int
    place: int
    language: str | None = None
    partly: str | None = None
    machine: bool = False
    wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that was said, in order; empty where the words are deleted."""

    view: CaseView
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A case with its history, and what it was opened with."""

    ref: str
    case: CaseRow
    events: Sequence[EventRow]
