"""Everything the bot can say, as data: content in the resident's language, interface texts left to the renderer.

``fallback``: as in `guide.lines`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from guide.lines import ContactLine, Labelled, SourceLine, Trace
    from language import Language

ContentKind = Literal[
    "photo", "voice", "audio", "video", "video_note", "animation", "sticker", "game", "contact", "location", "poll",
    "document", "story", "paid_media", "checklist", "payment", "gift", "passport", "wordless", "other",
]  # fmt: skip
"""What a message may be besides words. ``wordless`` is text without a letter: emoji, dots, spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """Bilingual; ``guess`` comes first so that one tap confirms it."""

    guess: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """All themes. ``greeting`` is why it is shown; ``place`` the name of the reception location, if known.

    ``interrupted``: the topic whose questions an alarm came into; it can be taken up again. ``draft``: a complaint half
    written, to go on with. ``counts_questions``: as in `Privacy`.
    """

    themes: tuple[Labelled, ...]
    greeting: str = "plain"  # plain | welcome | hello | thanks | goodbye | help | safe
    place: str | None = None
    interrupted: Labelled | None = None
    draft: Labelled | None = None
    counts_questions: bool = False
    follows: bool = False
    """What became of a complaint can be asked here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMenu:
    """A theme's topics. ``unanswered`` names a request that no topic answers yet; then ``ask`` says whom to turn to."""

    theme: Labelled
    intro: str
    topics: tuple[Labelled, ...]
    ask: tuple[ContactLine, ...]
    unanswered: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a topic, answered with a button. ``number`` counts from one."""

    topic: str
    title: str
    fact: str
    text: str
    choices: tuple[Labelled, ...]
    number: int
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The answer. With ``urgent``, the first contact stands first and alone.

    ``based_on``: facts the route depended on, so that a wrong one can be seen and changed.
    ``counter``: a Dutch sentence, and what it says to a reader of another language.
    ``overdue``: the day by which this card should have been reviewed, when that day has passed.
    ``complain``: the theme of the complaint that can be begun here; empty: of any; None: a card about something else.
    """

    topic: str
    title: str
    answer: str
    steps: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    counter: tuple[str, str | None] | None
    check_with: ContactLine | None
    sources: tuple[SourceLine, ...]
    next: tuple[Labelled, ...]
    based_on: tuple[Labelled, ...]
    urgent: bool
    overdue: str | None
    trace: Trace
    fallback: bool = False
    complain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Whom to go to, in this order: ``near``, who is at the resident's place, then ``national`` helpers.

    ``card``: the texts, of the topic about talking to a person; its steps are only those to show here. ``apart``:
    what happened may have to do with who works at the location, so nobody there is named. ``places``: to choose from
    where it is not known at which location the resident lives. ``seen_at``: when it was looked up who is open,
    Amsterdam time; None where that was not looked up.
    """

    card: Card
    place: str | None
    near: tuple[ContactLine, ...]
    national: tuple[ContactLine, ...]
    emergency: ContactLine
    apart: bool
    places: tuple[Labelled, ...]
    seen_at: datetime | None
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Danger first: the numbers to call, and one button to go on. With ``alone``, one number and nothing else."""

    danger: str
    title: str
    line: str
    contacts: tuple[ContactLine, ...]
    alone: bool
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSafe:
    """After an alarm: are you safe now? Also where the chat can be cleared, for who shares the phone."""

    danger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAlarm:
    """Somebody who is safe chooses: more about the danger, or on with what the alarm came into.

    That may be a complaint: its id is then `guide.session.COMPLAINT`.
    """

    about: Labelled
    interrupted: Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClear:
    """Asks before the chat's messages are deleted, and says what that does not reach.

    ``draft``: a complaint that is not sent yet, which is deleted too.
    """

    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """Short and neutral: someone else may be looking at this phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A topic whose answer is not true any more: whom to ask instead."""

    title: str
    theme: str
    ask: tuple[ContactLine, ...]
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DidYouMean:
    """Up to three requests the message may have meant; with ``several`` the message held more than one."""

    options: tuple[Labelled, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """The bot says so. After two misses in a row ``person_first`` puts a person before the menu.

    ``found``: topics that hold the message's words, where there are some.
    """

    themes: tuple[Labelled, ...]
    person_first: bool
    found: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """Topics that hold the words looked for; without words the bot says how to search."""

    words: str
    topics: tuple[Labelled, ...]
    themes: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the bot remembers of this chat; each fact's label is "name: answer"."""

    language: Language
    place: str | None
    facts: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePlace:
    """Reception locations to choose from; empty where no municipality is connected."""

    places: tuple[Labelled, ...]
    current: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForget:
    """Asks before everything is deleted. ``follows``: with it goes the way from a sent complaint to this chat."""

    follows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was deleted, in numbers and kinds, never the contents. ``ways_back``: from sent complaints to this chat."""

    had_place: bool
    facts: int
    had_dialogue: bool
    had_draft: bool = False
    ways_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Who sees what. ``counts_questions``: what many ask and nothing answers is kept, without who asked."""

    counts_questions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Thanks for a thumb; after a thumb down a person is offered first."""

    helped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """The bot reads words only: it got a voice message, a photo, a sticker…"""

    kind: ContentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """The message is longer than the bot reads; nothing of it was kept."""

    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """The button belongs to an older version of the map."""

    themes: tuple[Labelled, ...]


Reply = (
    ChooseLanguage
    | Menu
    | ThemeMenu
    | Question
    | Card
    | People
    | Alarm
    | AskSafe
    | AfterAlarm
    | AskClear
    | Cleared
    | Withheld
    | DidYouMean
    | NotUnderstood
    | SearchResults
    | Remembered
    | ChoosePlace
    | AskForget
    | Forgotten
    | Privacy
    | Rated
    | Unreadable
    | TooLong
    | Outdated
)
