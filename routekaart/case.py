"""The shape of a rule case: someone's situation, and what the map must answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.node import Line, Node, PlaceId, Slug
from routekaart.model import TopicId


class Case(Node):
    """Facts in, an outcome out, and a sentence that says why; or ``asks``, the fact that is to be asked next.

    ``first`` is who the card names first, ``shows`` are ids of further steps and contacts that must be on it, ``never``
    of such that must not. ``location`` is one of the municipality in whose folder the file lies; ``layer`` is who must
    have written some of the card.
    """

    why: Line
    facts: Mapping[Slug, Slug] = Field(default_factory=dict)
    location: PlaceId | None = None
    outcome: Slug | None = None
    asks: Slug | None = None
    first: Slug | None = None
    shows: tuple[Slug, ...] = ()
    never: tuple[Slug, ...] = ()
    layer: Literal["municipality", "location"] | None = None

    @model_validator(mode="after")
    def expects_one_thing(self) -> Case:
        if (self.outcome is None) == (self.asks is None):
            message = "a case has either an outcome, or a fact that it asks"
            raise ValueError(message)
        if self.asks and (self.first or self.shows or self.never or self.layer):
            message = "first, shows, never and layer are about a card: a case that asks has none"
            raise ValueError(message)
        return self


class CasesFile(Node):
    """The cases of one topic."""

    topic: TopicId
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
