"""What a finder hands back, and which of two findings on the same signs counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = "kept"
"""The type of what looks like personal data and is none, such as a helpline: it stays, and is not looked into."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Signs ``start`` to ``end`` of the folded text.

    ``keys``: what tells it from others of its type; for a name one for each word, its readings joined by ``|``.
    """

    start: int
    end: int
    type: str
    keys: tuple[str, ...] = ()


class Taken:
    """Which signs of a text are spoken for; asking and taking cost as much as the piece is long."""

    def __init__(self, length: int) -> None:
        self._signs = bytearray(length)

    def overlaps(self, start: int, end: int) -> bool:
        return self._signs.find(1, start, end) >= 0

    def take(self, start: int, end: int) -> None:
        self._signs[start:end] = b"\1" * (end - start)


def first_come(findings: Iterable[Finding], taken: Taken) -> list[Finding]:
    """The findings that overlap none before them, in the order given, so whoever is surest goes first."""
    chosen = []
    for one in findings:
        if one.start < one.end and not taken.overlaps(one.start, one.end):
            taken.take(one.start, one.end)
            chosen.append(one)
    return chosen
