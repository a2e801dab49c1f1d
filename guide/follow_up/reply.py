"""What the bot can say about a case that was sent, as data. ``ref``: what its buttons open it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from guide.follow_up.message import Purpose
    from guide.intake.reply import ConfirmPutBack, Notice, Preview
    from guide.lines import ContactLine, Labelled
    from issues.case import Kind, State
    from issues.steps import Action

CodeNotice = Literal["no_such_case", "not_here", "wrong_digit", "wrong_length", "is_number", "too_many", "not_opened"]
"""Why a case was not opened. ``not_here``: not by its number alone, in this chat. ``wrong_digit``: one of sixteen is
mistyped. ``is_number``: that is the number, which is for staff. ``not_opened``: something failed; nothing is lost.
"""

CaseNotice = Literal[
    "sent", "language_wanted", "thanked", "reopened", "withdrawn", "destroyed", "thrown_away", "not_now",
    "other_question", "full", "gone",
]  # fmt: skip
"""What just happened. From ``not_now`` on: nothing was sent, and why. ``thrown_away``: a message that was not sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCode:
    """Type the code. ``digits``: how many were typed, with ``wrong_length``; ``minutes``: to wait, with ``too_many``.

    ``info``: the card that says what to do when there is no answer. ``draft``: a complaint that this came into.
    ``taking_back``: they asked to take it back, which they can once it is open.
    """

    notice: CodeNotice | None = None
    digits: int = 0
    minutes: int = 0
    taking_back: bool = False
    info: Labelled | None = None
    draft: Labelled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line of the history, as it was shown then. ``date``: stands where the text says ``{date}``."""

    on: date
    text: str
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """How a case stands, without a word of anybody: whoever else holds the phone learns that there is one.

    ``who`` reads it; None where that is not known any more. ``overdue``: the day for the answer has passed. ``can``:
    what its resident may do. ``readable``: there may be words to read. ``up``: who is next, where there is no answer in
    time or it does not help. ``draft``: a complaint that is being written, into which looking it up came.
    """

    ref: str
    number: str
    kind: Kind
    state: State
    filed: date
    due: date
    overdue: bool
    who: str | None
    lines: tuple[CaseLine, ...]
    can: frozenset[Action]
    readable: bool
    up: tuple[ContactLine, ...]
    notice: CaseNotice | None = None
    draft: Labelled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """``who``: the office that wrote it; None for the resident's own words. ``machine``: a program translated it.

    ``language``: the one it is in, where that is not the reader's; ``partly``: that of a few words within it, likewise;
    ``wanted``: it was asked for in theirs.
    """

    who: str | None
    on: date
    text: str
    photos: int
    language: str | None = None
    partly: str | None = None
    machine: bool = False
    wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShown:
    """Everything that was said, in order, under its subject. Empty: the words are deleted.

    ``foreign``: the place of the newest words that can be asked for in the reader's language; None: there are none.
    """

    ref: str
    number: str
    subject: str
    said: tuple[SaidLine, ...]
    can: frozenset[Action]
    foreign: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMessage:
    """Write what you want to send, or send a photo. ``question``: the words to be answered; ``who`` will read it.

    ``id``, here and below: of the message.
    """

    id: str
    purpose: Purpose
    question: str | None
    who: str | None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReader:
    """It is not solved, and the confidant had it: who shall read that? ``back``, ``higher``: the two offices."""

    ref: str
    back: str | None
    higher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMessage:
    """What will be sent, and who reads it. ``removed``: marks that stand for something personal."""

    id: str
    purpose: Purpose
    text: str
    removed: int
    photos: int
    who: str | None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtRemoved:
    """What was taken out of the message, to be put back or added to; words typed now are taken out of it."""

    id: str
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBackInMessage:
    """What is put back is read by whoever handles the case: sure?"""

    id: str
    confirm: ConfirmPutBack


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """It could not be stored; the message is still here."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMessage:
    """For a button of a message that is sent or thrown away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWithdraw:
    """Take it back? What that deletes, and what stays and why. ``closed``: only its words go."""

    ref: str
    kind: Kind
    closed: bool


CaseReply = (
    AskCode | CaseShown | WordsShown | AskReader | AskMessage | CheckMessage | LookAtRemoved | PutBackInMessage
    | NotSent | NoMessage | AskWithdraw
)  # fmt: skip
