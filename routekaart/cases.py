"""Rule cases: does the map answer what a policy officer wrote down, and is every rule written down?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.problem import ContentError, Problem
from content.shape import validate
from content.yaml_file import read
from routekaart.case import CasesFile
from routekaart.case_words import Answer, card_layers, expected_problems, known_problems
from routekaart.engine import decide
from routekaart.layers import lay
from routekaart.layout import cases_path, holds_cases, kind_of, municipality_of
from routekaart.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from content.documents import Documents
    from content.yaml_file import YamlFile
    from routekaart.case import Case
    from routekaart.engine import Decision
    from routekaart.layers import LaidMap
    from routekaart.model import Routekaart


@dataclass(frozen=True, slots=True)
class TopicCases:
    """The cases of one file. ``municipality`` is empty for the nation's."""

    file: YamlFile
    topic: str
    municipality: str
    cases: tuple[Case, ...]

    def place(self, case: Case) -> Place | None:
        return Place(self.municipality, case.location) if self.municipality else None


@dataclass(frozen=True, slots=True)
class Tried:
    """A case as the map answers it. ``problems`` is empty where that is what was expected."""

    case: Case
    decision: Decision
    place: Place | None
    problems: tuple[Problem, ...]
    changed: bool
    """Whether a layer changes the card at that place."""


@dataclass(frozen=True, slots=True, order=True)
class Ruled:
    """Something that a case must stand for: a rule, or, without ``rule``, a card that a layer changes.

    ``layer``: empty for the nation's, else a municipality or ``municipality/location``.
    """

    layer: str
    topic: str
    outcome: str
    rule: int = 0

    def __str__(self) -> str:
        where = f" in {self.layer}" if self.layer else ""
        return f"{self.topic} rule {self.rule}{where}" if self.rule else f"{self.topic}/{self.outcome}{where}"


def read_cases(documents: Documents, kaart: Routekaart) -> tuple[TopicCases, ...]:
    """Read every case there is in ``documents``.

    Raises:
        ContentError: with every problem: what is no case, and what names something that the map has not.
    """
    found: list[TopicCases] = []
    problems: list[Problem] = []
    for path in sorted(path for path in documents if holds_cases(path)):
        file = read(path, documents[path])
        problems += file.problems
        if file.broken:
            continue
        node, faults = validate(file, CasesFile)
        problems += faults
        if node is None:
            continue
        one = TopicCases(file, node.topic, municipality_of(path), node.cases)
        problems += known_problems(one, kaart, name=_name(path))
        found.append(one)
    if problems:
        raise ContentError(problems)
    return tuple(found)


def _name(path: str) -> str:
    kind = kind_of(path)
    return kind.name_in(path) if kind else ""


def try_cases(kaart: Routekaart, files: Sequence[TopicCases], on: date) -> tuple[Tried, ...]:
    """Ask the map every case, as it is on the day ``on``."""
    laid: dict[Place | None, LaidMap] = {}
    tried = []
    for file in files:
        for number, case in enumerate(file.cases):
            place = file.place(case)
            here = laid.setdefault(place, lay(kaart, place, on))
            tried.append(_try(file, number, here, on))
    return tuple(tried)


def _try(file: TopicCases, number: int, laid: LaidMap, on: date) -> Tried:
    case = file.cases[number]
    decision = decide(laid.kaart, file.topic, case.facts, on=on)
    layers = card_layers(laid, file.topic, decision.outcome)
    problems = tuple(expected_problems(file.file, number, case, Answer(laid.kaart, decision, layers)))
    return Tried(case, decision, file.place(case), problems, bool(layers))


def must_be_tried(kaart: Routekaart, on: date) -> frozenset[Ruled]:
    """Every rule of the nation and of each municipality, and every card that a layer changes on that day."""
    rules = {
        Ruled("", topic.id, rule.outcome, number)
        for topic in kaart.topics.values()
        for number, rule in enumerate(topic.rules, start=1)
    }
    return frozenset(rules | set(_local(kaart)) | set(_changed(kaart, on)))


def _local(kaart: Routekaart) -> Iterator[Ruled]:
    for municipality, topics in kaart.local_topics.items():
        for topic in topics.values():
            for number, rule in enumerate(topic.rules, start=1):
                yield Ruled(municipality, topic.id, rule.outcome, number)


def _changed(kaart: Routekaart, on: date) -> Iterator[Ruled]:
    for municipality in kaart.municipalities.values():
        places = (Place(municipality.id), *(Place(municipality.id, one.id) for one in municipality.locations))
        for place, layer in zip(places, (municipality, *municipality.locations), strict=True):
            parts = lay(kaart, place, on).layers
            for topic, overlay in layer.topics.items():
                cards = (one for one in overlay.outcomes if any(part.startswith(f"{topic}/{one}/") for part in parts))
                yield from (Ruled(str(place), topic, outcome) for outcome in cards)


def were_tried(kaart: Routekaart, tried: Sequence[Tried]) -> frozenset[Ruled]:
    """What the cases that came out as expected stand for."""
    found: set[Ruled] = set()
    for one in tried:
        if one.problems or one.decision.outcome is None:
            continue
        topic, outcome = one.decision.topic, one.decision.outcome
        own = one.place.municipality if one.place and topic not in kaart.topics else ""
        found.add(Ruled(own, topic, outcome, one.decision.path[-1]))
        if one.changed and one.place:
            found.add(Ruled(str(one.place), topic, outcome))
    return frozenset(found)


FEWEST = 3
"""Cases that each topic needs at least."""


def case_problems(documents: Documents, kaart: Routekaart, on: date) -> list[Problem]:
    """Say all at once: cases that cannot be read or come out otherwise, rules that are in none, topics with too few."""
    try:
        files = read_cases(documents, kaart)
    except ContentError as error:
        return error.problems
    tried = try_cases(kaart, files, on)
    problems = [problem for one in tried for problem in one.problems]
    untried = must_be_tried(kaart, on) - were_tried(kaart, tried)
    problems += [_at_the_top(one.topic, one.layer, f"no case for {one}") for one in untried]
    found = Counter(file.topic for file in files for _ in file.cases)
    own = {topic: name for name, topics in kaart.local_topics.items() for topic in topics}
    for topic in (*kaart.topics, *own):
        if found[topic] < FEWEST:
            message = f"topic '{topic}' has {found[topic]} cases, at least {FEWEST} are needed"
            problems.append(_at_the_top(topic, own.get(topic, ""), message))
    return sorted(problems)


def _at_the_top(topic: str, layer: str, message: str) -> Problem:
    return Problem(cases_path(topic, layer.partition("/")[0] or None), 1, 1, message)
