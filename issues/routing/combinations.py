"""Every complaint that the rules could ever see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, get_args

from issues.case import About, Kind, Severity
from issues.routing.model import Facts, Housed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.intake.model import IntakeData, SubTheme

KINDS: tuple[Kind, ...] = get_args(Kind)
ABOUTS: tuple[About, ...] = get_args(About)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the mildest to the worst, as `issues.case` has them."""
HOUSED: tuple[Housed, ...] = get_args(Housed)


@dataclass(frozen=True, slots=True)
class Combination:
    """Facts of a complaint. ``possible``: the intake can lead to them, as answers raise a severity and never lower it.

    What is promised must hold for the others too: a fault in the intake must not break it. Rules are of use only where
    something possible reaches them.
    """

    facts: Facts
    possible: bool


def every(data: IntakeData) -> Iterator[Combination]:
    """Each theme, sub-theme, kind, about-whom, severity, sensitivity and way of living together, once."""
    for theme in data.themes:
        for sub_theme in theme.sub_themes:
            for kind, about, severity, sensitive, housed in product(KINDS, ABOUTS, SEVERITIES, (False, True), HOUSED):
                facts = Facts(
                    theme=theme.id,
                    sub_theme=sub_theme.id,
                    kind=kind,
                    about=about,
                    severity=severity,
                    sensitive=sensitive,
                    housed=housed,
                )
                yield Combination(facts, _possible(sub_theme, facts))


def _possible(sub_theme: SubTheme, facts: Facts) -> bool:
    worse = SEVERITIES.index(facts.severity) >= SEVERITIES.index(sub_theme.severity)
    return worse and facts.sensitive >= sub_theme.sensitive


def in_words(facts: Facts) -> str:
    """The facts on one line, as the rules write them."""
    sensitive = ", sensitive" if facts.sensitive else ""
    return f"{facts.kind} {facts.full_id} about {facts.about}, {facts.severity}{sensitive}, housed {facts.housed}"
