"""Texts longer than a message: cut where a reader would pause, and never inside a letter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TELEGRAM_UNITS = 4096
"""Bot API, sendMessage: "1-4096 characters after entities parsing", counted as UTF-16 code units."""

PAUSES = ("\n\n", "\n", ". ", " ")
ZERO_WIDTH_JOINER = "\u200d"


def units(text: str) -> int:
    """UTF-16 code units: how Telegram counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def split(text: str, most: int = TELEGRAM_UNITS) -> list[str]:
    """The text in pieces of at most ``most`` units, none of them blank; nothing but white space at a cut is lost."""
    return [piece for piece in _pieces(text, most) if piece.strip()]


def shortened(text: str, most: int) -> str:
    """The text, or as much of it as fits with an ellipsis at its end."""
    return text if units(text) <= most else text[: _fitting(text, most - 1)].rstrip() + "…"


def _pieces(text: str, most: int) -> Iterator[str]:
    while units(text) > most:
        end = _pause(text, _fitting(text, most))
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    yield text


def _fitting(text: str, most: int) -> int:
    """How many characters fit; whole letters with what is set upon them, unless one alone is longer."""
    room = most
    for index, letter in enumerate(text):
        room -= 1 + (letter > "\uffff")
        if room < 0:
            return _whole(text, index)
    return len(text)


def _whole(text: str, end: int) -> int:
    start = end
    while start > 0 and _belongs_to_the_one_before(text, start):
        start -= 1
    return start or end


def _belongs_to_the_one_before(text: str, index: int) -> bool:
    letter = text[index]
    joined = ZERO_WIDTH_JOINER in (letter, text[index - 1])
    return joined or unicodedata.category(letter) in {"Mn", "Me", "Mc"} or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _pause(text: str, end: int) -> int:
    """The last pause in the second half of what fits; without one, the end."""
    for pause in PAUSES:
        found = text.rfind(pause, end // 2, end)
        if found > 0:
            return found + len(pause)
    return end
