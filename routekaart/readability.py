"""How easily the map's texts read: words in a sentence, and the sentences that are too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.node import Text
    from language import Language
    from routekaart.model import Routekaart

MAX_WORDS = 20
"""A sentence for readers at B1 has no more; the Dutch guidance for plain language on government sites says fifteen on
average and twenty at most."""

_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-яіїєґ]|[«“\d])")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Readability:
    """``mean``: words in a sentence on average. ``long``: where a sentence stands that has over ``MAX_WORDS``."""

    sentences: int
    mean: float
    long: tuple[tuple[str, str], ...]


def readability(kaart: Routekaart, language: Language) -> Readability:
    """The answers and steps of every topic, in one language."""
    found = [(part, sentence) for part, text in _texts(kaart) for sentence in sentences_of(text.in_language(language))]
    lengths = [len(_WORD.findall(sentence)) for _, sentence in found]
    too_long = tuple(one for one, length in zip(found, lengths, strict=True) if length > MAX_WORDS)
    return Readability(len(found), round(sum(lengths) / max(len(lengths), 1), 1), too_long)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; an abbreviation or an hour (9.00) does not end one."""
    return [one for one in _END.split(text) if one.strip()]


def _texts(kaart: Routekaart) -> Iterator[tuple[str, Text]]:
    for topic in kaart.topics.values():
        for name, outcome in topic.outcomes.items():
            yield f"{topic.id}/{name}/answer", outcome.answer
            yield from ((f"{topic.id}/{name}/steps/{step.id}", step) for step in outcome.steps)
