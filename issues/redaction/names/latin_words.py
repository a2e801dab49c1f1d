"""Dutch, English and other names in Latin letters by our lists; Ukrainian and Russian ones by writing them back."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from issues.redaction.names.common_words import is_common
from issues.redaction.names.cyrillic_words import read_cyrillic, shaped_as_surname
from issues.redaction.names.reading import ANY_NAME, NOTHING, Kind, Reading
from issues.redaction.word_lists import given_names
from language.transliteration import transliterate

_SLAVIC_SURNAME = re.compile(
    r"[a-z']{2,}(?:enko|enk(?:y|iv|am)|chuk(?:y|iv|am)|[cs]huk|chuk|schuk|iuk|yuk|juk|s'?k[yi][iy]?|skyi|skij|skyj|skaya|ska|skoyi|skoho"
    r"|tsk[yi]i?|ovych|evych|ovich|evich|ovna|evna|ivna|yshyn|adze|shvili|iani?|oglu|ovic|ewicz|owicz|czyk"
    r"|wski|wska)"
)
_SURELY_SURNAME = re.compile(
    r"[a-z']{2,}(?:enko[sy]?|enk(?:y|iv|am)|(?:tsj|[cs]h)uk(?:y|iv)|(?:sh?)?chuk|[oe]vych|ivna)"
)
"""Whatever the filter of ordinary words says, which is wrong now and then."""
_SHORTENED = re.compile(r"(?<=\w)'(?:m|ve|d|ll|re|t)$")
"""I'm, didn't."""
_SHORTEST = 3
_DUTCH_SPELLING = {"tsj": "ch", "zj": "zh", "sj": "sh", "oe": "u"}
_DUTCH_SOUND = re.compile("tsj|zj|sj|oe")
"""Zjenja, Oeljana: how Dutch offices write Ukrainian names."""
_SLAVIC: tuple[Literal["uk", "ru"], ...] = ("uk", "ru")


@cache
def _given() -> frozenset[str]:
    names = given_names()
    return frozenset(name.lower() for name in (*names.latin, *names.latin_slavic))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(given_names().surnames_latin)


@cache
def _also_words() -> frozenset[str]:
    return frozenset(given_names().also_words_latin)


def read_latin(low: str) -> Reading:
    """What a word in small Latin letters can be, whatever language it is in."""
    low = _SHORTENED.sub("", low)
    kinds, lemmas = NOTHING, set()
    plain = low.translate(_PLAIN)
    if plain in _given() or low in _given():
        kinds |= Kind.FIRST | Kind.SURE
        lemmas.add(low)
    if plain in _surnames():
        kinds |= Kind.SURNAME
        lemmas.add(low)
    if _SURELY_SURNAME.fullmatch(low):
        return Reading(Kind.SURNAME, frozenset({low}))
    if is_common(low) or len(low) == 1:
        kinds |= Kind.WORD
    elif not kinds and low.endswith("s") and low[:-1] in _given():
        kinds |= Kind.FIRST | Kind.SURE
        lemmas.add(low[:-1])
    if not kinds and len(low) >= _SHORTEST:
        written_back = _written_back(low)
        kinds |= written_back.kinds
        lemmas |= written_back.lemmas
    if kinds & ANY_NAME and low in _also_words():
        kinds |= Kind.ALSO
    return Reading(kinds, frozenset(lemmas))


def _written_back(low: str) -> Reading:
    """What a word is in Cyrillic; of two ways to read it, the one that gives a name."""
    for language in _SLAVIC:
        reading = read_cyrillic(transliterate(low, language))
        if reading.can_be(Kind.SURE if len(low) <= _SHORTEST else ANY_NAME):
            return reading
    as_in_dutch = _DUTCH_SOUND.sub(lambda sound: _DUTCH_SPELLING[sound[0]], low)
    if as_in_dutch != low:
        reading = read_cyrillic(transliterate(as_in_dutch, "uk"))
        if reading.can_be(Kind.SURE) and not reading.can_be(Kind.WORD):
            return reading
    return Reading()


def is_also_word(low: str) -> bool:
    """Whether a given name in Latin letters is an everyday word in Cyrillic: dani, marte."""
    readings = [read_cyrillic(transliterate(low, language)) for language in _SLAVIC]
    return any(one.can_be(Kind.ALSO | Kind.FUNCTION) or one.kinds == Kind.WORD for one in readings)


def says_with_whom(low: str) -> bool:
    """Whether a Ukrainian word in Latin letters says with whom: z Lesieju, z Kyrylom."""
    return low.endswith(("oju", "oiu", "oyu", "eju", "eiu", "eyu", "om", "em"))


def shaped_as_latin_surname(low: str) -> bool:
    return bool(_SLAVIC_SURNAME.fullmatch(low)) or shaped_as_surname(low)


_PLAIN = str.maketrans("àáâäãåçèéêëìíîïñòóôöõøùúûüýÿšžčćđşğıłńóśźż", "aaaaaaceeeeiiiinoooooouuuuyyszccdsgilnoszz")
