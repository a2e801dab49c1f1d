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

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOK_ALIKES = frozenset("aceiopxy")
"""Small Latin letters that are drawn as Cyrillic ones are."""

_NOT_IN = {"uk": frozenset("ыэъё")}
"""Letters of the same script that a language does not have, by the language."""

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
    letters = [letter for letter in without_terms(text) if letter.isalpha()]
    if not letters:
        return 1.0
    return sum(_script(letter) == script for letter in letters) / len(letters)


def without_terms(text: str) -> str:
    """The text without what is the same in every language: what stands in brackets, abbreviations, addresses."""
    return _NO_WORD.sub(" ", _BRACKETS.sub(" ", text))


def odd_word(language: str, text: str) -> str | None:
    """What is wrong with the first word whose letters cannot all be the language's; None where there is none.

    A word of two scripts is always a slip of the keyboard: it looks right, but no search finds it and a screen reader
    spells it out. So is a word of another script amid Latin ones, and among Cyrillic ones a Latin word that could be
    read as one of theirs (``i``, ``a``). What stands in brackets or «» may be of one other script.
    """
    for word in _LETTERS.findall(text):
        scripts = _scripts(word)
        if len(scripts) > 1:
            return f"'{word}' mixes {' and '.join(sorted(scripts))} letters"
    own = script_of(language)
    if own == "Latin" and text.isascii():
        return None
    for found in _LETTERS.finditer(_BRACKETS.sub(lambda part: " " * len(part[0]), text)):
        joined = "-" in text[max(found.start() - 1, 0) : found.end() + 1]
        if reason := _foreign(language, own, found[0], joined=joined):
            return reason
    return None


def _foreign(language: str, own: str | None, word: str, *, joined: bool) -> str | None:
    other = _scripts(word) - {own}
    if own == "Latin" and other:
        return f"'{word}' is in {other.pop()} letters"
    if own == "Cyrillic" and not joined and set(word) <= _LOOK_ALIKES:
        return f"'{word}' is in Latin letters that look like Cyrillic ones"
    if strange := sorted(_NOT_IN.get(language, frozenset()) & set(word.lower())):
        return f"'{word}' has '{strange[0]}', which is no letter of {language}"
    return None


def _scripts(word: str) -> set[str]:
    return {script for letter in word if (script := _script(letter))}


@cache
def _script(letter: str) -> str | None:
    """The script of one letter, as Unicode's name of it begins; None where that is none of those listed here."""
    first = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return first if first in NAME_OF.values() else None
