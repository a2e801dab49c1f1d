"""Every small table, and what somebody learns from what is shown of it who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from issues.figures import shown_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator


@dataclass
class Told:
    """Hidden nodes that are never empty; hidden nodes with one possible number; rests that are too small, and nodes
    that are too small but shown. ``partly``: how many different answers show a part of a branch."""

    somebody: int = 0
    exactly: int = 0
    small_rest: int = 0
    small_node: int = 0
    partly: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.somebody or self.exactly or self.small_rest or self.small_node)

    def learn(self, people: int, figures: dict[int, int], possible: Collection[tuple[int, ...]], least: int) -> None:
        nodes = {place for parts in possible for place in range(len(parts))}
        self.small_node += any(part < least for part in figures.values())
        if not figures or figures.keys() == nodes:
            return
        self.partly += 1
        self.small_rest += people - sum(figures.values()) < least
        for place in nodes - figures.keys():
            numbers = {parts[place] for parts in possible}
            self.somebody += min(numbers) > 0
            self.exactly += len(numbers) == 1


def walk(rule: Callable, least: int, nodes: int, most: int, *, several: bool) -> Told:
    """Each branch of so many nodes with up to ``most`` people each. ``several``: people may be in several nodes, so
    that any total from the largest node to the sum of all is possible."""
    worlds = defaultdict(list)
    for parts in product(range(most + 1), repeat=nodes):
        for people in range(max(parts), sum(parts) + 1) if several else [sum(parts)]:
            if people >= least:
                worlds[people, seen(rule, people, parts, least)].append(parts)
    told = Told()
    for (people, figures), possible in worlds.items():
        told.learn(people, dict(figures), possible, least)
    return told


def walk_crossed(least: int, most: int, cells: Iterable[tuple[int, int]]) -> Told:
    """Two branches of the same people, themes and kinds: each table with up to ``most`` people in all, in the ``cells``
    (theme, kind) that can be. What is shown of both, taken together."""
    possible_cells = list(cells)
    themes, kinds = (1 + max(cell[axis] for cell in possible_cells) for axis in (0, 1))
    worlds = defaultdict(set)
    for table in tables(most, len(possible_cells)):
        people, by = sum(table), ([0] * themes, [0] * kinds)
        for cell, count in zip(possible_cells, table, strict=True):
            for axis in (0, 1):
                by[axis][cell[axis]] += count
        if people >= least:
            theme_parts, kind_parts = map(tuple, by)
            shown = tuple(seen(shown_of, people, parts, least) for parts in (theme_parts, kind_parts))
            worlds[people, shown].add((theme_parts, kind_parts))
    told = Told()
    for (people, shown), possible in worlds.items():
        for axis in (0, 1):
            told.learn(people, dict(shown[axis]), {world[axis] for world in possible}, least)
    return told


def tables(most: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way to put at most so many people into so many cells."""
    if cells == 0:
        yield ()
        return
    for first in range(most + 1):
        for rest in tables(most - first, cells - 1):
            yield first, *rest


def seen(rule: Callable, people: int, parts: tuple[int, ...], least: int) -> tuple[tuple[int, int], ...]:
    return tuple((place, parts[place]) for place in sorted(rule(people, parts, least=least)))
