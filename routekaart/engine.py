"""Which answer holds for someone, and what to ask next. Pure: no clock, no I/O, and no exception for any input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routekaart.validity import holds, is_neglected

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from routekaart.model import Routekaart, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the map says about a topic for what is known of someone.

    One of three: an ``outcome`` holds; a fact is ``missing`` and must be asked first; or neither, because no rule holds
    or the topic does not exist, which callers answer as they answer a topic that nobody has written yet.
    """

    topic: str
    outcome: str | None
    path: tuple[int, ...]
    """Numbers of the rules looked at, from 1: all but the last are contradicted, the last one decides or asks."""
    sources: tuple[str, ...]
    """Source ids behind the outcome."""
    missing: str | None
    expired: bool
    """The outcome does not hold today, or nobody has read the topic for too long: its text must not be shown."""


def decide(kaart: Routekaart, topic_id: str, facts: Mapping[str, str], *, on: date) -> Decision:
    """Take the first rule that holds for ``facts`` on the day ``on``.

    Rules are ordered and three-valued. One known fact that contradicts a rule rules it out, however much else is
    unknown; a rule that could still hold stops the search, and its first unknown fact is ``missing``: a later rule may
    not win while an earlier one might. Facts that the topic does not ask about are ignored, and a value that is no
    choice of its fact (a button from an older map) counts as unknown.
    """
    topic = kaart.topics.get(topic_id)
    if topic is None:
        return Decision(topic=topic_id, outcome=None, path=(), sources=(), missing=None, expired=False)
    known = _known(kaart, topic, facts)
    for number, rule in enumerate(topic.rules, start=1):
        if any(fact in known and known[fact] not in rule.choices_for(fact) for fact in rule.when):
            continue
        path = tuple(range(1, number + 1))
        missing = next((fact for fact in rule.when if fact not in known), None)
        if missing:
            return Decision(topic=topic_id, outcome=None, path=path, sources=(), missing=missing, expired=False)
        outcome = topic.outcomes[rule.outcome]
        return Decision(
            topic=topic_id,
            outcome=rule.outcome,
            path=path,
            sources=outcome.sources,
            missing=None,
            expired=not holds(outcome, on) or (is_neglected(topic, on) and not outcome.urgent),
        )
    path = tuple(range(1, len(topic.rules) + 1))
    return Decision(topic=topic_id, outcome=None, path=path, sources=(), missing=None, expired=False)


def relevant_facts(kaart: Routekaart, topic_id: str) -> tuple[str, ...]:
    """The facts that can change the decision on a topic, in the order in which its rules name them."""
    topic = kaart.topics.get(topic_id)
    return tuple(dict.fromkeys(fact for rule in (topic.rules if topic else ()) for fact in rule.when))


def _known(kaart: Routekaart, topic: Topic, facts: Mapping[str, str]) -> dict[str, str]:
    """What counts as known of the topic's facts: a value that the fact offers today."""
    return {
        fact: facts[fact]
        for fact in relevant_facts(kaart, topic.id)
        if fact in facts and any(choice.id == facts[fact] for choice in kaart.facts[fact].choices)
    }
