"""How words of the data find words of a message: folded, by beginnings, in the message's own or transliterated form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from language import in_own_script, normalise
from language.spelling import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXACT, ANYWHERE = "=", "*"
SHORTEST_BEGINNING = 4
"""Letters; a shorter word begins too many others (``rat`` – rating) and is written with ``=`` in front."""

WHOLE = 2
"""Letters up to which a part of a pair is a whole word: ``не`` is not the beginning of ``немає``."""

NOTHING = "(?!)"

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


def places(entries: tuple[str, ...], words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Where in the words any of ``entries`` stands: see `issues.intake.model.Words` for how they are written.

    Looks at each different word once before anything else: 4,096 characters of a message must not hold up the others.
    """
    begins, patterns = _compiled(entries)
    hits = {word for word in set(words) if begins.match(word)}
    if not hits:
        return
    for start, word in enumerate(words):
        if word in hits:
            for parts in patterns:
                yield from _from(parts, words, start)


def any_matches(entries: tuple[str, ...], forms: Forms) -> bool:
    return any(any(places(entries, words)) for words in forms)


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
def _compiled(entries: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], ...], ...]]:
    """One pattern for the first part of any entry, and every entry's own parts. Cached: the lists are of the data."""
    patterns = tuple(tuple(map(_pattern, entry.split())) for entry in entries)
    return re.compile("|".join(parts[0].pattern for parts in patterns) or NOTHING), patterns


def _pattern(part: str) -> re.Pattern[str]:
    bare = fold(part.lstrip(EXACT + ANYWHERE))
    if part.startswith(ANYWHERE):
        return re.compile(f".*{re.escape(bare)}")
    whole = part.startswith(EXACT) or len(bare) <= WHOLE
    return re.compile(f"{re.escape(bare)}$" if whole else re.escape(bare))
