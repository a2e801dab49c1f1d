"""The shipped files about complaints; what is wrong with them is said as an operator can mend it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

import issues.offices.loader
import issues.routing.loader
from content.problem import ContentError
from issues.check import check_complaints
from issues.history.loader import read_history
from issues.intake.loader import read_intake
from issues.offices.check import check_offices
from issues.offices.loader import read_offices
from issues.routing.loader import read_rules
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.problem import Problem
    from issues.history.model import HistoryTexts
    from issues.intake.model import IntakeData
    from issues.offices.loader import LoadedOffices
    from issues.offices.model import Offices
    from issues.routing.loader import LoadedRules
    from issues.routing.model import Rules
    from routekaart.model import Routekaart

T = TypeVar("T")


def load_intake() -> IntakeData:
    """What a complaint is asked."""
    return _loaded(read_intake, "the questions of a complaint")


def load_rules() -> Rules:
    """Who reads which complaint."""
    return _loaded(read_rules, "the rules of routing")


def load_offices() -> Offices:
    """Who reads the queues of each municipality."""
    return _loaded(read_offices, "the offices")


def load_history() -> HistoryTexts:
    """The lines of histories."""
    return _loaded(read_history, "the lines of histories")


def complaint_problems(kaart: Routekaart) -> list[Problem]:
    """What is wrong with the shipped files about complaints, and with what they name of the map."""
    return check_complaints(contacts={*kaart.contacts, *kaart.roles}, places=_places(kaart))


def office_problems(kaart: Routekaart) -> list[Problem]:
    """Whether the shipped offices still find in the map whom and where they name; their files are read once."""
    rules, offices = _rules_and_offices()
    return check_offices(offices, rules.rules, contacts={*kaart.contacts, *kaart.roles}, places=_places(kaart))


@cache
def _rules_and_offices() -> tuple[LoadedRules, LoadedOffices]:
    return issues.routing.loader.load_shipped(), issues.offices.loader.load_shipped()


def _places(kaart: Routekaart) -> dict[str, list[str]]:
    return {one.id: [location.id for location in one.locations] for one in kaart.municipalities.values()}


def _loaded(read: Callable[[], T], what: str) -> T:
    try:
        return read()
    except ContentError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        message = f"{what} cannot be read:\n{lines}"
        raise OperatorProblem(message) from None
