"""Characters that nobody sees: they turn text around, hide a word from a search, or pass for an empty text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by their kind, but drawn as nothing."""

_CANDIDATE = re.compile(
    rf"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u1680\u180e\u2000-\u200f\u2028-\u202e"
    rf"\u205f-\u206f\u3000\ue000-\uf8ff\ufeff\ufff9-\ufffb{_LOOK_EMPTY}\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control and format characters, private ones, and every space but the usual and the one that does not break."""

_JOINER = "\u200d"
_AFTER_PICTURE = {"So", "Sk", "Mn", "Me"}


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Where such a character stands, with its name. The joiner within a picture of several (👩‍👧) is none."""
    for found in _CANDIDATE.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if found[0] == _JOINER and before and unicodedata.category(before) in _AFTER_PICTURE:
            continue
        yield found.start(), _name(found[0])


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{code}, {name}" if name else code
