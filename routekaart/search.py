"""Topics by the words in them: for whoever knows what to look for, and for what no intent stands for."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from language import in_own_script, normalise
from language.spelling import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from language import Language
    from routekaart.model import Routekaart, Text, Topic

STEM = 5
"""Letters of a word that count: Ukrainian endings change, and most words are told apart by their beginning."""

SHORTEST = 3
TITLE, BODY = 4, 1
"""How much a word counts in a title or a menu's label, and in an answer."""

ENOUGH = 0.5
"""Share of the question's words, weighed by how telling they are, that a topic must have."""


class TopicIndex:
    """Which topics hold which words; one for a map and a language. A few milliseconds to make, microseconds to ask."""

    def __init__(self, kaart: Routekaart, language: Language) -> None:
        self._weights: dict[str, Counter[str]] = {}
        labels = {entry.intent: entry.label for theme in kaart.themes for entry in theme.entries}
        for topic in kaart.topics.values():
            self._weights[topic.id] = _weights(topic, labels.get(topic.id), language)
        holding: defaultdict[str, int] = defaultdict(int)
        for counted in self._weights.values():
            for stem in counted:
                holding[stem] += 1
        self._rarity = {stem: math.log(1 + len(self._weights) / count) for stem, count in holding.items()}
        self._rarest = math.log(1 + len(self._weights))

    def find(self, text: str, at_most: int) -> tuple[str, ...]:
        """Ids of the topics that hold enough of the text's words, the best first; none for words no topic has."""
        stems = set(_stems(in_own_script(text)))
        asked = sum(self._rarity.get(stem, self._rarest) for stem in stems)
        scores: dict[str, float] = {}
        for topic, weights in self._weights.items():
            held = [stem for stem in stems if stem in weights]
            if held and sum(self._rarity[stem] for stem in held) >= ENOUGH * asked:
                scores[topic] = sum(self._rarity[stem] * math.sqrt(weights[stem]) for stem in held)
        return tuple(sorted(scores, key=lambda topic: (-scores[topic], topic))[:at_most])


def _weights(topic: Topic, label: Text | None, language: Language) -> Counter[str]:
    weights: Counter[str] = Counter()
    for text in filter(None, (topic.title, label)):
        weights.update(dict.fromkeys(_stems(text.in_language(language)), TITLE))
    for text in _bodies(topic):
        weights.update(dict.fromkeys(_stems(text.in_language(language)), BODY))
    return weights


def _bodies(topic: Topic) -> Iterator[Text]:
    for outcome in topic.outcomes.values():
        yield outcome.answer
        yield from outcome.steps


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in words_of(normalise(text)) if len(word) >= SHORTEST]
