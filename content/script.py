"""Is a text written in the letters of its language?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel.core import get_global

NAME_OF = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Cyrl": "Cyrillic",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Hebr": "Hebrew",
    "Latn": "Latin",
}
"""Scripts by their letters in ISO 15924, with the word that Unicode begins the names of their letters with."""

MIN_SHARE = 0.6
"""A pasted wrong language has nearly none of its letters, a sentence with foreign names well over half."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")
_NO_WORD = re.compile(r"\b[A-Z]{2,}\b|\S+\.[a-z]{2,}\S*")
"""Abbreviations (BSN, IND) and addresses are the same in every language."""


@cache
def script_of(language: str) -> str | None:
    """The script a language is written in, by Unicode's data; None for no language, or a script not listed here."""
    written = str(get_global("likely_subtags").get(language, "")).split("_")
    return NAME_OF.get(written[1]) if len(written) > 1 else None


def share_of(script: str, text: str) -> float:
    """The share of letters that are of ``script``; 1 where the text has no letters.

    What stands in brackets does not count: that is where a card gives the Dutch word that is on the door or the form.
    """
    counted = _NO_WORD.sub(" ", _BRACKETS.sub(" ", text))
    letters = [letter for letter in counted if letter.isalpha()]
    if not letters:
        return 1.0
    return sum(unicodedata.name(letter, "").startswith(script.upper()) for letter in letters) / len(letters)
