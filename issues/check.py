"""Everything about complaints that can be proven before anyone files one: what is asked, who reads it, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import issues.offices.loader
import issues.routing.loader
from content.problem import ContentError
from issues.intake.loader import read_intake
from issues.offices.check import check_offices
from issues.routing.check import check_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeVar

    from content.problem import Problem

    T = TypeVar("T")

INTAKE = "issues/intake/data"
ROUTING = "issues/routing"
OFFICES = "issues/offices/data"


def check_complaints(
    *, contacts: Collection[str] | None = None, places: Mapping[str, Collection[str]] | None = None
) -> list[Problem]:
    """Say what is wrong with the shipped intake, rules and offices; an empty list is the proof.

    Paths of problems start at the repository. ``contacts``, ``places``: what the routekaart has, see ``check_offices``.
    What cannot be read keeps from being checked only what is checked against it.
    """
    problems: list[Problem] = []
    intake = _read(read_intake, INTAKE, problems)
    rules = _read(issues.routing.loader.load_shipped, ROUTING, problems)
    offices = _read(issues.offices.loader.load_shipped, OFFICES, problems)
    if intake and rules:
        problems += _in(ROUTING, check_rules(rules, intake))
    if rules and offices:
        problems += _in(OFFICES, check_offices(offices, rules.rules, contacts=contacts, places=places))
    return sorted(problems)


def _read(load: Callable[[], T], folder: str, problems: list[Problem]) -> T | None:
    try:
        return load()
    except ContentError as error:
        problems += _in(folder, error.problems)
        return None


def _in(folder: str, problems: list[Problem]) -> list[Problem]:
    return [replace(problem, path=f"{folder}/{problem.path}") for problem in problems]
