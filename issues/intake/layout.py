"""Which files the intake has, and what each holds."""

from __future__ import annotations

import re

from content.node import Node
from issues.intake.model import Question, ShortSlug, Theme

MENU = "menu.yaml"
SHARED_QUESTIONS = "questions.yaml"

_THEME = re.compile(r"themes/(?P<id>[a-z][a-z0-9_]*)\.yaml")
_QUESTIONS = re.compile(r"questions/[a-z][a-z0-9_]*\.yaml")

WHERE = f"{MENU}, themes/<theme>.yaml, {SHARED_QUESTIONS} and questions/<theme>.yaml"


class MenuFile(Node):
    """The themes in the order in which the menu shows them."""

    themes: tuple[ShortSlug, ...]


class QuestionsFile(Node):
    """Questions in any order; ``questions.yaml`` has those that several themes ask."""

    questions: tuple[Question, ...]


def model_of(path: str) -> type[Node] | None:
    """What a file at ``path`` holds; None where the intake has no such file."""
    if path == MENU:
        return MenuFile
    if path == SHARED_QUESTIONS or _QUESTIONS.fullmatch(path):
        return QuestionsFile
    return Theme if _THEME.fullmatch(path) else None


def theme_of(path: str) -> str | None:
    """The theme that a file's name promises."""
    found = _THEME.fullmatch(path)
    return found.group("id") if found else None
