"""Themes, sub-themes and questions of a complaint. Ids are stable: drafts and cases keep them, texts may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from content.node import Line, Node, Text
from issues.case import About, Severity

ShortSlug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=24)]
"""An id that fits, together with a second one, into the 64 bytes that a Telegram button carries."""

IntentId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z_]+)?$", max_length=40)]

QUESTIONS_EACH = 5
MIN_CHOICES = 2
MAX_CHOICES = 8


class Choice(Node):
    """One answer as a button. ``severity`` and ``sensitive`` raise the case's, never lower it.

    ``about``: the answer itself says whom it is about ("who did it?" – staff), whatever the sub-theme says.
    """

    id: ShortSlug
    label: Text
    severity: Severity | None = None
    sensitive: bool = False
    about: About | None = None


class Question(Node):
    """A question whose answers read in Dutch whatever language they were given in.

    ``desk``: the Dutch label before the answer, for staff and letters. ``many``: several choices may be ticked.
    ``can_type``: words may be typed beside the choices, such as a room; only where an answer is a place.
    """

    id: ShortSlug
    text: Text
    desk: Line
    choices: Annotated[tuple[Choice, ...], Field(min_length=MIN_CHOICES, max_length=MAX_CHOICES)]
    many: bool = False
    can_type: bool = False

    def choice(self, choice: str) -> Choice | None:
        return next((one for one in self.choices if one.id == choice), None)


class Words(Node):
    """How people write of a sub-theme: beginnings of words, folded as `issues.intake.guess` folds a message.

    Two beginnings with a space: both, in this order, at most one word apart. ``*`` in front: anywhere in a word, as
    Dutch puts words together. ``latn``: Ukrainian in Latin letters that transliteration does not catch.
    """

    uk: tuple[Line, ...] = ()
    ru: tuple[Line, ...] = ()
    nl: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()
    latn: tuple[Line, ...] = ()

    def all(self) -> tuple[str, ...]:
        return self.uk + self.ru + self.nl + self.en + self.latn


class SubTheme(Node):
    """What exactly is wrong. ``about`` None: as the theme says."""

    id: ShortSlug
    title: Text
    about: About | None = None
    severity: Severity = "normal"
    sensitive: bool = False
    questions: Annotated[tuple[ShortSlug, ...], Field(min_length=QUESTIONS_EACH, max_length=QUESTIONS_EACH)]
    intents: tuple[IntentId, ...] = ()
    words: Words | None = None


class Theme(Node):
    """One entry of the complaint menu. ``decision``: there may be a letter to object against, which is asked first.

    ``intents``: what the classifier calls a message that starts a complaint of this theme. ``words``: those that may
    tell of the theme and name no sub-theme ("neighbour"): they make a guess at another theme doubtful.
    """

    id: ShortSlug
    icon: Line
    title: Text
    about: About
    decision: bool = False
    intents: tuple[IntentId, ...] = ()
    words: Words | None = None
    sub_themes: Annotated[tuple[SubTheme, ...], Field(min_length=1)]

    def sub_theme(self, sub_theme: str) -> SubTheme | None:
        return next((one for one in self.sub_themes if one.id == sub_theme), None)


class IntakeData(Node):
    """Everything a complaint is asked. ``themes`` in the order of the menu; ``questions`` by id."""

    themes: tuple[Theme, ...]
    questions: Mapping[str, Question]

    def theme(self, theme: str | None) -> Theme | None:
        """The theme, or None: an old draft or button may name one that is gone."""
        return next((one for one in self.themes if one.id == theme), None)

    def sub_theme(self, theme: str | None, sub_theme: str | None) -> SubTheme | None:
        found = self.theme(theme)
        return found.sub_theme(sub_theme) if found and sub_theme else None

    def questions_of(self, theme: str | None, sub_theme: str | None) -> tuple[Question, ...]:
        """The five questions in their order; none where there is no such sub-theme."""
        found = self.sub_theme(theme, sub_theme)
        return tuple(self.questions[question] for question in found.questions) if found else ()

    def theme_of_intent(self, intent: str) -> tuple[str | None, str | None]:
        """The theme, and the sub-theme where it is certain, that a message of this intent starts."""
        for theme in self.themes:
            for sub_theme in theme.sub_themes:
                if intent in sub_theme.intents:
                    return theme.id, sub_theme.id
            if intent in theme.intents:
                return theme.id, None
        return None, None
