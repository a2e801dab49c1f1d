"""A text as finders read it: one apostrophe, one dash, no combining or unseen signs; and the way back to the original.

Not `language.normalise`, which changes lengths without saying where.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "’ʼ‘`´′＇ʹ‛"
_DASHES = "–—‒―−‐‑"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_TABLE = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), "＠": "@"}
)
_CALM = re.compile(r"[\x00-\x7e\u00a1-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u04ff\u2010-\u2027\u2030-\u203a€№₴]*")
"""Texts of these signs alone need no look at each."""


@dataclass(frozen=True, slots=True)
class Folded:
    """``starts`` and ``ends``: where in the original each sign of ``text`` begins and ends; None: nothing moved."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the signs from ``start`` to ``end``, at least one, stand in the original."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text as finders read it, at most as long as the original."""
    if _CALM.fullmatch(text):
        return Folded(text.translate(_TABLE))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, sign in enumerate(text):
        category = unicodedata.category(sign)
        if category[0] == "M" and ends:
            # A mark belongs to the letter it stands on: taken out with it, and read with it where the two are a letter.
            signs[-1] = _composed(signs[-1], sign)
            ends[-1] = at + 1
        elif category not in {"Cf", "Mn", "Me", "Mc"}:
            signs.append(_plain(sign, category))
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(signs), starts, ends)


def _composed(letter: str, mark: str) -> str:
    joined = unicodedata.normalize("NFC", letter + mark)
    return joined if len(joined) == 1 and not _is_stress(letter, mark) else letter


def _is_stress(letter: str, mark: str) -> bool:
    """Whether the mark only says how a Cyrillic word is stressed (Оле́на)."""
    return mark in "\u0300\u0301" and letter > "\u03ff"


def _plain(sign: str, category: str) -> str:
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if sign in _APOSTROPHES or sign in _DASHES or sign in _SPACES:
        return sign.translate(_TABLE)
    wide = unicodedata.normalize("NFKC", sign)
    return wide if len(wide) == 1 else sign
