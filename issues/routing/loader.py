"""From the file of rules to rules, or to everything that keeps them from being some."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content.problem import ContentError
from content.shape import validate
from content.yaml_file import read
from issues.routing.model import Rules

if TYPE_CHECKING:
    from content.yaml_file import YamlFile

RULES_FILE = "rules.yaml"
SHIPPED = Path(__file__).parent / RULES_FILE


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """Rules together with the file they are written in, for whoever must point at a line of it."""

    rules: Rules
    file: YamlFile


def load_rules(text: str) -> LoadedRules:
    """The rules that the file's text describes; whether they are sound is for ``check_rules``.

    Raises:
        ContentError: with every fault of the file's form, unknown queues, kinds and conditions among them.
    """
    file = read(RULES_FILE, text)
    rules, problems = (None, []) if file.broken else validate(file, Rules)
    every = [*file.problems, *problems]
    if rules is None or every:
        raise ContentError(every)
    return LoadedRules(rules, file)


def load_shipped() -> LoadedRules:
    """The shipped rules with their file; raises ``ContentError`` as ``load_rules`` does."""
    return load_rules(SHIPPED.read_text("utf-8"))


def read_rules() -> Rules:
    """The shipped rules; raises ``ContentError`` as ``load_rules`` does."""
    return load_shipped().rules
