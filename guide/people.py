"""A person to go to: who is at the resident's place, in the order to try them, then who helps everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.reply import Card, People, Withheld
from guide.turn import Turn
from issues.intake.staff_words import staff_words
from routekaart.engine import decide
from routekaart.opening import AMSTERDAM

if TYPE_CHECKING:
    from guide.lines import Labelled
    from guide.session import Session
    from guide.view import View

TOPIC = "help.human"
"""Where the texts are."""

AT_THE_LOCATION = ("location_desk", "location_manager")
NEAR = (*AT_THE_LOCATION, "town_hall", "confidant")
NEAR_APART = ("confidant", "town_hall")
"""Nobody who works where the resident lives."""
NATIONAL = ("vluchtelingenwerk", "refugeehelp")
NATIONAL_APART = (*NATIONAL, "ombudsman")
LIFE = "life"
"""The alarm that begins with 112."""


def person(view: View, session: Session, places: tuple[Labelled, ...], text: str, *, apart: bool) -> Turn:
    """Whom to go to, for who asks in these words; that they name staff is remembered until something else is opened."""
    named = bool(staff_words(text))
    found = people(view, places, apart=apart, named=named)
    return Turn(found, session.but(apart=session.apart or named, misses=0))


def people(view: View, places: tuple[Labelled, ...], *, apart: bool, named: bool = False) -> People | Withheld:
    """Whom to go to now; ``places`` are offered where it is not known at which location the resident lives.

    ``named``: the words that asked for a person name somebody of staff. Whether for help or in fear is not known, so
    who works at the location comes last.
    """
    near, national = (NEAR_APART, NATIONAL_APART) if apart or named else (NEAR, NATIONAL)
    if named and not apart:
        near = (*near, *AT_THE_LOCATION)
    view = view.in_one_language(view.texts_of((*near, *national)))
    card = view.card(decide(view.kaart, TOPIC, {}, on=view.on), {})
    if isinstance(card, Withheld):
        return card
    if card.fallback:
        view = view.in_dutch()
    emergency = view.alarm(LIFE).contacts[0]
    located = view.place is not None and view.place.location is not None
    return People(
        card=replace(card, steps=() if apart or named else _steps(card, emergency.phone or "")),
        place=view.place_name,
        near=view.contacts(near),
        national=view.contacts(national),
        emergency=emergency,
        apart=apart or named,
        places=() if located else places,
        seen_at=view.now.astimezone(AMSTERDAM) if view.now else None,
        fallback=view.fallback,
    )


def _steps(card: Card, number: str) -> tuple[str, ...]:
    """The card's steps without the one that names the emergency number, which has a line of its own here."""
    return tuple(step for step in card.steps if number not in step)
