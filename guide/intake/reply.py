"""What the bot can say while a complaint is written, as data. `step` is where a button's answer belongs.

Every one of them is shown with Back and Cancel; ``notice`` is a line above it: what was just understood or refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from guide.intake.ending import IntakeEnding, Reader

if TYPE_CHECKING:
    from datetime import date

    from guide.lines import ContactLine, Labelled
    from issues.case import Kind
    from issues.redaction.preview import Item

HOST = "host"
"""The choice at `AskPlace`: with a host family."""
ELSEWHERE = "elsewhere"
"""The choice at `AskPlace`: none of these."""

Notice = Literal[
    "text_added", "text_is_full", "date_unreadable", "date_in_future", "date_too_old", "photo_added", "photos_full",
    "photo_too_large", "photo_unreadable", "photo_is_no_image", "photo_failed", "typed_too_long", "not_an_answer",
    "name_too_short", "address_too_short", "contact_too_short", "changed", "personal_data_removed", "not_filed",
    "draft_expired", "formal_needs_name", "put_back", "no_longer_known", "words_taken_out", "words_not_found",
    "words_too_often",
]  # fmt: skip
"""``draft_expired``: the complaint begun before is deleted, a day has passed; what was just typed begins a new one.
``formal_needs_name``: without name and address it can be no formal complaint; a report is offered instead.
``no_longer_known``: what a mark stands for is held for half an hour only. ``words_too_often``: with that many marks the
text would not fit any more.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWaiting:
    """There is a complaint half written: go on with it, or begin another (the old one is deleted).

    ``theme``: its title, where one is chosen.
    """

    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseKind:
    """Signal, formal, idea: one line each. ``info``, here and below: the card that says where else to turn."""

    current: Kind
    info: Labelled | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseTheme:
    kind: Kind
    themes: tuple[Labelled, ...]
    text_kept: bool = False
    """Words the resident typed are in the complaint already."""
    info: Labelled | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseSubTheme:
    theme: Labelled
    options: tuple[Labelled, ...]
    """Their ids are "theme.sub_theme"."""
    text_kept: bool = False
    info: Labelled | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDecision:
    """Did you get a letter with a decision? Yes, no, not sure."""

    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLetterDate:
    """The date on the letter, typed; or "I do not know"."""

    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionTerm:
    """Object against the decision: until when, and who helps; then the filing goes on. ``last_day`` None: unknown."""

    letter: date | None
    last_day: date | None
    passed: bool
    help: tuple[ContactLine, ...]
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeQuestion:
    """One structured question. With ``many`` several choices may be ticked (``chosen``), then Next.

    ``can_type``: words may be typed too, such as a room; ``typed`` holds them. The question's id is its step.
    ``theme``, ``text_kept``, ``info``: with the first question only, where the bot chose the subject by itself.
    """

    question: str
    text: str
    choices: tuple[Labelled, ...]
    chosen: tuple[str, ...]
    many: bool
    can_type: bool
    typed: str | None
    number: int
    total: int
    theme: Labelled | None = None
    text_kept: bool = False
    info: Labelled | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAbout:
    """The words name somebody who works there: is it about staff? Yes: it goes past the location."""

    words: tuple[str, ...]
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskText:
    """In their own words, optional. ``removed``: how many marks stand in ``current``."""

    current: str
    removed: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The story and what was typed beside questions, as others will read it; words typed now are taken out of it.

    ``items``: what was taken out and can be put back, from number ``first`` on as many as fit. ``unknown``: marks of
    which nobody knows any more what they stand for.
    """

    words: tuple[str, ...]
    items: tuple[Item, ...]
    unknown: int
    first: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPutBack:
    """What is put back is read by everybody who handles the complaint: sure?"""

    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPhotos:
    """Up to ``most`` photos, optional."""

    kept: int
    most: int
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainFormal:
    """Before a formal complaint: who gets a copy, being heard, terms, name and address (Awb 9:4, 9:9–9:11)."""

    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskIdentity:
    """``part``: "name" or "address"."""

    part: Literal["name", "address"]
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPlace:
    """Where do you live: which location; or with a host family; or none of these (then: a letter to hand in).

    The last two are the choices `HOST` and `ELSEWHERE`. ``of_host``: a host family it is, but in which municipality?
    """

    places: tuple[Labelled, ...]
    of_host: bool = False
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """``step``: what a button opens to change it.

    ``label`` is empty where the step's name is an interface text: kind, theme, sub_theme, decision, letter_date, about,
    place, name, address. Then ``value`` is what the draft holds: an id ("signal", "yes", "staff"), an ISO date, or
    words ready to show (theme, sub_theme, place, name, address). An empty value: nothing was said.
    """

    step: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What will be sent, who will read it, what was taken out of the words. ``reader`` None: not connected, a letter.

    ``text`` and ``photos`` are no lines but can be opened like one (steps "text" and "photos"). ``removed``: how many
    marks stand in the words in place of something personal. ``typed``: whether there are any words, beside questions
    too. ``of_host``: they live with a host family, in the municipality that the line "place" names.
    """

    kind: Kind
    lines: tuple[SummaryLine, ...]
    text: str
    removed: int
    photos: int
    reader: Reader | None
    flagged: bool
    due: date | None
    typed: bool = False
    of_host: bool = False
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseReach:
    """How to hear back: a message here, only the code, or at a contact they leave. Choosing sends it."""

    formal: bool
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskContact:
    """The phone number or address they want to be reached at."""

    notice: Notice | None = None


IntakeReply = (
    DraftWaiting
    | ChooseKind
    | ChooseTheme
    | ChooseSubTheme
    | AskDecision
    | AskLetterDate
    | ObjectionTerm
    | IntakeQuestion
    | AskAbout
    | AskText
    | Preview
    | ConfirmPutBack
    | AskPhotos
    | ExplainFormal
    | AskIdentity
    | AskPlace
    | Summary
    | ChooseReach
    | AskContact
    | IntakeEnding
)
