"""The lines of histories as they are written, and as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from content.node import Node, Slug, Text
from language import REQUIRED_LANGUAGES

Place = Literal["who", "date"]
"""What a line may leave open, to be filled when it is shown."""
PLACES: Mapping[str, frozenset[Place]] = {
    "received": frozenset({"who"}),
    "passed_on": frozenset({"who"}),
    "reopened": frozenset({"who"}),
    "extended": frozenset({"date"}),
}
"""By kind of event, what its lines leave open; all others nothing."""


def _whole(value: object) -> object:
    """Content files hold texts only; a number is one of digits."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Version = Annotated[int, BeforeValidator(_whole), Field(ge=1)]


class Worded(Node):
    """A line as it is shown since that version."""

    since: Version
    text: Text


class HistoryTexts(Node):
    """Every line there ever was. ``current``: the version that new events are stamped with."""

    current: Version
    lines: Mapping[Slug, Annotated[tuple[Worded, ...], Field(min_length=1)]]

    @model_validator(mode="after")
    def versions_rise(self) -> HistoryTexts:
        for kind, worded in self.lines.items():
            since = [one.since for one in worded]
            if since != sorted(set(since)) or since[0] != 1 or since[-1] > self.current:
                message = f"{kind}: 'since' begins at 1, rises, and never passes 'current'"
                raise ValueError(message)
        return self

    @model_validator(mode="after")
    def places_are_known(self) -> HistoryTexts:
        for kind, worded in self.lines.items():
            for one in worded:
                for language in {*REQUIRED_LANGUAGES, *(one.text.model_extra or {})}:
                    found = {name for _, name, _, _ in Formatter().parse(one.text.in_language(language)) if name}
                    if found != PLACES.get(kind, frozenset()):
                        message = (
                            f"{kind}: in {language} it must leave open {sorted(PLACES.get(kind, ())) or 'nothing'}"
                        )
                        raise ValueError(message)
        return self

    def line(self, kind: str, version: int) -> Text | None:
        """The line as it was shown then; None for what a resident does not see."""
        fitting = [one for one in self.lines.get(kind, ()) if one.since <= version]
        return fitting[-1].text if fitting else None

    def shows(self, kind: str) -> bool:
        """Whether a resident sees events of that kind at all."""
        return kind in self.lines
