"""What is wrong with a part of a file, before it is known on which line that part stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import YamlFile


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of the part at ``path``: still the same when lines above it come and go.

    ``at_key``: it is about the key that names the part, not about the value.
    """

    path: KeyPath
    message: str
    at_key: bool = True

    def located(self, file: YamlFile, prefix: KeyPath = ()) -> Problem:
        """The problem in ``file``, where the part's own file is what stands below ``prefix``."""
        path = (*prefix, *self.path)
        return file.at_key(path, self.message) if self.at_key else file.at_value(path, self.message)


def at_value(path: KeyPath, message: str) -> Finding:
    return Finding(path, message, at_key=False)
