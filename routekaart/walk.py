"""Every way through a topic: what can be known of someone, in any combination."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from routekaart.engine import decide, relevant_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routekaart.model import Routekaart, Topic

MAX_STATES = 20_000
"""More takes seconds per topic, and means that the topic should be two."""

_ANY_DAY = date.min
"""Which rule holds does not depend on the day; only whether its outcome has expired does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What the walk found."""

    deciding: frozenset[int]
    """Numbers of the rules that decide for someone, from 1."""
    dead_end: Mapping[str, str] | None
    """The least one can know and reach no outcome; None where everyone reaches one."""
    longest: tuple[str, ...]
    """The longest row of questions that anyone can be asked."""
    idle: frozenset[str]
    """Facts whose answer changes nobody's outcome."""


def count_states(kaart: Routekaart, topic: Topic) -> int:
    """How many states of knowledge ``walk`` has to go through: each fact unknown, or one of its distinct choices."""
    return math.prod(len(choices) + 1 for choices in _distinct_choices(kaart, topic).values())


def walk(kaart: Routekaart, topic: Topic) -> Walk:
    """Decide for every state of knowledge there is.

    Starts not only from nothing: the bot remembers answers from other topics, and with some facts known beforehand the
    rules can ask in another order, and even ask more, than with none.
    """
    choices = _distinct_choices(kaart, topic)
    deciding: set[int] = set()
    dead_ends: list[Mapping[str, str]] = []
    questions: dict[frozenset[tuple[str, str]], tuple[str, ...]] = {}
    outcomes: dict[frozenset[tuple[str, str]], str | None] = {}
    for facts in _states(choices):
        decision = decide(kaart, topic.id, facts, on=_ANY_DAY)
        state = frozenset(facts.items())
        if len(facts) == len(choices):
            outcomes[state] = decision.outcome
        if decision.missing:
            after = (questions[state | {(decision.missing, choice)}] for choice in choices[decision.missing])
            questions[state] = (decision.missing, *max(after, key=len))
            continue
        questions[state] = ()
        if decision.outcome:
            deciding.add(decision.path[-1])
        else:
            dead_ends.append(facts)
    return Walk(
        deciding=frozenset(deciding),
        dead_end=min(dead_ends, key=len, default=None),
        longest=max(questions.values(), key=len),
        idle=frozenset(fact for fact in choices if not _matters(fact, outcomes)),
    )


def _matters(fact: str, outcomes: Mapping[frozenset[tuple[str, str]], str | None]) -> bool:
    """Whether two people who differ in nothing else get different outcomes. ``outcomes``: of all that can be known."""
    found: dict[frozenset[tuple[str, str]], str | None] = {}
    for state, outcome in outcomes.items():
        others = frozenset(one for one in state if one[0] != fact)
        if found.setdefault(others, outcome) != outcome:
            return True
    return False


def _states(choices: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Every state of knowledge, those that know more first: what follows from an answer is there when it is needed."""
    everything = itertools.product(*((None, *distinct) for distinct in choices.values()))
    states = [dict(_answered(zip(choices, state, strict=True))) for state in everything]
    return iter(sorted(states, key=len, reverse=True))


def _answered(state: Iterator[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    return ((fact, choice) for fact, choice in state if choice is not None)


def _distinct_choices(kaart: Routekaart, topic: Topic) -> dict[str, tuple[str, ...]]:
    """Per fact one choice for each way in which the topic's rules can take it: no rule tells the others apart."""
    distinct: dict[str, tuple[str, ...]] = {}
    for fact in relevant_facts(kaart, topic.id):
        conditions = [rule.choices_for(fact) for rule in topic.rules if fact in rule.when]
        classes = {
            tuple(choice.id in condition for condition in conditions): choice.id
            for choice in reversed(kaart.facts[fact].choices)
        }
        distinct[fact] = tuple(reversed(classes.values()))
    return distinct
