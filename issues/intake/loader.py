"""From documents to what a complaint is asked, or to everything that keeps them from being that."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from content.documents import Documents, read_folder
from content.problem import ContentError, Problem
from content.shape import validate
from content.yaml_file import read
from issues.intake.check import check_intake
from issues.intake.layout import MENU, SHARED_QUESTIONS, WHERE, MenuFile, QuestionsFile, model_of
from issues.intake.model import IntakeData, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.node import Node

DATA = Path(__file__).parent / "data"


def load_intake(documents: Documents) -> IntakeData:
    """Make the intake that ``documents`` describe.

    Raises:
        ContentError: with every problem found at once. A file that is not YAML is reported for that alone.
    """
    problems: list[Problem] = list(_misplaced(documents))
    files = [read(path, documents[path]) for path in sorted(documents) if model_of(path)]
    nodes: list[Node] = []
    for file in files:
        problems += file.problems
        model = model_of(file.path)
        if model and not file.broken:
            node, faults = validate(file, model)
            problems += faults
            nodes += [node] if node else []
    problems += check_intake(files)
    if problems:
        raise ContentError(problems)
    return _assemble(nodes)


@cache
def read_intake() -> IntakeData:
    """The intake that ships with the program; read once, since it is frozen and the same for everybody."""
    return load_intake(read_folder(DATA))


def _misplaced(documents: Documents) -> Iterator[Problem]:
    for path in (MENU, SHARED_QUESTIONS):
        if path not in documents:
            yield Problem(path, 1, 1, "this file is missing")
    for path in documents:
        if model_of(path) is None:
            yield Problem(path, 1, 1, f"no file of the intake; those are {WHERE}")


def _assemble(nodes: list[Node]) -> IntakeData:
    themes = {node.id: node for node in nodes if isinstance(node, Theme)}
    order = [theme for node in nodes if isinstance(node, MenuFile) for theme in node.themes]
    questions = [question for node in nodes if isinstance(node, QuestionsFile) for question in node.questions]
    return IntakeData(
        themes=tuple(themes[theme] for theme in order),
        questions={question.id: question for question in questions},
    )
