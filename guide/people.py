"""A person to go to: who is at the resident's place, in the order to try them, then who helps everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.reply import Card, People, Withheld
from routekaart.engine import decide
from routekaart.opening import AMSTERDAM

if TYPE_CHECKING:
    from guide.lines import Labelled
    from guide.session import Session
    from guide.view import View

TOPIC = "help.human"
"""Where the texts are."""

NEAR = ("location_desk", "location_manager", "town_hall", "confidant")
NEAR_APART = ("town_hall", "confidant")
"""Nobody who works where the resident lives."""
NATIONAL = ("vluchtelingenwerk", "refugeehelp")
LIFE = "life"
"""The alarm that begins with 112."""

COMPLAINT_ABOUT = "complaint_about"
APART = {"staff", "afraid"}
"""What a complaint is about when nobody at the location should hear of it first."""


def keeps_apart(session: Session) -> bool:
    """Whether what was opened last may be about somebody at the location: danger, or a complaint about staff."""
    dialogue = session.dialogue
    if session.danger_before:
        return True
    return dialogue is not None and dialogue.answers.get(COMPLAINT_ABOUT) in APART


def people(view: View, places: tuple[Labelled, ...], *, apart: bool) -> People | Withheld:
    """Whom to go to now; ``places`` are offered where it is not known at which location the resident lives."""
    view = view.in_one_language(view.texts_of((*NEAR, *NATIONAL)))
    card = view.card(decide(view.kaart, TOPIC, {}, on=view.on), {})
    if isinstance(card, Withheld):
        return card
    if card.fallback:
        view = view.in_dutch()
    emergency = view.alarm(LIFE).contacts[0]
    located = view.place is not None and view.place.location is not None
    return People(
        card=replace(card, steps=() if apart else _steps(card, emergency.phone or "")),
        place=view.place_name,
        near=view.contacts(NEAR_APART if apart else NEAR),
        national=view.contacts(NATIONAL),
        emergency=emergency,
        apart=apart,
        places=() if located else places,
        seen_at=view.now.astimezone(AMSTERDAM) if view.now else None,
        fallback=view.fallback,
    )


def _steps(card: Card, number: str) -> tuple[str, ...]:
    """The card's steps without the one that names the emergency number, which has a line of its own here."""
    return tuple(step for step in card.steps if number not in step)
