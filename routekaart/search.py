"""Topics by the words in them: for whoever knows what to look for, and for what no intent stands for."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from language import in_own_script, normalise
from language.spelling import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from content.node import Text
    from language import Language
    from routekaart.model import Routekaart, Topic

STEM = 5
"""Letters of a word that count: Ukrainian endings change, and most words are told apart by their beginning."""

SHORTEST = 3
TITLE, BODY = 4, 1
"""How much a word counts in a title or a menu's label, and in an answer."""

ENOUGH = 0.5
"""Share of the question's words, weighed by how telling they are, that a topic must have."""


KEPT = 8
"""Indexes kept: some languages of the map in force, and of the one before it."""

_kept: dict[tuple[str, Language], TopicIndex] = {}


def topic_index(kaart: Routekaart, language: Language) -> TopicIndex:
    """The index of a map and a language, made once: that takes some tenths of a second, in which nobody is answered.

    One for all places, so that what is kept does not grow with the municipalities. It is known by the map's version.
    """
    key = (kaart.version, language)
    if key not in _kept:
        while len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = TopicIndex(kaart, language)
    return _kept[key]


class TopicIndex:
    """Which topics hold which words: the nation's, and every municipality's own. As they are without layers."""

    def __init__(self, kaart: Routekaart, language: Language) -> None:
        self._weights: dict[str, Counter[str]] = {}
        labels = {entry.intent: entry.label for theme in kaart.themes for entry in theme.entries}
        own = (topic for topics in kaart.local_topics.values() for topic in topics.values())
        for topic in (*kaart.topics.values(), *own):
            self._weights.setdefault(topic.id, Counter()).update(_weights(topic, labels.get(topic.id), language))
        holding: defaultdict[str, int] = defaultdict(int)
        for counted in self._weights.values():
            for stem in counted:
                holding[stem] += 1
        self._rarity = {stem: math.log(1 + len(self._weights) / count) for stem, count in holding.items()}
        self._rarest = math.log(1 + len(self._weights))

    def find(self, text: str, at_most: int, *, among: Container[str]) -> tuple[str, ...]:
        """Ids of the topics that hold enough of the text's words, the best first; none for words no topic has.

        Args:
            among: The topics that there are at the place of whoever asks.
        """
        stems = set(_stems(in_own_script(text)))
        asked = sum(self._rarity.get(stem, self._rarest) for stem in stems)
        scores: dict[str, float] = {}
        for topic, weights in self._weights.items():
            held = [stem for stem in stems if stem in weights]
            if held and topic in among and sum(self._rarity[stem] for stem in held) >= ENOUGH * asked:
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
