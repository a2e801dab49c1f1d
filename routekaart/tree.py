"""A topic as a decision tree: which question comes first, what each answer leads to, and which rule decides there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from routekaart.case_words import card_layers
from routekaart.engine import decide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routekaart.layers import LaidMap
    from routekaart.place import Layer

_ANY_DAY = date.min
"""Which rule holds does not depend on the day; only whether its outcome has expired does."""


@dataclass(frozen=True, slots=True)
class Card:
    """Where a way ends. ``rule``: the number of the rule that decides, from 1; ``rule_layer``: who wrote it.

    ``layers``: who else than ``rule_layer`` wrote some of the card, the nearest last.
    """

    outcome: str
    rule: int
    rule_layer: Layer
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """Where no rule holds: what a sound map has not."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the answers, those that lead to the very same taken together."""

    fact: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    choices: tuple[str, ...]
    leads_to: Tree


Tree: TypeAlias = Question | Card | Nothing


def tree_of(laid: LaidMap, topic_id: str) -> Tree:
    """The tree of whoever has told nothing yet.

    Raises:
        KeyError: there is no such topic at that place.
    """
    laid.kaart.topics[topic_id]
    return _tree(laid, topic_id, {})


def _tree(laid: LaidMap, topic_id: str, known: Mapping[str, str]) -> Tree:
    decision = decide(laid.kaart, topic_id, known, on=_ANY_DAY)
    if decision.outcome:
        return _card(laid, topic_id, decision.outcome, decision.path[-1])
    if decision.missing is None:
        return Nothing()
    fact = decision.missing
    ways: dict[Tree, list[str]] = {}
    for choice in laid.kaart.facts[fact].choices:
        ways.setdefault(_tree(laid, topic_id, {**known, fact: choice.id}), []).append(choice.id)
    return Question(fact, tuple(Answer(tuple(choices), tree) for tree, choices in ways.items()))


def _card(laid: LaidMap, topic_id: str, outcome: str, rule: int) -> Card:
    written = laid.layers.get(topic_id, "national")
    order: tuple[Layer, ...] = ("national", "municipality", "location")
    others = card_layers(laid, topic_id, outcome) - {written}
    return Card(outcome, rule, written, tuple(layer for layer in order if layer in others))


@dataclass(frozen=True, slots=True)
class Way:
    """One way through: the answers given, and where it ends."""

    answers: tuple[tuple[str, tuple[str, ...]], ...]
    ends: Card | Nothing


def ways(tree: Tree) -> Iterator[Way]:
    """Every way through, in the order of the choices."""
    if not isinstance(tree, Question):
        yield Way((), tree)
        return
    for answer in tree.answers:
        for way in ways(answer.leads_to):
            yield Way(((tree.fact, answer.choices), *way.answers), way.ends)
