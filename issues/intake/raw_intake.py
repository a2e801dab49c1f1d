"""The intake's files before they are known to be sound: where each theme, sub-theme and question stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.raw_values import find, find_ids
from issues.intake.layout import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import Value, YamlFile


@dataclass(frozen=True, slots=True)
class Part:
    """One theme, sub-theme, question or choice in its file."""

    file: YamlFile
    path: KeyPath
    value: Mapping[str, Value]

    def text(self, key: str) -> str | None:
        found = self.value.get(key)
        return found if isinstance(found, str) else None

    @property
    def id(self) -> str:
        return self.text("id") or ""

    def inside(self, *pattern: str) -> Iterator[Part]:
        """The parts that ``pattern`` leads to from here."""
        for path, value in find(self.value, pattern, self.path):
            if isinstance(value, Mapping):
                yield Part(self.file, path, value)

    def names(self, key: str) -> Iterator[tuple[KeyPath, str]]:
        """The ids in the list ``key``, with their places."""
        for path, name in find_ids(self.value, (key, "*")):
            yield (*self.path, *path), name

    def at(self, *path: str | int) -> Problem:
        """An empty problem at the value of ``path`` from here, to be given a message."""
        return self.file.at_value((*self.path, *path), "")

    def says(self, message: str, *path: str | int) -> Problem:
        return self.file.at_value((*self.path, *path), message)


def themes(files: Sequence[YamlFile]) -> Iterator[Part]:
    for file in files:
        if theme_of(file.path) and isinstance(file.value, Mapping):
            yield Part(file, (), file.value)


def questions(files: Sequence[YamlFile]) -> Iterator[Part]:
    for file in files:
        if file.path.startswith("questions"):
            for path, value in find(file.value, ("questions", "*")):
                if isinstance(value, Mapping):
                    yield Part(file, path, value)
