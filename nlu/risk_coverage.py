"""What an engine would gain by keeping silent: the share of wrong ones among the messages it is surest of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.reliability import Sure

STEPS = tuple(step / 10 for step in range(1, 11))
_CLOSE_ENOUGH = 1e-9


@dataclass(frozen=True, slots=True)
class Point:
    """Taking messages from ``threshold`` on covers a share of them, and a share of those is wrong: the risk."""

    coverage: float
    risk: float
    threshold: float


def curve(pairs: Sequence[Sure]) -> list[Point]:
    """One point for each confidence that occurs, surest first; equal confidences can only be taken together."""
    points: list[Point] = []
    taken = wrong = 0
    for confidence, group in groupby(sorted(pairs, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        hits = [hit for _, hit in group]
        taken += len(hits)
        wrong += hits.count(False)
        points.append(Point(taken / len(pairs), wrong / taken, confidence))
    return points


def at_steps(points: Sequence[Point], steps: Sequence[float] = STEPS) -> list[Point]:
    """For each share of messages the first point that covers it."""
    found = (next((one for one in points if one.coverage >= step - _CLOSE_ENOUGH), None) for step in steps)
    return [point for point in found if point]


def area(points: Sequence[Point]) -> float:
    """The mean risk over all coverages: 0 is perfect; a lower curve is a better order, or a better engine."""
    covered, total = 0.0, 0.0
    for point in points:
        total += point.risk * (point.coverage - covered)
        covered = point.coverage
    return total
