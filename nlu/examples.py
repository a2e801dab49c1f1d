"""Example messages per intent, read strictly from ``nlu/examples/<language>/<theme>.yml`` (Rasa's NLU format)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from language import normalise
from nlu.intents import INTENTS, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXAMPLES_FOLDER = Path(__file__).parent / "examples"
EXAMPLE_LANGUAGES = ("uk", "nl", "ru", "uk-Latn", "en")


@dataclass(frozen=True, slots=True)
class Example:
    """One message someone might send, and what it asks for. ``line`` counts from one."""

    text: str
    intent: str
    language: str
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in an example file, where an editor can find it."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ExamplesError(Exception):
    """The example files cannot be trained on; ``problems`` names all of them, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def read_examples(folder: Path = EXAMPLES_FOLDER) -> list[Example]:
    """All examples, ordered by path and line.

    Raises:
        ExamplesError: unreadable YAML, unknown keys or intents, an intent in another theme's file, empty examples,
        the same
            message (after normalising) twice in a file or under two intents, an intent without any example.
    """
    problems: list[Problem] = []
    examples: list[Example] = []
    for path in sorted(folder.glob("*/*.yml")):
        if path.parent.name not in EXAMPLE_LANGUAGES:
            problems.append(
                Problem(path, 1, f"folder {path.parent.name!r} is not one of {', '.join(EXAMPLE_LANGUAGES)}")
            )
        examples += _FileReader(path, problems).read()
    problems += _repeated(examples)
    problems += _missing(examples, folder)
    if problems:
        raise ExamplesError(sorted(problems, key=lambda each: (str(each.path), each.line)))
    return examples


class _FileReader:
    """Reads one file; keeps going after a problem so that an editor sees all of them at once."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems

    def read(self) -> list[Example]:
        try:
            root = yaml.compose(self._path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            self._report(mark.line if mark else 0, f"not YAML: {error.problem}")
            return []
        except UnicodeDecodeError:
            self._report(0, "not UTF-8")
            return []
        top = self._mapping(root, allowed=("version", "nlu"), required=("nlu",), line=0)
        entries = top.get("nlu")
        if entries is None:
            return []
        if not isinstance(entries, yaml.SequenceNode) or not entries.value:
            self._report(entries.start_mark.line, "nlu must be a list of intents with examples")
            return []
        return [example for entry in entries.value for example in self._intent(entry)]

    def _intent(self, entry: yaml.Node) -> Iterator[Example]:
        line = entry.start_mark.line
        fields = self._mapping(entry, allowed=("intent", "examples"), required=("intent", "examples"), line=line)
        if not {"intent", "examples"} <= set(fields):
            return
        intent = str(fields["intent"].value)
        if intent not in INTENTS:
            self._report(line, f"unknown intent {intent!r}")
        elif theme_of(intent) != self._path.stem:
            self._report(line, f"{intent} belongs in {theme_of(intent)}.yml")
        else:
            yield from self._examples(intent, fields["examples"])

    def _examples(self, intent: str, block: yaml.Node) -> Iterator[Example]:
        if not isinstance(block, yaml.ScalarNode) or block.style != "|":
            self._report(block.start_mark.line, "examples must be a block that starts with '|'")
            return
        found = False
        for line, written in enumerate(str(block.value).splitlines(), block.start_mark.line + 1):
            text = written.strip().removeprefix("-").strip()
            if written.strip() and not written.startswith("- "):
                self._report(line, "an example starts with '- '")
            elif written.strip() and not normalise(text, emoji=True):
                self._report(line, "empty example")
            elif written.strip():
                found = True
                yield Example(text, intent, self._path.parent.name, self._path, line + 1)
        if not found:
            self._report(block.start_mark.line, f"no examples for {intent}")

    def _mapping(
        self, node: yaml.Node | None, *, allowed: Sequence[str], required: Sequence[str], line: int
    ) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._report(line, f"expected {', '.join(allowed)}")
            return {}
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in allowed:
                self._report(key.start_mark.line, f"unknown key {name!r}, expected {', '.join(allowed)}")
            elif name in fields:
                self._report(key.start_mark.line, f"{name!r} stands here twice")
            fields[name] = value
        for name in required:
            if name not in fields:
                self._report(line, f"{name!r} is missing")
        return {name: value for name, value in fields.items() if name in allowed}

    def _report(self, line: int, message: str) -> None:
        """``line`` counts from zero, as YAML's marks do."""
        self._problems.append(Problem(self._path, line + 1, message))


def _repeated(examples: Sequence[Example]) -> Iterator[Problem]:
    first: dict[str, Example] = {}
    for example in examples:
        key = normalise(example.text, emoji=True)
        other = first.setdefault(key, example)
        if other.intent != example.intent:
            message = f"{example.text!r} is an example of {other.intent} too ({other.path}:{other.line})"
            yield Problem(example.path, example.line, message)
        elif other is not example and other.path == example.path:
            yield Problem(
                example.path, example.line, f"{example.text!r} stands in this file already, on line {other.line}"
            )


def _missing(examples: Sequence[Example], folder: Path) -> Iterator[Problem]:
    present = {example.intent for example in examples}
    for intent in INTENTS:
        if intent not in present:
            yield Problem(folder, 1, f"no file has examples of {intent}")
