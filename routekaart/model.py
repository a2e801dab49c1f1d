"""The shape of the routekaart's content files, and of the map they make.

Everything is frozen: a published map is one immutable value that requests share without locks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from content.node import IsoDate, Line, Node, PlaceId, Slug, Text, Url
from routekaart.opening import Hours

TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z_]+)?$", max_length=40)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 \-]*$", max_length=24)]
Confidence = Literal["high", "medium"]
"""``high`` is stated; ``medium`` is stated with whom to check it with. What is ``low`` is not in the map."""


class Step(Text):
    """One thing to do. ``id`` stays with the step when others are put before it: layers and traces name it."""

    id: Slug


class Source(Node):
    """Where a statement comes from, with the source's own date (``undated`` when it carries none)."""

    title: Line
    url: Url
    date: IsoDate | Annotated[str, StringConstraints(pattern=r"^(undated|about \d{4}(-\d{2})?)$")]


class Contact(Node):
    """Someone to turn to.

    ``phone`` is as dialled inside the Netherlands; ``phone_abroad`` is for a foreign SIM card and is only filled where
    a source names it: 0800 and 0900 numbers have no foreign form that can be derived.
    ``open``: when somebody is there, as far as that can be counted with; ``hours`` is for what it cannot say ("by
    appointment"), and is not shown beside it.
    """

    name: Text
    phone: Phone | None = None
    phone_abroad: Phone | None = None
    url: Url | None = None
    address: Line | None = None
    open: Hours = ()
    hours: Text | None = None
    note: Text | None = None
    confidence: Confidence
    sources: tuple[Slug, ...] = ()


class Role(Node):
    """A contact whose details differ per municipality or location: the card names the role until a layer fills it."""

    name: Text
    ask: Text
    """How to find this person where no layer has filled the role."""


class Choice(Node):
    id: Slug
    label: Text


class Fact(Node):
    """One thing about the resident's situation, asked as a question with a few buttons. Never nationality or trauma."""

    question: Text
    name: Text
    """Short name for the overview of what the bot remembers, e.g. "Вік дитини"."""
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=8)]
    remember: bool = True
    """False for what changes by the hour ("is it happening now?"): asked anew each time, kept out of other topics."""


class Rule(Node):
    """``when`` every named fact has one of the given choices, ``outcome`` holds. An empty ``when`` always holds."""

    when: Mapping[Slug, Slug | tuple[Slug, ...]] = Field(default_factory=dict)
    outcome: Slug

    def choices_for(self, fact: str) -> tuple[str, ...]:
        allowed = self.when[fact]
        return (allowed,) if isinstance(allowed, str) else allowed


class Counter(Text):
    """A Dutch sentence to show at the counter, and what it says in the other languages."""


class Outcome(Node):
    """An answer card.

    ``urgent``: life may be in danger; the card shows the first contact first and alone. Neither such a card nor a
    ``protected`` one can be changed by a layer, other than by filling a role.
    ``valid_from`` and ``valid_until``: the first and the last day the card is true; on any other day it is withheld and
    the theme's people are named instead.
    """

    answer: Text
    steps: Annotated[tuple[Step, ...], Field(max_length=5)] = ()
    contacts: tuple[Slug, ...] = ()
    counter: Counter | None = None
    confidence: Confidence
    check_with: Slug | None = None
    next: tuple[TopicId, ...] = ()
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    urgent: bool = False
    protected: bool = False
    valid_from: IsoDate | None = None
    valid_until: IsoDate | None = None

    @model_validator(mode="after")
    def medium_names_whom_to_ask(self) -> Outcome:
        if self.confidence == "medium" and self.check_with is None:
            message = "confidence is medium, so check_with must name a contact or role"
            raise ValueError(message)
        return self


class Topic(Node):
    """``protected``: no layer may change it, other than by filling a role; every topic about safety is."""

    id: TopicId
    theme: Slug
    owner: Slug
    review_by: IsoDate
    title: Text
    protected: bool = False
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    outcomes: Annotated[Mapping[Slug, Outcome], Field(min_length=1)]


class Entry(Node):
    """One intent of a theme: how a "did you mean" button calls it, whether or not a topic answers it yet.

    ``topic``: the one that answers it where that is not the topic of the same name; ``facts``: what asking for it says
    already, as the choices of that topic's questions.
    """

    intent: TopicId
    label: Text
    topic: TopicId | None = None
    facts: Mapping[Slug, Slug] = Field(default_factory=dict)


class Theme(Node):
    id: Slug
    icon: Line
    title: Text
    intro: Text
    ask: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Contacts or roles to turn to where no topic answers yet, or a card has run out."""
    entries: tuple[Entry, ...]


class Alarm(Node):
    """What is shown first, before any question, when a message tells of one kind of danger.

    With ``alone``, life is in danger: the one number and nothing else. ``topic`` is where it goes on
    afterwards; the menu, where there is none.
    """

    title: Text
    line: Text
    contacts: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=5)]
    alone: bool = False
    topic: TopicId | None = None


class OutcomeOverlay(Node):
    """What a layer changes of one card: texts replaced, steps and contacts added. Nothing can be taken away.

    ``steps``: new words for a step, by its id. On a day outside ``valid_from`` and ``valid_until`` the card is as it
    would be without the layer.
    """

    answer: Text | None = None
    steps: Mapping[Slug, Text] = Field(default_factory=dict)
    add_steps: Annotated[tuple[Step, ...], Field(max_length=3)] = ()
    add_contacts: Annotated[tuple[Slug, ...], Field(max_length=3)] = ()
    counter: Counter | None = None
    valid_from: IsoDate | None = None
    valid_until: IsoDate | None = None


class TopicOverlay(Node):
    title: Text | None = None
    outcomes: Mapping[Slug, OutcomeOverlay] = Field(default_factory=dict)


class Overlay(Node):
    """A layer over the national map. ``local_topics``: those of the municipality's own that are shown here."""

    id: PlaceId
    name: Text
    contacts: Mapping[Slug, Contact] = Field(default_factory=dict)
    topics: Mapping[TopicId, TopicOverlay] = Field(default_factory=dict)
    local_topics: tuple[TopicId, ...] = ()


class Location(Overlay):
    """One place of reception."""


class Municipality(Overlay):
    """A municipality with its locations. ``example`` is hidden where the bot is live."""

    example: bool = False
    locations: tuple[Location, ...] = ()


class Routekaart(Node):
    """The whole map."""

    version: str
    facts: Mapping[Slug, Fact]
    sources: Mapping[Slug, Source]
    contacts: Mapping[Slug, Contact]
    roles: Mapping[Slug, Role]
    themes: tuple[Theme, ...]
    topics: Mapping[TopicId, Topic]
    alarms: Mapping[Slug, Alarm]
    municipalities: Mapping[PlaceId, Municipality] = Field(default_factory=dict)
    local_topics: Mapping[PlaceId, Mapping[TopicId, Topic]] = Field(default_factory=dict)
    """Topics that a municipality wrote itself; shown where a layer of it switches them on."""
