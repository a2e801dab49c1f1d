"""What a finder hands back, and which of two findings on the same signs counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
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


def widened(findings: Iterable[Finding], wider: Iterable[Finding]) -> list[Finding]:
    """The findings with those of ``wider`` that overlap none of another type; what overlaps becomes one."""
    first = sorted(findings, key=lambda one: one.start)
    starts, ends = [one.start for one in first], [one.end for one in first]
    added = [
        one
        for one in wider
        if all(its.type == one.type for its in first[bisect_right(ends, one.start) : bisect_left(starts, one.end)])
    ]
    together: list[Finding] = []
    for one in sorted([*first, *added], key=lambda one: one.start):
        if together and one.start < together[-1].end:
            together[-1] = replace(together[-1], end=max(together[-1].end, one.end))
        else:
            together.append(one)
    return together
