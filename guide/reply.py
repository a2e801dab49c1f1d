"""Everything the bot can say, as data: content in the resident's language, interface texts left to the renderer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What a button leads to (the id of a topic, theme, intent, fact, choice or place), and what it says."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One contact of a card. ``ask`` is set where the municipality has not filled this role: how to find the person."""

    id: str
    name: str
    phone: str | None = None
    phone_abroad: str | None = None
    url: str | None = None
    address: str | None = None
    hours: str | None = None
    note: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """``date`` is the source's own: an ISO date, ``about YYYY[-MM]`` or ``undated``."""

    title: str
    url: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """Bilingual; ``guess`` comes first so that one tap confirms it."""

    guess: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """All themes. ``greeting`` is why it is shown; ``place`` the name of the reception location, if known."""

    themes: tuple[Labelled, ...]
    greeting: str = "plain"  # plain | welcome | hello | thanks | goodbye | help
    place: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The answer. With ``urgent``, the first contact stands first and alone.

    ``based_on``: facts the route depended on, so that a wrong one can be seen and changed.
    ``overdue``: the day by which this card should have been reviewed, when that day has passed.
    """

    topic: str
    title: str
    answer: str
    steps: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    counter: tuple[str, str] | None
    check_with: ContactLine | None
    sources: tuple[SourceLine, ...]
    next: tuple[Labelled, ...]
    based_on: tuple[Labelled, ...]
    urgent: bool
    overdue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A topic whose answer is not true any more: whom to ask instead."""

    title: str
    theme: str
    ask: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DidYouMean:
    """Up to three requests the message may have meant; with ``several`` the message held more than one."""

    options: tuple[Labelled, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """The bot says so. After two misses in a row ``person_first`` puts a person before the menu."""

    themes: tuple[Labelled, ...]
    person_first: bool


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
    """Asks before everything is deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was deleted, in numbers and kinds, never the contents."""

    had_place: bool
    facts: int
    had_dialogue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Who sees what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Thanks for a thumb; after a thumb down a person is offered first."""

    helped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyText:
    """The bot reads text only: it got a voice message, a photo, a sticker…"""


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
    | Withheld
    | DidYouMean
    | NotUnderstood
    | Remembered
    | ChoosePlace
    | AskForget
    | Forgotten
    | Privacy
    | Rated
    | OnlyText
    | TooLong
    | Outdated
)
