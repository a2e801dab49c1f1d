"""Where words that somebody typed stand in a text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.names.cyrillic_words import read_cyrillic
from issues.redaction.names.reading import ANY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = "words"
"""The type of what was taken out because somebody typed it."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def occurrences(text: str, wanted: str) -> Iterator[Finding]:
    """Every place of these words in a folded text, whatever their capitals; a Cyrillic name in every form.

    The forms of other words are words of their own: "вахтер" does not find "вахтерка".
    """
    wanted = " ".join(wanted.split())
    if not wanted:
        return
    words = re.escape(wanted).replace(r"\ ", r"\s+")
    key = (wanted.lower(),)
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        yield Finding(match.start(), match.end(), WORDS, key)
    for start, end in _in_other_forms(text, _WORD.findall(wanted.lower())):
        yield Finding(start, end, WORDS, key)


def _in_other_forms(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each word is the wanted one or a form of the same name, with nothing but space between them."""
    names = [_lemmas(word) for word in wanted]
    if not any(names):
        return
    words = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    known = {low: _lemmas(low) for low in {low for low, _, _ in words}}
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        if all(
            low == word or bool(lemmas & known[low])
            for (low, _, _), word, lemmas in zip(here, wanted, names, strict=True)
        ) and all(text[a[2] : b[1]].isspace() for a, b in pairwise(here)):
            yield here[0][1], here[-1][2]


def _lemmas(low: str) -> frozenset[str]:
    """What names the word can be a form of."""
    reading = read_cyrillic(low)
    return reading.lemmas if reading.can_be(ANY_NAME) else frozenset()
