"""From the facts of a complaint to who reads it, and why not somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from issues.case import Destination
from issues.terms import add_working_days, formal_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from issues.case import Severity
    from issues.routing.model import Due, Facts, Rule, Rules, When

Condition = Literal["theme", "sub_theme", "kind", "about", "severity", "sensitive", "housed"]
CONDITIONS: tuple[Condition, ...] = ("theme", "sub_theme", "kind", "about", "severity", "sensitive", "housed")
"""In the order in which they are written, and named where they do not hold."""


class NoRule(LookupError):
    """No rule holds: the rules were never checked, as checked ones end with one that always does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A rule that was passed over, and the first of its conditions that does not hold."""

    rule: Rule
    condition: Condition
    wanted: tuple[str, ...]
    found: str


def route(rules: Rules, facts: Facts, on: date) -> Destination:
    """Where the first rule that holds sends a complaint of these facts, received on the day ``on`` in Dutch time.

    Raises:
        NoRule: none holds.
    """
    rule = first_match(rules, facts)
    return Destination(
        rule=rule.id,
        queue=rule.queue,
        severity=facts.severity,
        flagged=is_flagged(rule, facts),
        due=_due(rule.due, facts.severity, on),
    )


def is_flagged(rule: Rule, facts: Facts) -> bool:
    """Whether the complaint goes before others: the rule says so, or it is urgent."""
    return rule.flagged or facts.severity == "urgent"


def first_match(rules: Rules, facts: Facts) -> Rule:
    """The rule that decides; raises ``NoRule`` where none holds."""
    for rule in rules.rules:
        if rule.when is None or failing(rule.when, facts) is None:
            return rule
    raise NoRule


def passed_over(rules: Rules, facts: Facts) -> Iterator[Passed]:
    """The rules before the one that decides, in order, each with why it does not hold."""
    for rule in rules.rules:
        condition = None if rule.when is None else failing(rule.when, facts)
        if rule.when is None or condition is None:
            return
        yield Passed(rule=rule, condition=condition, wanted=wanted(rule.when, condition), found=found(facts, condition))


def failing(when: When, facts: Facts) -> Condition | None:
    """The first condition that does not hold; None where all do."""
    for condition in CONDITIONS:
        values = wanted(when, condition)
        if values and found(facts, condition) not in values:
            return condition
    return None


def wanted(when: When, condition: Condition) -> tuple[str, ...]:
    """The values with which a condition holds, as they are written; none where it is not asked."""
    value: tuple[str, ...] | bool | None = getattr(when, condition)
    if value is None:
        return ()
    return (str(value).lower(),) if isinstance(value, bool) else value


def found(facts: Facts, condition: Condition) -> str:
    """What a complaint has there, written as the rules write it."""
    if condition == "sub_theme":
        return facts.full_id
    return str(getattr(facts, condition)).lower()


def _due(due: Due, severity: Severity, on: date) -> date:
    days = due.for_severity(severity)
    return formal_due(on) if days is None else add_working_days(on, days)
