"""Are the rules sound? Proven by sending every complaint that could be filed through them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.suggestion import did_you_mean
from issues.routing.combinations import every, in_words
from issues.routing.engine import CONDITIONS, Condition, failing, found, wanted
from issues.routing.promises import PAST_LOCATION, PROMISES, Promise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problem import Problem
    from issues.intake.model import IntakeData
    from issues.routing.loader import LoadedRules
    from issues.routing.model import Facts, Rule


def check_rules(loaded: LoadedRules, data: IntakeData) -> list[Problem]:
    """Say what keeps a complaint from reaching the right reader; an empty list is the proof.

    Each combination of theme, sub-theme, kind, about-whom, severity, sensitivity and way of living is decided by
    exactly one rule and keeps every promise; each rule, and each value in its conditions, decides something that can
    be filed. With an unknown id nothing else is looked at: what follows from it would only confuse.
    """
    wrong = sorted({*_unknown(loaded, data), *_twice(loaded)})
    return wrong or sorted({*_missing(loaded, data), *_walked(loaded, data)})


@dataclass(slots=True)
class _Walk:
    """What was seen on the way through every combination."""

    stuck: Facts | None = None
    """The first that no rule takes."""
    broken: dict[tuple[int, Promise], Facts] = field(default_factory=dict)
    """The first that breaks a promise, by the index of the rule that does it."""
    used: set[tuple[int, Condition, str]] = field(default_factory=set)
    """Which value of which condition of which rule something was decided by; by ``deciding`` where it has none."""
    deciding: set[int] = field(default_factory=set)
    hiders: dict[int, set[int]] = field(default_factory=dict)
    """For a rule, those before it that alone keep something from it: without one of them it would decide."""
    before: dict[int, set[int]] = field(default_factory=dict)
    """For a rule, all before it that take what it also holds for."""


def _walked(loaded: LoadedRules, data: IntakeData) -> Iterator[Problem]:
    walk = _Walk()
    rules = loaded.rules.rules
    for combination in every(data):
        facts = combination.facts
        holding = [index for index, rule in enumerate(rules) if rule.when is None or failing(rule.when, facts) is None]
        if not holding:
            walk.stuck = walk.stuck or facts
            continue
        first, *hidden = holding
        for promise in PROMISES:
            if not promise.kept(rules[first], facts):
                walk.broken.setdefault((first, promise), facts)
        if combination.possible:
            walk.deciding.add(first)
            walk.used |= _values(first, rules[first], facts)
            for index in hidden:
                walk.before.setdefault(index, set()).add(first)
            for index in hidden[:1]:
                walk.hiders.setdefault(index, set()).add(first)
    yield from (*_broken(loaded, walk), *_idle(loaded, walk))
    if walk.stuck is not None:
        message = f"no rule holds for: {in_words(walk.stuck)}; end with a rule that has no 'when'"
        yield loaded.file.at_key(("rules",), message)


def _values(index: int, rule: Rule, facts: Facts) -> set[tuple[int, Condition, str]]:
    if rule.when is None:
        return set()
    return {(index, condition, found(facts, condition)) for condition in CONDITIONS if wanted(rule.when, condition)}


def _broken(loaded: LoadedRules, walk: _Walk) -> Iterator[Problem]:
    for (index, promise), facts in walk.broken.items():
        rule = loaded.rules.rules[index]
        message = f"rule '{rule.id}': {promise.text}, e.g. {in_words(facts)}"
        yield loaded.file.at_value(("rules", index, "queue"), message)


def _idle(loaded: LoadedRules, walk: _Walk) -> Iterator[Problem]:
    """Rules, and values in conditions, that never decide anything."""
    for index, rule in enumerate(loaded.rules.rules):
        path = ("rules", index, "id")
        if index not in walk.deciding:
            yield loaded.file.at_value(path, f"rule '{rule.id}' never decides: {_why_idle(loaded, walk, index)}")
        elif rule.when is not None:
            for condition in CONDITIONS:
                for place, value in enumerate(wanted(rule.when, condition)):
                    if (index, condition, value) not in walk.used:
                        where = ("rules", index, "when", condition, place)
                        message = f"rule '{rule.id}' never decides for {condition} {value}: take it out"
                        yield loaded.file.at_value(where, message)


def _why_idle(loaded: LoadedRules, walk: _Walk, index: int) -> str:
    hiders = sorted(walk.hiders.get(index) or walk.before.get(index) or set())
    if not hiders:
        return "no complaint meets all its conditions"
    names = ", ".join(
        f"'{loaded.rules.rules[one].id}' (line {loaded.file.marks.of_value(('rules', one)).line})" for one in hiders
    )
    return f"hidden by {names}"


def _unknown(loaded: LoadedRules, data: IntakeData) -> Iterator[Problem]:
    """Ids that the intake does not have."""
    themes = {theme.id for theme in data.themes}
    known = {
        "theme": themes,
        "sub_theme": {f"{theme.id}.{one.id}" for theme in data.themes for one in theme.sub_themes},
    }
    for index, rule in enumerate(loaded.rules.rules):
        for condition, ids in known.items():
            for place, value in enumerate(getattr(rule.when, condition, None) or ()):
                if value not in ids:
                    message = f"the intake has no {condition} '{value}'{did_you_mean(value, ids)}"
                    yield loaded.file.at_value(("rules", index, "when", condition, place), message)


def _twice(loaded: LoadedRules) -> Iterator[Problem]:
    """Rules of one name, and rules of one meaning."""
    first: dict[str, int] = {}
    for index, rule in enumerate(loaded.rules.rules):
        before = first.setdefault(rule.id, index)
        if before != index:
            line = loaded.file.marks.of_value(("rules", before)).line
            message = f"rule '{rule.id}' is here twice, first in line {line}"
            yield loaded.file.at_value(("rules", index, "id"), message)


def _missing(loaded: LoadedRules, data: IntakeData) -> Iterator[Problem]:
    """Sub-themes that residents are promised protection for: without them the promise would protect nobody."""
    for full_id in sorted(PAST_LOCATION):
        if data.sub_theme(*full_id.split(".")) is None:
            message = f"the intake has no '{full_id}', which is promised to go past the location: was it renamed?"
            yield loaded.file.at_key(("rules",), message)
