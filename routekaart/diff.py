"""What is different between two maps: who gets another answer, and which texts, contacts and days changed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from routekaart.cover import conditions, cover
from routekaart.diff_parts import edits, plain
from routekaart.engine import decide, relevant_facts
from routekaart.layers import LaidMap
from routekaart.tree import tree_of, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routekaart.diff_parts import Edit, Plain
    from routekaart.model import Routekaart, Topic

NOT_OFFERED = ""
"""Instead of an outcome: that map does not offer these choices."""

_ANY_DAY = date.min
"""Which rule holds does not depend on the day."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Who gets another card.

    ``when``: the choices per fact, none for everyone. An outcome is None where no rule holds, and ``NOT_OFFERED`` where
    that map does not offer these choices.
    """

    when: Mapping[str, tuple[str, ...]]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class TopicDiff:
    """What changed of one topic; ``municipality`` is empty for the nation's.

    ``renamed``: cards that only have another name now. ``asked``: everyone gets the same card, by other questions or in
    another order. ``rewritten``: the rules changed in a way that nobody notices.
    """

    topic: str
    municipality: str
    moved: tuple[Moved, ...]
    renamed: Mapping[str, str]
    asked: bool
    rewritten: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class MapDiff:
    """Topics are named as ``(municipality, topic)``."""

    before: Routekaart
    after: Routekaart
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    topics: tuple[TopicDiff, ...] = ()
    edits: tuple[Edit, ...] = ()
    """Of all that is no topic: questions, contacts, roles, sources, themes, alarms, municipalities."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.topics or self.edits)


def diff(before: Routekaart, after: Routekaart) -> MapDiff:
    """Compare two maps, topic by topic over every combination of facts."""
    old, new = dict(_topics(before)), dict(_topics(after))
    both = (one for one in old if one in new)
    compared = (_compare(one, _side(before, old[one]), _side(after, new[one])) for one in both)
    return MapDiff(
        before,
        after,
        added=tuple(one for one in new if one not in old),
        removed=tuple(one for one in old if one not in new),
        topics=tuple(one for one in compared if one),
        edits=tuple(_besides(before, after)),
    )


def _topics(kaart: Routekaart) -> Iterator[tuple[tuple[str, str], Topic]]:
    for topic in kaart.topics.values():
        yield ("", topic.id), topic
    for municipality, topics in kaart.local_topics.items():
        for topic in topics.values():
            yield (municipality, topic.id), topic


def _besides(before: Routekaart, after: Routekaart) -> Iterator[Edit]:
    for part in ("facts", "contacts", "roles", "sources", "themes", "alarms", "municipalities"):
        yield from edits(plain(getattr(before, part)), plain(getattr(after, part)), (part,))


def _compare(name: tuple[str, str], old: _Side, new: _Side) -> TopicDiff | None:
    municipality, topic = name
    renamed = _renamed(old.topic, new.topic)
    changed = tuple(edits(_texts(old.topic), _texts(_with_old_names(new.topic, renamed)), ("topics", topic)))
    moved = tuple(_moved(old.kaart, new.kaart, topic, renamed))
    asked = not moved and _shape(old) != _shape(new)
    rewritten = not (moved or asked or renamed) and old.topic.rules != new.topic.rules
    if moved or renamed or asked or rewritten or changed:
        return TopicDiff(topic, municipality, moved, renamed, asked, rewritten, changed)
    return None


@dataclass(frozen=True, slots=True)
class _Side:
    """A topic, and a map that has it whoever wrote it."""

    topic: Topic
    kaart: Routekaart


def _side(kaart: Routekaart, topic: Topic) -> _Side:
    return _Side(topic, kaart.model_copy(update={"topics": {topic.id: topic}}))


def _texts(topic: Topic) -> Plain:
    """All of the topic but its rules."""
    return plain(topic.model_copy(update={"rules": ()}))


def _with_old_names(topic: Topic, renamed: Mapping[str, str]) -> Topic:
    was = {now: name for name, now in renamed.items()}
    return topic.model_copy(update={"outcomes": {was.get(name, name): one for name, one in topic.outcomes.items()}})


def _renamed(old: Topic, new: Topic) -> dict[str, str]:
    """Cards that only have another name now."""
    gone = {name: card for name, card in old.outcomes.items() if name not in new.outcomes}
    come = {name: card for name, card in new.outcomes.items() if name not in old.outcomes}
    return {was: now for was, card in gone.items() for now, other in come.items() if card == other}


def _shape(side: _Side) -> object:
    """What is asked after which answers, without rules and cards."""
    return tuple(way.answers for way in ways(tree_of(LaidMap(side.kaart, {}), side.topic.id)))


def _moved(before: Routekaart, after: Routekaart, topic: str, renamed: Mapping[str, str]) -> Iterator[Moved]:
    offered = _offered(before, after, topic)
    alike = _alike(before, after, topic, offered)
    found: dict[tuple[str | None, str | None], list[tuple[str, ...]]] = {}
    for combination in itertools.product(*alike.values()):
        facts = {fact: like[0] for fact, like in zip(alike, combination, strict=True)}
        was, now = (_outcome(kaart, topic, facts) for kaart in (before, after))
        if renamed.get(was or "", was) != now:
            found.setdefault((was, now), []).append(tuple(like[0] for like in combination))
    firsts = {fact: tuple(like[0] for like in classes) for fact, classes in alike.items()}
    for (was, now), meant in found.items():
        for condition in cover(firsts, meant):
            yield Moved(_spelt_out(conditions(firsts, condition), alike), was, now)


def _spelt_out(
    when: Mapping[str, tuple[str, ...]], alike: Mapping[str, tuple[tuple[str, ...], ...]]
) -> dict[str, tuple[str, ...]]:
    """With every choice, where only the first of those that are alike was looked at."""
    return {
        fact: tuple(choice for like in alike[fact] if like[0] in firsts for choice in like)
        for fact, firsts in when.items()
    }


def _offered(before: Routekaart, after: Routekaart, topic: str) -> dict[str, tuple[str, ...]]:
    """The facts that count in either map, with all choices of either."""
    facts = dict.fromkeys((*relevant_facts(after, topic), *relevant_facts(before, topic)))
    return {fact: tuple(dict.fromkeys((*_choices(after, fact), *_choices(before, fact)))) for fact in facts}


def _choices(kaart: Routekaart, fact: str) -> tuple[str, ...]:
    return tuple(choice.id for choice in kaart.facts[fact].choices) if fact in kaart.facts else ()


def _alike(
    before: Routekaart, after: Routekaart, topic: str, offered: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The choices of each fact, those together that no rule of either map tells apart."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    rules = [rule for kaart in (before, after) for rule in kaart.topics[topic].rules]
    for fact, choices in offered.items():
        classes: dict[tuple[bool, ...], list[str]] = {}
        for choice in choices:
            told_apart = (choice in rule.choices_for(fact) for rule in rules if fact in rule.when)
            there = (choice in _choices(kaart, fact) for kaart in (before, after))
            classes.setdefault((*told_apart, *there), []).append(choice)
        found[fact] = tuple(map(tuple, classes.values()))
    return found


def _outcome(kaart: Routekaart, topic: str, facts: Mapping[str, str]) -> str | None:
    """The card; where every fact is told, only one that the map does not offer can be missing."""
    decision = decide(kaart, topic, facts, on=_ANY_DAY)
    return NOT_OFFERED if decision.missing else decision.outcome
