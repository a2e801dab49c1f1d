"""Who it is that a card names, where someone lives: location before municipality before national."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from content.node import Text
from locales import languages
from routekaart.opening_words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routekaart.model import Confidence, Contact, Routekaart
    from routekaart.opening import Hours

Layer: TypeAlias = Literal["national", "municipality", "location"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone lives, by ids of the map."""

    municipality: str
    location: str | None = None

    def __str__(self) -> str:
        return f"{self.municipality}/{self.location}" if self.location else self.municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedContact:
    """A contact as it is to be shown at one place.

    ``ask`` is there only where no layer fills the role: it says how to find the person, and everything but the name
    is empty then. ``layer`` tells who vouches for the details. ``hours`` is what ``open`` says where there is one.
    """

    id: str
    name: Text
    layer: Layer
    phone: str | None = None
    phone_abroad: str | None = None
    url: str | None = None
    address: str | None = None
    open: Hours = ()
    hours: Text | None = None
    note: Text | None = None
    ask: Text | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()


def contact(kaart: Routekaart, contact_or_role_id: str, place: Place | None) -> ResolvedContact:
    """Give the contact or role as the nearest layer has it.

    A layer gives a whole contact: a national phone number beside a municipality's address would be one that nobody
    wrote. A place that the map no longer has counts as none.

    Raises:
        KeyError: the map has no such contact or role; ids in a loaded map never are without one.
    """
    for layer, found in _layers(kaart, contact_or_role_id, place):
        return _resolved(contact_or_role_id, found, layer)
    role = kaart.roles[contact_or_role_id]
    return ResolvedContact(id=contact_or_role_id, name=role.name, layer="national", ask=role.ask)


def found_contact(kaart: Routekaart, name: str, place: Place | None) -> Contact | None:
    """What the nearest layer wrote; None for a role that no layer fills."""
    return next((found for _, found in _layers(kaart, name, place)), None)


def _layers(kaart: Routekaart, name: str, place: Place | None) -> Iterator[tuple[Layer, Contact]]:
    """Every layer that has this contact, the nearest first."""
    municipality = kaart.municipalities.get(place.municipality) if place else None
    if municipality and place:
        for location in municipality.locations:
            if location.id == place.location and name in location.contacts:
                yield "location", location.contacts[name]
        if name in municipality.contacts:
            yield "municipality", municipality.contacts[name]
    if name in kaart.contacts:
        yield "national", kaart.contacts[name]


def _resolved(name: str, found: Contact, layer: Layer) -> ResolvedContact:
    return ResolvedContact(
        id=name,
        name=found.name,
        layer=layer,
        phone=found.phone,
        phone_abroad=found.phone_abroad,
        url=found.url,
        address=found.address,
        open=found.open,
        hours=_hours(found),
        note=found.note,
        confidence=found.confidence,
        sources=found.sources,
    )


def _hours(found: Contact) -> Text | None:
    if not found.open:
        return found.hours
    return Text.model_validate({language: in_words(found.open, language) for language in languages()})


def places(kaart: Routekaart, *, examples: bool) -> Iterator[Place]:
    """Every municipality and each of its locations; example municipalities only where ``examples``."""
    for municipality in kaart.municipalities.values():
        if examples or not municipality.example:
            yield Place(municipality.id)
            for location in municipality.locations:
                yield Place(municipality.id, location.id)


def parse_place(kaart: Routekaart, text: str, *, examples: bool) -> Place | None:
    """Read ``municipality``, ``municipality/location`` or ``location``; None where that names no place, or two.

    Capitals and outer spaces do not matter. A municipality goes before a location of the same id. Where examples are
    hidden, an example municipality does not exist.
    """
    wanted = text.strip().lower()
    known = list(places(kaart, examples=examples))
    for place in known:
        if str(place) == wanted:
            return place
    found = [place for place in known if place.location == wanted]
    return found[0] if len(found) == 1 else None
