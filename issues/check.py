"""Everything about complaints that can be proven before anyone files one: what is asked, who reads it, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import issues.intake.loader
import issues.offices.loader
import issues.routing.loader
from content.documents import read_folder
from content.problem import ContentError
from content.text_check import text_findings
from content.yaml_file import read
from issues.intake.loader import read_intake
from issues.offices.check import check_offices
from issues.routing.check import check_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path
    from typing import TypeVar

    from content.marks import KeyPath
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
    for folder, path in ((INTAKE, issues.intake.loader.DATA), (OFFICES, issues.offices.loader.SHIPPED)):
        problems += _in(folder, list(_texts(path)))
    intake = _read(read_intake, INTAKE, problems)
    rules = _read(issues.routing.loader.load_shipped, ROUTING, problems)
    offices = _read(issues.offices.loader.load_shipped, OFFICES, problems)
    if intake and rules:
        problems += _in(ROUTING, check_rules(rules, intake))
    if rules and offices:
        problems += _in(OFFICES, check_offices(offices, rules.rules, contacts=contacts, places=places))
    return sorted(problems)


def _texts(folder: Path) -> Iterator[Problem]:
    """Texts that are not what they say they are; of files that are no YAML, and of wrong letters, the loaders tell."""
    try:
        documents = read_folder(folder)
    except ContentError:
        return
    for path, text in documents.items():
        file = read(path, text)
        yield from (one.located(file) for one in text_findings(file.value, is_name=_is_office, wrong_script=False))


def _is_office(place: KeyPath) -> bool:
    """What an office is called stays in its own letters."""
    return bool({"holder", "deputy"} & set(place))


def _read(load: Callable[[], T], folder: str, problems: list[Problem]) -> T | None:
    try:
        return load()
    except ContentError as error:
        problems += _in(folder, error.problems)
        return None


def _in(folder: str, problems: list[Problem]) -> list[Problem]:
    return [replace(problem, path=f"{folder}/{problem.path}") for problem in problems]
