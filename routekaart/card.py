"""How long an answer card gets: Telegram refuses messages over 4096 characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routekaart.engine import relevant_facts
from routekaart.place import Place, ResolvedContact, contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from language import Language
    from routekaart.model import Outcome, Routekaart, Topic

MAX_CARD = 3500
"""Below Telegram's limit, so that a greeting or a notice still fits above a card."""

_FIXED = 400
"""The renderer's own sentences: "you told us", "show this in Dutch", "not yet confirmed by your municipality"…"""
_OPEN_NOW = "·" * 60
"""As long as anything the renderer says about now: "(closed now, opens on Thursday at 10:00)"."""
_PER_PART = 8
"""An emoji or a number, punctuation and line breaks around each part."""


def card_length(kaart: Routekaart, topic: Topic, outcome: Outcome, place: Place | None, language: Language) -> int:
    """Count the characters of the whole card; the renderer never needs more.

    Buttons and links (sites, next topics) take no room in the text. Whoever is sent here by any answers: every fact of
    the topic counts with its longest choice, because the card repeats what was answered.
    """
    parts = [part for part in _parts(kaart, topic, outcome, place, language) if part]
    return _FIXED + sum(len(part) + _PER_PART for part in parts)


def _parts(
    kaart: Routekaart, topic: Topic, outcome: Outcome, place: Place | None, language: Language
) -> Iterator[str | None]:
    yield topic.title.in_language(language)
    yield outcome.answer.in_language(language)
    yield from (step.in_language(language) for step in outcome.steps)
    if outcome.counter:
        yield outcome.counter.nl
        yield outcome.counter.in_language(language)
    for name in outcome.contacts:
        yield from _contact_parts(contact(kaart, name, place), language)
    if outcome.check_with:
        yield contact(kaart, outcome.check_with, place).name.in_language(language)
    for name in outcome.sources:
        yield kaart.sources[name].title
        yield kaart.sources[name].date
    for fact in relevant_facts(kaart, topic.id):
        yield kaart.facts[fact].name.in_language(language)
        yield max((choice.label.in_language(language) for choice in kaart.facts[fact].choices), key=len)


def _contact_parts(found: ResolvedContact, language: Language) -> Iterator[str | None]:
    yield from (found.phone, found.phone_abroad, found.address, _OPEN_NOW if found.open else None)
    for text in (found.name, found.hours, found.note, found.ask):
        yield text.in_language(language) if text else None
