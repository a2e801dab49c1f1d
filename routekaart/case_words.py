"""What is wrong with a rule case, said at its line: it names what is not there, or the map answers otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from content.problem import Problem
    from content.yaml_file import YamlFile
    from routekaart.case import Case
    from routekaart.cases import TopicCases
    from routekaart.engine import Decision
    from routekaart.layers import LaidMap
    from routekaart.model import Outcome, Routekaart, Topic
    from routekaart.place import Layer


TODO = "TODO"
"""What a case that `routekaart new` wrote begins with until somebody says why."""


def known_problems(file: TopicCases, kaart: Routekaart, *, name: str) -> Iterator[Problem]:
    """Say what the cases of a file name that the map has not. ``name``: what the file is called."""
    topics = {**kaart.topics, **kaart.local_topics.get(file.municipality, {})}
    if file.topic != name:
        message = f"cases of topic '{file.topic}' stand in {file.file.path}: the file must be named after the topic"
        yield file.file.at_value(("topic",), message)
    if file.municipality and file.municipality not in kaart.municipalities:
        yield file.file.at_key((), f"no municipality '{file.municipality}': cases lie in the folder of one")
    elif file.topic not in topics:
        yield file.file.at_value(("topic",), f"no topic '{file.topic}'{did_you_mean(file.topic, topics)}")
    else:
        for number, case in enumerate(file.cases):
            yield from _case(file, number, case, topics[file.topic], kaart)


def _case(file: TopicCases, number: int, case: Case, topic: Topic, kaart: Routekaart) -> Iterator[Problem]:
    at = ("cases", number)
    if TODO in case.why:
        yield file.file.at_value((*at, "why"), f"'{TODO}' stands in the text: it is not finished")
    for fact, choice in case.facts.items():
        choices = [one.id for one in kaart.facts[fact].choices] if fact in kaart.facts else []
        if not choices:
            hint = did_you_mean(fact, kaart.facts)
            yield file.file.at_key((*at, "facts", fact), f"no fact '{fact}'{hint}")
        elif choice not in choices:
            message = f"fact '{fact}' has no choice '{choice}'; there are {', '.join(choices)}"
            yield file.file.at_value((*at, "facts", fact), message)
    yield from _named(file.file, (*at, "outcome"), "outcome", case.outcome, topic.outcomes)
    yield from _named(file.file, (*at, "asks"), "fact", case.asks, kaart.facts)
    yield from _named(file.file, (*at, "location"), "location", case.location, _locations(kaart, file.municipality))


def _locations(kaart: Routekaart, municipality: str) -> Collection[str]:
    found = kaart.municipalities.get(municipality)
    return [one.id for one in found.locations] if found else []


def _named(
    file: YamlFile, at: tuple[str | int, ...], what: str, name: str | None, known: Collection[str]
) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield file.at_value(at, f"no {what} '{name}'{did_you_mean(name, known)}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a map answers a case. ``layers``: those that wrote some of the card."""

    kaart: Routekaart
    decision: Decision
    layers: Collection[Layer]

    @property
    def card(self) -> Outcome | None:
        decision = self.decision
        return self.kaart.topics[decision.topic].outcomes[decision.outcome] if decision.outcome else None


def card_layers(laid: LaidMap, topic: str, outcome: str | None) -> frozenset[Layer]:
    """The layers that wrote some of a card; a topic that a layer wrote whole is that layer's."""
    mine = (topic, f"{topic}/title", f"{topic}/{outcome}/")
    return frozenset(
        layer for part, layer in laid.layers.items() if outcome and (part in mine[:2] or part.startswith(mine[2]))
    )


def expected_problems(file: YamlFile, number: int, case: Case, answer: Answer) -> Iterator[Problem]:
    """Say where the map answers a case otherwise than it expects."""
    decision, at = answer.decision, ("cases", number)
    if (decision.outcome, decision.missing) != (case.outcome, case.asks):
        wanted = f"outcome '{case.outcome}'" if case.outcome else f"to be asked '{case.asks}'"
        message = f"{wanted} was expected, the map {_answers(decision)}: {case.why}"
        yield file.at_value((*at, "outcome" if case.outcome else "asks"), message)
    elif answer.card:
        yield from _on_the_card(file, number, case, answer.card)
        if case.layer and case.layer not in answer.layers:
            yield file.at_value((*at, "layer"), f"nothing of the card is the {case.layer}'s: {case.why}")


def _on_the_card(file: YamlFile, number: int, case: Case, card: Outcome) -> Iterator[Problem]:
    at = ("cases", number)
    if case.first and case.first not in card.contacts[:1]:
        named = f"'{card.contacts[0]}'" if card.contacts else "nobody"
        message = f"'{case.first}' was expected to be named first, the card names {named}: {case.why}"
        yield file.at_value((*at, "first"), message)
    there = {*card.contacts, *(step.id for step in card.steps), *([card.check_with] if card.check_with else [])}
    for index, one in enumerate(case.shows):
        if one not in there:
            message = f"'{one}' was expected on the card, it has {', '.join(sorted(there))}: {case.why}"
            yield file.at_value((*at, "shows", index), message)
    for index, one in enumerate(case.never):
        if one in there:
            yield file.at_value((*at, "never", index), f"'{one}' must not be on the card: {case.why}")


def _answers(decision: Decision) -> str:
    """What the map does, with the number of the rule that does it."""
    if decision.outcome:
        return f"answers '{decision.outcome}' by rule {decision.path[-1]}"
    if decision.missing:
        return f"asks '{decision.missing}' for rule {decision.path[-1]}"
    return "answers nothing"
