"""What a reader sees where something was taken out: [ім’я 1], the same for the same person."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redact import Redacted, Span
from issues.redaction.finding import KEPT, Finding
from issues.redaction.word_lists import mark_words
from language import FALLBACK_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.redaction.folding import Folded

_MOST_ALIKE = 8
"""How many namesakes are compared with a name: more than a complaint tells of, and a bound for a text of names only."""

_HIGHEST_TYPED = 9_999
"""Marks that somebody typed may say any number; counting goes on from those alone that a text can reach."""

_Words = tuple[frozenset[str], ...]
"""The readings of each word."""


@cache
def _any_mark() -> re.Pattern[str]:
    words = {mark_words()[kind].in_language(language) for kind in mark_words() for language in _languages()}
    words |= {word.replace("’", "'") for word in words}
    return re.compile(rf"\[(?P<word>{'|'.join(map(re.escape, sorted(words)))}) (?P<number>\d{{1,6}})\]", re.IGNORECASE)


@cache
def _languages() -> frozenset[str]:
    return frozenset({"uk", "nl"}).union(*(text.model_extra or {} for text in mark_words().values()))


def marks_in(text: str) -> Iterator[re.Match[str]]:
    """Every mark that stands in a text already, in whatever language."""
    return _any_mark().finditer(text)


def kept_marks(text: str) -> Iterator[Finding]:
    """Marks of an earlier redaction, so that redacting twice changes nothing."""
    for match in marks_in(text):
        yield Finding(match.start(), match.end(), KEPT)


class Numbering:
    """Numbers for the findings of one text, from one on in each type, after those that its marks already use."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language or FALLBACK_LANGUAGE
        self._last: dict[str, int] = {}
        self._known: dict[tuple[str, str], list[tuple[int, _Words]]] = {}
        for match in marks_in(text):
            word, number = _spelt(match["word"]), int(match["number"])
            if number <= _HIGHEST_TYPED:
                self._last[word] = max(self._last.get(word, 0), number)

    def last(self, word: str) -> int:
        """The highest number that is used with this word; 0 where none is."""
        return self._last.get(_spelt(word), 0)

    def mark(self, finding: Finding) -> str:
        word = mark_words()[finding.type].in_language(self._language)
        return f"[{word} {self._number(word, finding)}]"

    def _number(self, word: str, finding: Finding) -> int:
        words = _words(finding.keys)
        for reading in frozenset[str]().union(*words):
            for number, others in self._known.get((finding.type, reading), ()):
                if _same(words, others):
                    self._learn(finding.type, words, number)
                    return number
        word = _spelt(word)
        self._last[word] = self._last.get(word, 0) + 1
        self._learn(finding.type, words, self._last[word])
        return self._last[word]

    def _learn(self, kind: str, words: _Words, number: int) -> None:
        for reading in frozenset[str]().union(*words):
            alike = self._known.setdefault((kind, reading), [])
            if len(alike) < _MOST_ALIKE and (number, words) not in alike:
                alike.append((number, words))


def _spelt(word: str) -> str:
    return word.replace("'", "’").lower()


def _words(keys: Sequence[str]) -> _Words:
    return tuple(frozenset(key.split("|")) for key in keys)


def _same(words: _Words, others: _Words) -> bool:
    """Whether one of the two says nothing that the other does not: Оксана and Оксана Бондар, not Оксана Коваль too."""
    shorter, longer = sorted((words, others), key=len)
    return all(any(word & other for other in longer) for word in shorter)


def with_marks(text: str, folded: Folded, findings: Sequence[Finding], numbering: Numbering) -> Redacted:
    """The text with a mark for each finding; they are in order and overlap nowhere."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for finding in findings:
        start, end = folded.original(finding.start, finding.end)
        parts += [text[at:start], numbering.mark(finding)]
        spans.append(Span(start, end, finding.type))
        at = end
    removed = tuple(text[span.start : span.end] for span in spans)
    return Redacted("".join([*parts, text[at:]]), tuple(spans), removed)
