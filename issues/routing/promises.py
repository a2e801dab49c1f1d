"""What residents are promised about who reads their complaint, whatever the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from issues.routing.model import Facts, Rule

STAFF_THEME = "staff"
SAFETY_THEME = "safety"
TO_CONFIDANT = frozenset({"safety.sexual", "safety.exploitation", "safety.child", "staff.threat"})
"""Sub-themes that are the confidant's even if the intake forgets to call them sensitive."""

PAST_LOCATION = frozenset({*TO_CONFIDANT, "safety.violence"})
"""Sub-themes that nobody at the location reads, whoever it is about. Each must be in the intake, by this id."""

NEXT_WORKING_DAY = 1


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that every complaint keeps. ``text`` says what is broken, for whoever wrote the rule."""

    text: str
    kept: Callable[[Rule, Facts], bool]


def is_about_staff(facts: Facts) -> bool:
    """Whether staff of the location may be the ones complained about."""
    return facts.about == "staff" or facts.theme == STAFF_THEME


def is_for_confidant(facts: Facts) -> bool:
    """Whether it must be with the confidant at once."""
    by_staff = facts.full_id == "safety.violence" and facts.about == "staff"
    return facts.sensitive or by_staff or facts.full_id in TO_CONFIDANT


def _past_location(rule: Rule, facts: Facts) -> bool:
    protected = facts.sensitive or facts.theme == SAFETY_THEME or facts.full_id in PAST_LOCATION
    return rule.queue != "location" or not protected


def _at_once(rule: Rule, facts: Facts) -> bool:
    days = rule.due.for_severity(facts.severity)
    kept = rule.queue == "confidant" and rule.flagged and days == NEXT_WORKING_DAY
    return kept or not is_for_confidant(facts)


def _formal(rule: Rule, facts: Facts) -> bool:
    if facts.kind != "formal" or is_for_confidant(facts):
        return True
    return rule.queue == "coordinator" and rule.due.weeks is not None


def _only_formal_in_weeks(rule: Rule, facts: Facts) -> bool:
    return facts.kind == "formal" or rule.due.weeks is None


def _location_is_known(rule: Rule, facts: Facts) -> bool:
    return rule.queue != "location" or facts.housed == "location"


def _host_desk(rule: Rule, facts: Facts) -> bool:
    return rule.queue != "hosts" or facts.housed == "host" or facts.about == "host"


PROMISES: tuple[Promise, ...] = (
    Promise(
        "a complaint about staff reaches the location's own queue",
        lambda rule, facts: rule.queue != "location" or not is_about_staff(facts),
    ),
    Promise("what is sensitive or about safety reaches the location's own queue", _past_location),
    Promise("not with the confidant, flagged, by the next working day", _at_once),
    Promise("a formal complaint is the coordinator's, with the six weeks of Awb 9:11", _formal),
    Promise("six weeks are for formal complaints only", _only_formal_in_weeks),
    Promise("reaches a location's queue, but no location is known", _location_is_known),
    Promise("reaches the desk for host families, but no host family is concerned", _host_desk),
)
