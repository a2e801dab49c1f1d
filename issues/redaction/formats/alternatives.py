"""Long alternations that cost as much as short ones."""

from __future__ import annotations

from collections import defaultdict


def grouped(alternatives: str) -> str:
    """The same alternatives by their first letter: at most places in a text none is tried at all.

    Each must begin with a letter itself; their order within a letter stays, between letters it says nothing.
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for one in _split(alternatives):
        by_first[one[0].lower()].append(one[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def _split(alternatives: str) -> list[str]:
    """By the bars that stand in no bracket."""
    parts, depth, begin = [], 0, 0
    for at, sign in enumerate(alternatives):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            parts.append(alternatives[begin:at])
            begin = at + 1
    return [*parts, alternatives[begin:]]
