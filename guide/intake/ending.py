"""How a complaint ends, as data: sent, a letter to hand in, thrown away, or not sent yet and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from guide.lines import ContactLine
    from issues.case import Kind, QueueKind, Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who will read it: a function and an office, and who stands in. No location staff where it is about staff."""

    queue: QueueKind
    name: str
    deputy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """After the commit and never before. ``up``: who is next if it does not help."""

    number: str
    code: str
    kind: Kind
    reader: Reader
    due: date
    reach: Reach
    flagged: bool
    up: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyToday:
    """Three filings a day; a kind no, whom to call, the draft stays. What is about safety never counts."""

    most: int
    up: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFiled:
    """It could not be stored: nothing was lost, the draft is here, try again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Not connected: the complaint as a Dutch letter to hand in, as text and as PDF."""

    text: str
    pdf: bytes
    up: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDraft:
    """For a button of a complaint that is sent, deleted or (``expired``) older than a day: begin a new one?"""

    expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCancel:
    """Delete the complaint being written?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """Deleted; nobody saw it."""


IntakeEnding = Receipt | TooManyToday | NotFiled | Letter | NoDraft | AskCancel | Cancelled
