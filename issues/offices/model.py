"""The offices as they are written, and as they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from content.node import Node, PlaceId, Slug, Text
from issues.case import QueueKind
from issues.figure_cells import TREES, TreeName
from issues.retention import Kept

Steps = Annotated[tuple[Slug, ...], Field(min_length=1, max_length=4)]
"""Contacts and roles of the routekaart, by id, the nearest first: who is next if it does not help."""


class NotConnected(LookupError):
    """Nobody of that municipality reads complaints here."""


class QueueReaders(Node):
    """Who reads one queue. Without a holder and a deputy there is no queue."""

    holder: Text
    deputy: Text
    up: Steps


class OwnReaders(Node):
    """Readers that one location has for itself; its step up is the municipality's."""

    holder: Text
    deputy: Text


class Municipality(Node):
    """One municipality's offices. ``connected``: complaints arrive at its desk; else they become a letter.

    ``kept``: how long its archivist has what kept. ``figures``: which of its figures may be shown.
    """

    id: PlaceId
    connected: bool
    example: bool = False
    queues: Mapping[QueueKind, QueueReaders] = Field(default_factory=dict)
    locations: Mapping[PlaceId, Mapping[Literal["location", "confidant"], OwnReaders]] = Field(default_factory=dict)
    kept: Kept = Kept()
    figures: tuple[TreeName, ...] = TREES

    @model_validator(mode="after")
    def connected_has_queues(self) -> Municipality:
        if self.connected and not self.queues:
            message = "connected, but nobody reads: write 'queues'"
            raise ValueError(message)
        return self


class Elsewhere(Node):
    """Where no municipality is connected. ``up``: whom to hand the letter to, and who is next."""

    up: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who reads a queue, as a resident is told. ``name``: the function and office that holds it."""

    queue: QueueKind
    name: Text
    deputy: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The offices of every municipality, by its id in the routekaart."""

    municipalities: Mapping[str, Municipality]
    elsewhere: Elsewhere

    def connected(self, municipality: str | None) -> bool:
        """Whether complaints from there are read here; one that is not known, or None, is not connected."""
        found = self.municipalities.get(municipality) if municipality else None
        return found is not None and found.connected

    def kept(self, municipality: str) -> Kept:
        """How long it has what kept; as decision 15 has it where it says nothing, or is not here any more."""
        found = self.municipalities.get(municipality)
        return found.kept if found else Kept()

    def reader(self, municipality: str, location: str | None, queue: QueueKind) -> Office:
        """Who reads the queue; a location's own readers where it has them, else the municipality's.

        Raises:
            NotConnected: ask ``connected`` first; for those, checked offices have every queue that a rule names.
        """
        if not self.connected(municipality) or queue not in self.municipalities[municipality].queues:
            raise NotConnected
        found = self.municipalities[municipality]
        readers: QueueReaders | OwnReaders = found.queues[queue]
        for own_queue, own in found.locations.get(location or "", {}).items():
            readers = own if own_queue == queue else readers
        return Office(queue=queue, name=readers.holder, deputy=readers.deputy)

    def up(self, municipality: str | None, queue: QueueKind | None = None) -> tuple[str, ...]:
        """Who is next if the readers of that queue do not help: ids of contacts and roles of the routekaart.

        Without a connected municipality or without a queue: to whom a letter is handed in, then who is next.
        """
        if municipality is None or queue is None or not self.connected(municipality):
            return self.elsewhere.up
        return self.municipalities[municipality].queues[queue].up
