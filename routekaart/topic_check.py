"""Is one topic sound: does every way through it end at a card that names someone and fits, soon enough?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.finding import Finding, at_value
from routekaart.alarm_check import EMERGENCY_NUMBER
from routekaart.card import MAX_CARD, card_length
from routekaart.engine import relevant_facts
from routekaart.place import contact, found_contact
from routekaart.walk import MAX_STATES, count_states, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routekaart.model import Outcome
    from routekaart.place import Place
    from routekaart.scope import Scope

MAX_QUESTIONS = 4
MAX_CALLBACK = 64
"""Bytes that Telegram allows in a button's callback data."""


def topic_findings(scope: Scope) -> Iterator[Finding]:
    """Say what is wrong with a topic as it is written in a file of its own."""
    yield from (*_ways(scope), *_uses(scope), *_buttons(scope))
    yield from card_findings(scope)


def card_findings(scope: Scope) -> Iterator[Finding]:
    """Say what is wrong with its cards alone: what a layer can make worse."""
    for name, outcome in scope.topic.outcomes.items():
        yield from _card(scope, name, outcome)


def _ways(scope: Scope) -> Iterator[Finding]:
    """Every way through the rules ends at an outcome, soon enough; every rule and question is on one and matters."""
    topic = scope.topic
    if (states := count_states(scope.kaart, topic)) > MAX_STATES:
        message = f"the facts of these rules combine in {states} ways, more than can be walked: split the topic"
        yield Finding(("rules",), message)
        return
    found = walk(scope.kaart, topic)
    if found.dead_end is not None:
        known = ", ".join(f"{fact}={choice}" for fact, choice in found.dead_end.items())
        yield Finding(("rules",), f"no rule holds for {known}: end with a rule that has no 'when'")
    if len(found.longest) > MAX_QUESTIONS:
        asked = ", ".join(found.longest)
        message = f"up to {len(found.longest)} questions are asked ({asked}), at most {MAX_QUESTIONS} may be"
        yield Finding(("rules",), message)
    for index in range(len(topic.rules)):
        if index + 1 not in found.deciding:
            yield at_value(("rules", index), f"rule {index + 1} never decides: earlier rules take all it could")
    yield from _idle_conditions(scope, found.idle)


def _idle_conditions(scope: Scope, idle: frozenset[str]) -> Iterator[Finding]:
    """Questions that are put to frightened people for nothing."""
    for index, rule in enumerate(scope.topic.rules):
        for fact in rule.when:
            path = ("rules", index, "when", fact)
            choices = [choice.id for choice in scope.kaart.facts[fact].choices]
            allowed = rule.choices_for(fact)
            if set(choices) <= set(allowed):
                yield Finding(path, f"every answer to '{fact}' is taken: leave the question out")
            elif fact in idle:
                yield Finding(path, f"whatever is answered to '{fact}', the card is the same: leave the question out")
            if len(set(allowed)) < len(allowed):
                yield Finding(path, f"a choice of '{fact}' is here twice")


def _uses(scope: Scope) -> Iterator[Finding]:
    for name, outcome in scope.topic.outcomes.items():
        if all(rule.outcome != name for rule in scope.topic.rules):
            yield Finding(("outcomes", name), f"no rule leads to outcome '{name}'")
        for part in ("contacts", "next", "sources"):
            ids = getattr(outcome, part)
            for index, one in enumerate(ids):
                if one in ids[:index]:
                    yield at_value(("outcomes", name, part, index), f"'{one}' is here twice")
        if scope.topic.id in outcome.next:
            path = ("outcomes", name, "next", outcome.next.index(scope.topic.id))
            yield at_value(path, "the card leads back to its own topic: name another, or none")


def _buttons(scope: Scope) -> Iterator[Finding]:
    topic = scope.topic
    for fact in relevant_facts(scope.kaart, topic.id):
        choice = max((choice.id for choice in scope.kaart.facts[fact].choices), key=len)
        size = len(f"q:{topic.id}:{fact}:{choice}".encode())
        if size > MAX_CALLBACK:
            index = next(index for index, rule in enumerate(topic.rules) if fact in rule.when)
            message = f"a button for '{choice}' needs {size} bytes, {MAX_CALLBACK} fit: shorten an id"
            yield Finding(("rules", index, "when", fact), message)


def _card(scope: Scope, name: str, outcome: Outcome) -> Iterator[Finding]:
    """Every outcome names someone, an urgent one 112 first, and its card fits, wherever it is shown.

    That it has a source is the model's promise already.
    """
    path = ("outcomes", name)
    if not outcome.contacts and not outcome.check_with:
        yield Finding(path, f"outcome '{name}' names nobody to turn to: add a contact or role")
    places = _different(scope, outcome)
    if outcome.urgent:
        yield from _urgent(scope, places, name, outcome)
    elif _sends_to_emergency(scope, outcome) and EMERGENCY_NUMBER not in outcome.answer.nl:
        message = f"outcome '{name}' sends to 112 first: make it urgent, or say in the answer when to call 112"
        yield Finding(path, message)
    for language in scope.languages:
        lengths = {place: card_length(scope.kaart, scope.topic, outcome, place, language) for place in places}
        longest = max(lengths, key=lengths.__getitem__)
        if lengths[longest] > MAX_CARD:
            where = f" in {longest}" if longest else ""
            message = f"the card in {language} has up to {lengths[longest]} characters{where}, {MAX_CARD} fit"
            yield Finding(path, message)


def _sends_to_emergency(scope: Scope, outcome: Outcome) -> bool:
    return bool(outcome.contacts) and contact(scope.kaart, outcome.contacts[0], None).phone == EMERGENCY_NUMBER


def _different(scope: Scope, outcome: Outcome) -> list[Place | None]:
    """One place, the first, for each way in which the layers fill the people of a card."""
    people = [*outcome.contacts, *([outcome.check_with] if outcome.check_with else [])]
    first: dict[tuple[int, ...], Place | None] = {}
    for place in scope.everywhere:
        first.setdefault(tuple(id(found_contact(scope.kaart, name, place)) for name in people), place)
    return list(first.values())


def _urgent(scope: Scope, places: list[Place | None], name: str, outcome: Outcome) -> Iterator[Finding]:
    for place in places:
        first = contact(scope.kaart, outcome.contacts[0], place) if outcome.contacts else None
        if first is None or first.phone != EMERGENCY_NUMBER:
            where = f" in {place}" if place else ""
            message = f"outcome '{name}' is urgent, so its first contact must be the one with phone 112{where}"
            yield at_value(("outcomes", name, "contacts", 0), message)
            return
