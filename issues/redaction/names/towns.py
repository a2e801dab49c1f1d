"""Dutch towns as they are heard and written in Cyrillic, and countries in the languages we know."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from issues.redaction.names.declension import stem_of
from issues.redaction.word_lists import keep

_LANGUAGES = ("uk", "ru", "nl", "en")
_ENDINGS = ("", "ом", "ем", "ів", "ові", "еві", "ах", "ами", "ам", "ов")
_LATIN_ENDINGS = ("", "om", "em", "iv", "ovi", "ah", "akh", "am", "amy")
"""Endings with a consonant; vowels do not count in a skeleton."""
_OF_SURNAMES = (
    "стра", "сма", "манс", "ман", "сен", "інга", "юк", "ук", "ян", "ін", "ин", "stra", "sma", "mans", "man", "sen",
    "inga", "ema", "uk",
)  # fmt: skip
_FEWEST_CONSONANTS = 4
_LATIN = str.maketrans("", "", "aeiouyàáâäèéêëìíîïòóôöùúûü'- ")
_CYRILLIC_CONSONANTS = str.maketrans("бвгґджзйклмнпрстфхцчшщ", "bvhhdžz klmnprstfhcčšš", "аеєиіїоуюяёыэьъ'-")
_SOUNDS = (
    ("sch", "sh"), ("ch", "h"), ("ck", "k"), ("ij", ""), ("ph", "f"), ("th", "t"), ("g", "h"), ("j", ""), ("w", "v"),
    ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("f", "v"), ("dt", "t"), ("d", "t"), ("b", "p"),
)  # fmt: skip
"""Sounds that Cyrillic writes one way or the other become one."""


def sounds_like_a_town(low: str) -> bool:
    """Whether a Cyrillic word, with or without an ending, has the consonants of a Dutch town: у Хрунінгені."""
    stems = (low.removesuffix(end) for end in _ENDINGS if low.endswith(end) and not low.endswith(_OF_SURNAMES))
    return any(_skeleton_of_cyrillic(stem) in _towns() for stem in stems)


def latin_like_a_town(low: str) -> bool:
    """The same for Ukrainian in Latin letters: v Utrehti, z Hroningena."""
    stems = (low.removesuffix(end) for end in _LATIN_ENDINGS if low.endswith(end) and not low.endswith(_OF_SURNAMES))
    return any(_skeleton(stem.translate(_LATIN)) in _towns() for stem in stems)


@cache
def country_words() -> frozenset[str]:
    """The names of countries, Cyrillic ones as stems too, and of languages where they have a capital."""
    locales = {language: Locale(language) for language in _LANGUAGES}
    names = {name.lower() for locale in locales.values() for name in locale.territories.values()}
    names |= {name.lower() for language in ("nl", "en") for name in locales[language].languages.values()}
    names = {name for name in names if re.fullmatch(r"[^\W\d_]{4,}", name)}
    return frozenset(names | {stem_of(name) for name in names if name > "\u03ff"})


@cache
def _towns() -> frozenset[str]:
    bones = (_skeleton(place.lower().translate(_LATIN)) for place in keep().places if " " not in place)
    return frozenset(one for one in bones if len(one) >= _FEWEST_CONSONANTS)


def _skeleton_of_cyrillic(low: str) -> str:
    return _skeleton(low.translate(_CYRILLIC_CONSONANTS).replace(" ", ""))


def _skeleton(consonants: str) -> str:
    for written, heard in _SOUNDS:
        consonants = consonants.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", consonants)
