"""Every text that is shown together: a card, a question or an alarm is in one language, never half in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routekaart.engine import relevant_facts
from routekaart.place import contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.node import Text
    from language import Language
    from routekaart.model import Alarm, Fact, Outcome, Routekaart, Topic
    from routekaart.place import Place, ResolvedContact


def is_whole(texts: Iterable[Text], language: Language) -> bool:
    """Whether all of the texts are there in that language."""
    return all(text.has(language) for text in texts)


def card_texts(kaart: Routekaart, topic: Topic, outcome: Outcome, place: Place | None) -> Iterator[Text]:
    """What an answer card says, with the answers it repeats; next topics are buttons and not among it."""
    yield from own_texts(topic, outcome)
    for name in outcome.contacts:
        yield from contact_texts(contact(kaart, name, place))
    if outcome.check_with:
        yield from contact_texts(contact(kaart, outcome.check_with, place))
    for fact in relevant_facts(kaart, topic.id):
        yield from fact_texts(kaart.facts[fact])


def own_texts(topic: Topic, outcome: Outcome) -> Iterator[Text]:
    """What is written in the topic itself."""
    yield topic.title
    yield outcome.answer
    yield from outcome.steps
    if outcome.counter:
        yield outcome.counter


def contact_texts(found: ResolvedContact) -> Iterator[Text]:
    """What is said of a contact. What it is called stays as it is on the door; a role nobody fills is a common noun."""
    yield from (text for text in (found.hours, found.note) if text)
    if found.ask:
        yield from (found.name, found.ask)


def fact_texts(fact: Fact) -> Iterator[Text]:
    """A question, its answers and its short name."""
    yield from (fact.question, fact.name, *(choice.label for choice in fact.choices))


def alarm_texts(kaart: Routekaart, alarm: Alarm) -> Iterator[Text]:
    """What an alarm says, with the names of whom to call.

    As it is nationally: what a municipality writes of its own desk does not make an alarm Dutch.
    """
    yield from (alarm.title, alarm.line)
    for name in alarm.contacts:
        found = contact(kaart, name, None)
        yield from (found.name, *contact_texts(found))
