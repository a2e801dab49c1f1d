"""A case as the desk shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from issues.case import Reach
    from issues.offices.model import Office
    from issues.ports import CaseRow
    from issues.steps import Actor


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words as they stand by now, and the language that they are in, as far as that can be told."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of the history, notes and reminders too. ``place``: from 1, in the order in which it happened.

    ``account``: of staff, the id by which the desk knows them. ``unreadable``: there are words that do not open any
    more. ``told``: the resident reads the words. ``data``: ids and dates of the event.
    """

    place: int
    kind: str
    on: date
    actor: str
    account: str | None
    words: Spoken | None
    unreadable: bool
    told: bool
    photos: int
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One line that the resident is shown, in their language and in Dutch. ``language``: which one theirs is."""

    on: date
    text: str
    dutch: str
    language: str
    words: Spoken | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """``readable``: its words can be opened; else they were deleted, as the resident or the law wanted.

    ``days_left``: working days until the last one for the answer, 0 on the day itself, less than 0 when it is over.
    ``contact``: where the resident wants to be reached, if not in the chat. ``merged``: numbers of cases that get the
    same answers, as far as the reader sees them. ``enveloped``: there is a name and address that the coordinator opens.
    """

    case: CaseRow
    actor: Actor
    readable: bool
    answers: Sequence[tuple[str, str]]
    letter_date: date | None
    story: Spoken | None
    photos: int
    history: Sequence[Happened]
    shown: Sequence[Shown]
    office: Office | None
    days_left: int
    extended: bool
    reach: Reach
    contact: str | None
    merged: Sequence[str]
    enveloped: bool
