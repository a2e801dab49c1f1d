"""How words of the data find words of a message: folded, by beginnings, in the message's own or transliterated form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from language import in_own_script, normalise
from language.spelling import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EXACT, ANYWHERE = "=", "*"
SHORTEST_BEGINNING = 4
"""Letters; a shorter word begins too many others (``rat`` – rating) and is written with ``=`` in front."""

WHOLE = 2
"""Letters up to which a part of a pair is a whole word: ``не`` is not the beginning of ``немає``."""

MAX_GAP = 1
"""Words that may stand between the two of a pair: ``гаряча чи тепла вода``."""

_ALIKE = str.maketrans(
    {"ё": "е", "є": "е", "э": "е", "ы": "и", "і": "и", "ї": "и", "ґ": "г", "ь": "", "ъ": "", "'": ""}
)


Forms: TypeAlias = "tuple[tuple[str, ...], ...]"
"""The words of a message, as typed and as they were meant."""


def fold(text: str) -> str:
    """Normalised, with letters made one that surzhyk and Russian swap for Ukrainian ones: ``плєсєнь`` – ``плесень``."""
    return normalise(text).translate(_ALIKE)


def message_words(text: str) -> Forms:
    """The folded words of a message as it was typed, and once more in Cyrillic where it was typed in Latin letters."""
    typed = tuple(words_of(fold(text)))
    own = tuple(words_of(fold(in_own_script(text))))
    return (typed,) if own == typed else (typed, own)


def places(entry: str, words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Where in the words ``entry`` stands, each time: see `issues.intake.model.Words` for how it is written."""
    parts = _parts(entry)
    for start in range(len(words)):
        yield from _from(parts, words, start)


def any_matches(entries: Iterable[str], forms: Sequence[Sequence[str]]) -> bool:
    return any(any(places(entry, words)) for entry in entries for words in forms)


def _from(parts: tuple[re.Pattern[str], ...], words: Sequence[str], start: int) -> Iterator[tuple[int, ...]]:
    """The first part at ``start`` with the others after it, each at most ``MAX_GAP`` words later."""
    if not parts[0].match(words[start]):
        return
    if len(parts) == 1:
        yield (start,)
        return
    for place in range(start + 1, min(start + 2 + MAX_GAP, len(words))):
        for rest in _from(parts[1:], words, place):
            yield (start, *rest)


@cache
def _parts(entry: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, entry.split()))


def _pattern(part: str) -> re.Pattern[str]:
    bare = fold(part.lstrip(EXACT + ANYWHERE))
    if part.startswith(ANYWHERE):
        return re.compile(f".*{re.escape(bare)}")
    whole = part.startswith(EXACT) or len(bare) <= WHOLE
    return re.compile(f"{re.escape(bare)}$" if whole else re.escape(bare))
