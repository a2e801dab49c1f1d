"""The safety rules: read from ``nlu/safety``, matched against a message before any model sees it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from language import normalise, transliterate
from language.spelling import words_of
from nlu.safety_files import SAFETY_FOLDER, Phrase, SafetyRule, fold, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_GAP = 3
"""Words that ``..`` may stand for."""

VETO_REACH = 4
"""How far from a match a word of ``unless`` still counts."""

MAX_WORDS = 1500
"""More than the longest Telegram message holds; what comes after is not read."""

Span = tuple[int, int]
"""First word and the word after the last."""


@dataclass(frozen=True, slots=True)
class SafetyMatch:
    """The danger a message names, and the rule that saw it."""

    intent: str
    rule: str


class SafetyRules:
    """All rules, indexed by the first word of each phrase: the time of a check grows with the message, not with the rules."""

    def __init__(self, rules: Sequence[SafetyRule]) -> None:
        self.rules = tuple(rules)
        self._whole: dict[str, list[_Place]] = defaultdict(list)
        self._stems: dict[str, list[_Place]] = defaultdict(list)
        for number, rule in enumerate(rules):
            for slot, phrases in rule.slots():
                for phrase in phrases:
                    stem, is_stem = phrase[0]
                    (self._stems if is_stem else self._whole)[stem].append(_Place(number, slot, phrase))
        self._longest_stem = max(map(len, self._stems), default=0)

    def check(self, text: str) -> SafetyMatch | None:
        """The gravest danger the message names, in the order of the rule files; None when it names none.

        Latin letters are read as they stand and as Ukrainian and Russian typed in Latin, whatever the language seems to be.
        """
        matched = {number for words in readings(text) for number in self._matching(words)}
        if not matched:
            return None
        rule = self.rules[min(matched)]
        return SafetyMatch(rule.intent, rule.id)

    def matching(self, text: str) -> list[SafetyRule]:
        """Every rule that matches, for tests and for whoever tunes the rules."""
        numbers = {number for words in readings(text) for number in self._matching(words)}
        return [self.rules[number] for number in sorted(numbers)]

    def _matching(self, words: Sequence[str]) -> Iterator[int]:
        found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for place, span in self._hits(words):
            found[place.rule][place.slot].append(span)
        for number, by_slot in found.items():
            if self.rules[number].matches(by_slot, len(words)):
                yield number

    def _hits(self, words: Sequence[str]) -> Iterator[tuple[_Place, Span]]:
        for start, word in enumerate(words):
            places = list(self._whole.get(word, ()))
            for length in range(1, min(len(word), self._longest_stem) + 1):
                places += self._stems.get(word[:length], ())
            for place in places:
                end = _end(place.phrase, words, start)
                if end:
                    yield place, (start, end)


@dataclass(frozen=True, slots=True)
class _Place:
    rule: int
    slot: str
    phrase: Phrase


def _end(phrase: Phrase, words: Sequence[str], start: int) -> int | None:
    """Where the phrase that begins at ``start`` ends; None when it does not stand there."""
    at = start
    gap = 0
    for stem, is_stem in phrase:
        if stem == "..":
            gap = MAX_GAP
            continue
        reach = range(at, min(at + gap + 1, len(words)))
        hit = next((i for i in reach if words[i] == stem or (is_stem and words[i].startswith(stem))), None)
        if hit is None:
            return None
        at, gap = hit + 1, 0
    return at


def readings(text: str) -> list[list[str]]:
    """The folded words of a message, once for each way it may be read; a Cyrillic message has one."""
    normal = normalise(text)
    variants = [normal]
    if any("a" <= letter <= "z" for letter in normal):
        variants += [transliterate(normal, "uk", h="г"), transliterate(normal, "uk", h="х"), transliterate(normal, "ru")]
    return [[fold(word) for word in words_of(variant)[:MAX_WORDS]] for variant in dict.fromkeys(variants)]


@cache
def shipped_rules(folder: Path = SAFETY_FOLDER) -> SafetyRules:
    """The rules of ``nlu/safety``, read once."""
    return SafetyRules(read_rules(folder))
