"""Where whoever complains lives: what decides who reads it, or whether anybody does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.intake.reply import ELSEWHERE, HOST
from guide.lines import Labelled
from issues.filing import HOST_FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from issues.offices.model import Offices
    from routekaart.model import Routekaart
    from routekaart.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """``location``: an id, `HOST_FAMILY`, or None. ``known``: enough to say who reads it, or that nobody does.

    ``connected``: somebody does.
    """

    municipality: str | None
    location: str | None
    known: bool
    connected: bool


def home_of(said: str | None, place: Place | None, offices: Offices, *, can_ask: bool) -> Home:
    """What was said for this complaint goes before what is remembered (``place``); without either it must be asked.

    ``can_ask``: there are places to choose from.
    """
    if said == ELSEWHERE:
        return Home(municipality=None, location=None, known=True, connected=False)
    if said:
        municipality, _, location = said.partition("/")
        connected = offices.connected(municipality)
        return Home(municipality=municipality, location=location or None, known=True, connected=connected)
    if place is None:
        return Home(municipality=None, location=None, known=not can_ask, connected=False)
    connected = offices.connected(place.municipality)
    known = not connected or place.location is not None
    return Home(municipality=place.municipality, location=place.location, known=known, connected=connected)


def connected_places(places: Iterable[Labelled], offices: Offices) -> tuple[Labelled, ...]:
    """Those of the locations whose complaints are read here."""
    return tuple(one for one in places if offices.connected(one.id.partition("/")[0]))


def host_municipalities(places: Iterable[Labelled], place: Place | None, offices: Offices) -> tuple[str, ...]:
    """Where the host family may live: the municipality that is known, else every one with a location to choose."""
    if place and offices.connected(place.municipality):
        return (place.municipality,)
    return tuple(dict.fromkeys(one.id.partition("/")[0] for one in places))


def host_choices(municipalities: Iterable[str], kaart: Routekaart, language: str) -> tuple[Labelled, ...]:
    """The municipalities as buttons, each meaning: with a host family there."""
    return tuple(
        Labelled(id=f"{one}/{HOST_FAMILY}", label=kaart.municipalities[one].name.in_language(language))
        for one in municipalities
    )


def is_home(choice: str, places: Iterable[Labelled], hosts: Iterable[str]) -> bool:
    """Whether a button's choice is one of those that can be made."""
    known = {one.id for one in places} | {f"{one}/{HOST_FAMILY}" for one in hosts}
    return choice in known or choice in {HOST, ELSEWHERE}
