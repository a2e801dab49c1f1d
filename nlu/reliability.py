"""How far a confidence can be believed: of messages an engine was 70 % sure of, seven in ten should be right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlu.frozen_sets import Message
    from nlu.parse import Parse

BINS = 10

Sure = tuple[float, bool]
"""How sure an engine was of a message, and whether it was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Messages with a confidence from ``low`` to below ``high``; ``confidence`` is their mean."""

    low: float
    high: float
    messages: int
    confidence: float
    accuracy: float


def classified(judged: Iterable[tuple[Message, Parse]]) -> list[Sure]:
    """The messages an engine classified; a safety rule is always sure of itself, and would flatter it."""
    return [(parse.confidence, parse.intent in message.right) for message, parse in judged if parse.engine != "safety"]


def bins(pairs: Sequence[Sure]) -> list[Bin]:
    """The ones of ``BINS`` equally wide ones that hold messages, least sure first."""
    members: dict[int, list[Sure]] = defaultdict(list)
    for confidence, hit in pairs:
        members[min(int(confidence * BINS), BINS - 1)].append((confidence, hit))
    return [_bin(number, members[number]) for number in sorted(members)]


def calibration_error(pairs: Sequence[Sure]) -> float:
    """Expected calibration error: the mean distance between a bin's confidence and its accuracy."""
    gaps = (one.messages * abs(one.confidence - one.accuracy) for one in bins(pairs))
    return sum(gaps) / len(pairs) if pairs else 0.0


def _bin(number: int, members: Sequence[Sure]) -> Bin:
    count = len(members)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        messages=count,
        confidence=sum(confidence for confidence, _ in members) / count,
        accuracy=sum(hit for _, hit in members) / count,
    )
