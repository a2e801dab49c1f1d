"""What can be wrong with content files, said at the place where an editor can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, as ``file:line:column: message``.

    ``line`` and ``column`` count from 1, the column in characters; ``path`` is as in the documents, not on the disk.
    Problems sort in reading order.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ContentError(Exception):
    """The documents are not sound content. Holds every problem found, sorted, so that one round mends them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: list[Problem] = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
