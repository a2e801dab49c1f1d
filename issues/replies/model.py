"""Standard replies as they are written, and as the desk asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from content.node import Node, Slug, Text
from issues.case import Kind
from language import REQUIRED_LANGUAGES

ReplyAction = Literal["ask", "reply", "resolve", "decline", "pass_on", "extend"]
"""Actions whose words a resident reads."""
ENDING: frozenset[ReplyAction] = frozenset({"resolve", "decline"})

Blank = Literal["date", "time", "place", "who", "words"]
"""What a reply leaves open. ``date``: a day; the others as they are typed."""
BLANKS: tuple[Blank, ...] = get_args(Blank)


class StandardReply(Node):
    """One reply in every language. ``themes``, ``kinds``: empty for all. ``outcome``: of an ending, what came of it."""

    id: Slug
    actions: Annotated[tuple[ReplyAction, ...], Field(min_length=1)]
    themes: tuple[Slug, ...] = ()
    kinds: tuple[Kind, ...] = ()
    outcome: Slug | None = None
    title: Text
    text: Text

    @model_validator(mode="after")
    def languages_leave_open_the_same(self) -> StandardReply:
        for language in (*REQUIRED_LANGUAGES, *(self.text.model_extra or {})):
            open_ones = blanks_in(self.text.in_language(language))
            if unknown := open_ones - set(BLANKS):
                message = f"{self.id}: {language} leaves open {sorted(unknown)}; known: {', '.join(BLANKS)}"
                raise ValueError(message)
            if open_ones != self.blanks:
                message = f"{self.id}: {language} leaves open {sorted(open_ones)}, Dutch {sorted(self.blanks)}"
                raise ValueError(message)
        return self

    @property
    def blanks(self) -> frozenset[str]:
        return blanks_in(self.text.nl)

    def fits(self, action: str, theme: str, kind: str) -> bool:
        """Whether the desk offers it there."""
        return action in self.actions and theme in (self.themes or (theme,)) and kind in (self.kinds or (kind,))


class RepliesFile(Node):
    replies: Annotated[tuple[StandardReply, ...], Field(min_length=1)]


class OutcomesFile(Node):
    outcomes: Annotated[Mapping[Slug, Text], Field(min_length=1)]


class Replies(Node):
    """All of them in order, and what may come of a case."""

    replies: tuple[StandardReply, ...]
    outcomes: Mapping[Slug, Text]

    @model_validator(mode="after")
    def outcomes_are_known(self) -> Replies:
        unknown = sorted({one.outcome for one in self.replies if one.outcome} - self.outcomes.keys())
        if unknown:
            message = f"no such outcome: {', '.join(unknown)}"
            raise ValueError(message)
        return self

    def reply(self, name: str | None) -> StandardReply | None:
        return next((one for one in self.replies if one.id == name), None)

    def offered(self, action: str, theme: str, kind: str) -> tuple[StandardReply, ...]:
        """Those that fit, the theme's own before those for all."""
        found = [one for one in self.replies if one.fits(action, theme, kind)]
        return tuple(sorted(found, key=lambda one: not one.themes))


def blanks_in(text: str) -> frozenset[str]:
    """The names of what a text leaves open; ValueError where its braces do not pair."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
