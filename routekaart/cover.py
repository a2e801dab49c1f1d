"""The fewest conditions that say exactly which combinations of facts are meant.

As two-level minimisation of logic does it, for facts with more than two choices: conditions that are as wide as they
can be (prime implicants), then as few of them as cover everything.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Combination: TypeAlias = tuple[str, ...]
"""One choice of every fact, in the order of the facts."""

Condition: TypeAlias = tuple[frozenset[str], ...]
"""Per fact the choices that are allowed."""

MAX_ORDERS = 24
"""Orders of facts in which a combination is widened: all of them up to four facts, as many as may be asked."""


def cover(choices: Mapping[str, tuple[str, ...]], meant: Collection[Combination]) -> tuple[Condition, ...]:
    """Conditions that hold for all of ``meant`` and for nothing else, the widest first.

    ``choices``: those of each fact, in order. Takes the widest condition again and again, and then leaves out what the
    others cover: not always the very fewest, but none of them can go and none can be wider.
    """
    left, taken = set(meant), list[Condition]()
    primes = sorted(_primes(choices, frozenset(meant)), key=lambda one: _plain(choices, one))
    while left:
        best = max(primes, key=lambda one: sum(combination in left for combination in _all(one)))
        taken.append(best)
        left.difference_update(_all(best))
    for one in sorted(taken, key=_size):
        others = set(itertools.chain.from_iterable(_all(other) for other in taken if other is not one))
        if others.issuperset(_all(one)):
            taken.remove(one)
    return tuple(sorted(taken, key=lambda one: _plain(choices, one)))


def conditions(choices: Mapping[str, tuple[str, ...]], condition: Condition) -> dict[str, tuple[str, ...]]:
    """What a condition asks, fact by fact; a fact that may have any choice is left out."""
    return {
        fact: tuple(choice for choice in known if choice in allowed)
        for (fact, known), allowed in zip(choices.items(), condition, strict=True)
        if len(allowed) < len(known)
    }


def _primes(choices: Mapping[str, tuple[str, ...]], meant: frozenset[Combination]) -> set[Condition]:
    orders = list(itertools.islice(itertools.permutations(range(len(choices))), MAX_ORDERS))
    every = tuple(choices.values())
    return {_widened(every, combination, meant, order) for combination in meant for order in orders}


def _widened(
    every: tuple[tuple[str, ...], ...], start: Combination, meant: frozenset[Combination], order: tuple[int, ...]
) -> Condition:
    """The condition that ``start`` grows into when facts are widened in that order."""
    condition = [frozenset({choice}) for choice in start]
    for fact in order:
        for choice in every[fact]:
            wider = [*condition[:fact], frozenset({choice}), *condition[fact + 1 :]]
            if meant.issuperset(_all(tuple(wider))):
                condition[fact] |= {choice}
    return tuple(condition)


def _all(condition: Condition) -> Iterator[Combination]:
    return itertools.product(*condition)


def _size(condition: Condition) -> int:
    return math.prod(map(len, condition))


def _plain(choices: Mapping[str, tuple[str, ...]], condition: Condition) -> tuple[int, int, list[list[int]]]:
    """What sorts conditions that are easier to read first: few facts, many combinations, the order of the choices."""
    said = conditions(choices, condition)
    places = [[choices[fact].index(choice) for choice in allowed] for fact, allowed in said.items()]
    return len(said), -_size(condition), places
