"""Where every key and value of a content file stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys and list indexes that lead to a value, e.g. ``("rules", 1, "outcome")``."""


class Position(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Marks:
    """The positions of one file's keys and values."""

    keys: Mapping[KeyPath, Position]
    values: Mapping[KeyPath, Position]

    def of_value(self, path: KeyPath) -> Position:
        """Where the value at ``path`` starts; of the nearest value around it where the file has none there."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, START)

    def of_key(self, path: KeyPath) -> Position:
        """Where the key at ``path`` stands; a list item and the whole file have no key, so there the value counts."""
        return self.keys.get(path) or self.of_value(path)
