"""The safety rules: read from ``nlu/safety``, matched against a message before any model sees it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from language import normalise, transliterate
from language.spelling import words_of
from nlu.safety_files import GAP, SAFETY_FOLDER, Phrase, SafetyRule, Span, Token, fold, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from nlu.dangers import Danger

MAX_GAP = 3
"""Words that ``..`` may stand for."""

MAX_WORDS = 1500
"""More than the longest Telegram message holds; what comes after is not read."""

Forms = tuple[str, ...]
"""One word of a message, in each way it may be read."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the rules see in a message: the gravest danger it names and the rule that says so, and signs of others."""

    danger: Danger | None
    rule: str | None
    signs: frozenset[Danger]


class SafetyRules:
    """All rules. A phrase that many rules share is looked for once, and only where its first word stands."""

    def __init__(self, rules: Sequence[SafetyRule]) -> None:
        self.rules = tuple(rules)
        self._places: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._whole: dict[str, list[Phrase]] = defaultdict(list)
        self._stems: dict[str, list[Phrase]] = defaultdict(list)
        for number, rule in enumerate(rules):
            for slot, phrases in rule.slots():
                for phrase in phrases:
                    if id(phrase) not in self._places:
                        self._index(phrase)
                    self._places[id(phrase)].append((number, slot))
        self._longest_stem = max(map(len, self._stems), default=0)

    def _index(self, phrase: Phrase) -> None:
        index = self._stems if phrase[0].is_stem else self._whole
        for form in phrase[0].forms:
            index[form].append(phrase)

    def look(self, text: str) -> Sighting:
        """The gravest danger the message names, in the order of `DANGERS`, and what it only hints at."""
        matched = self.matching(text)
        certain = next((rule for rule in matched if not rule.sign), None)
        return Sighting(
            danger=certain.danger if certain else None,
            rule=certain.id if certain else None,
            signs=frozenset(rule.danger for rule in matched if rule.sign),
        )

    def check(self, text: str) -> Danger | None:
        """The gravest danger the message names; None when it names none."""
        return self.look(text).danger

    def suspect(self, text: str) -> Danger | None:
        """The gravest danger the message names or hints at: for when no model is there to weigh the hint."""
        matched = self.matching(text)
        return matched[0].danger if matched else None

    def matching(self, text: str) -> list[SafetyRule]:
        """Every rule that matches, gravest first."""
        words = forms_of(text)
        found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for phrase, span in self._hits(words):
            for number, slot in self._places[id(phrase)]:
                found[number][slot].append(span)
        matched = sorted(number for number, slots in found.items() if self.rules[number].matches(slots, len(words)))
        return [self.rules[number] for number in matched]

    def _hits(self, words: Sequence[Forms]) -> Iterator[tuple[Phrase, Span]]:
        for start, forms in enumerate(words):
            for phrase in self._beginning(forms):
                end = _end(phrase, words, start)
                if end:
                    yield phrase, (start, end)

    def _beginning(self, forms: Forms) -> Iterable[Phrase]:
        """The phrases that may begin with this word, each once."""
        phrases: dict[int, Phrase] = {}
        for word in forms:
            for phrase in self._whole.get(word, ()):
                phrases[id(phrase)] = phrase
            for length in range(1, min(len(word), self._longest_stem) + 1):
                for phrase in self._stems.get(word[:length], ()):
                    phrases[id(phrase)] = phrase
        return phrases.values()


def _end(phrase: Phrase, words: Sequence[Forms], start: int) -> int | None:
    """Where the phrase whose first word stands at ``start`` ends; None when the others do not follow."""
    at = start + 1
    gap = 0
    for token in phrase[1:]:
        if token == GAP:
            gap = MAX_GAP
            continue
        reach = range(at, min(at + gap + 1, len(words)))
        hit = next((i for i in reach if any(_is(word, token) for word in words[i])), None)
        if hit is None:
            return None
        at, gap = hit + 1, 0
    return at


def _is(word: str, token: Token) -> bool:
    return any(word.startswith(stem) for stem in token.forms) if token.is_stem else word in token.forms


def forms_of(text: str) -> list[Forms]:
    """The folded words of a message, each in every way it may be read.

    A Cyrillic word has one form. One in Latin letters is read as it stands and as Ukrainian and Russian typed in Latin,
    whatever the language of the message seems to be: danger must not hang on a guess.
    """
    normal = normalise(text)
    variants = [words_of(normal)]
    if any("a" <= letter <= "z" for letter in normal):
        ways = (transliterate(normal, "uk", h="г"), transliterate(normal, "uk", h="х"), transliterate(normal, "ru"))
        variants += [words for words in map(words_of, ways) if len(words) == len(variants[0])]
    return [tuple({fold(word) for word in word_forms}) for word_forms in zip(*variants, strict=True)][:MAX_WORDS]


@cache
def shipped_rules(folder: Path = SAFETY_FOLDER) -> SafetyRules:
    """The rules of ``nlu/safety``, read once."""
    return SafetyRules(read_rules(folder))
