"""Is a text written in the letters of its language?"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, TypeAlias

Script: TypeAlias = Literal["Cyrillic", "Latin"]

SCRIPT_OF: dict[str, Script] = {"uk": "Cyrillic", "ru": "Cyrillic", "nl": "Latin", "en": "Latin"}

MIN_SHARE = 0.6
"""A pasted wrong language has nearly none of its letters, a sentence with foreign names well over half."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")
_NO_WORD = re.compile(r"\b[A-Z]{2,}\b|\S+\.[a-z]{2,}\S*")
"""Abbreviations (BSN, IND) and addresses are the same in every language."""


def share_of(script: Script, text: str) -> float:
    """The share of letters that are of ``script``; 1 where the text has no letters.

    What stands in brackets does not count: that is where a card gives the Dutch word that is on the door or the form.
    """
    counted = _NO_WORD.sub(" ", _BRACKETS.sub(" ", text))
    letters = [letter for letter in counted if letter.isalpha()]
    if not letters:
        return 1.0
    return sum(unicodedata.name(letter, "").startswith(script.upper()) for letter in letters) / len(letters)
