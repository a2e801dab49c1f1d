"""Dutch and other names as they are heard and written in Cyrillic, with or without an ending: Керстін, Фреком, Хайса.

No list has all the ways to spell one; a key of consonants and open vowels, made from both writings, is the same for
most.
"""

from __future__ import annotations

import re
from functools import cache

from issues.redaction.word_lists import given_names

_SHORTEST = 3
"""Sounds of a key: shorter ones are syllables of anything."""
_FROM_LATIN = (
    (r"[àáâäãå]", "a"), (r"[èéêë]", "e"), (r"[ìíîïı]", "i"), (r"[òóôöõø]", "o"), (r"[ùúûü]", "u"),
    ("ł", "l"), ("ń", "n"),
    (r"[şšś]", "sh"), (r"[çč]", "ch"), ("ğ", "h"), (r"[žź]", "z"), ("oe", "o"), ("ou|au", "o"),
    ("ij|ei|eij|ey|ay|ai|uy|ui", "e"),
    ("sch|sj|sh", "s"), ("tch|tj|ch", "h"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("qu", "kv"), ("x", "ks"),
    ("c(?=[eiy])", "s"),
    ("[cq]", "k"), ("dzh|dj", "z"), ("w", "v"), ("g", "h"), ("kh", "h"), ("j", ""),
)  # fmt: skip
_FROM_CYRILLIC = (
    ("дж|ж", "z"), ("ч", "h"), ("[шщ]", "s"), ("ц", "s"), ("кс", "ks"), ("[аеоу]й", "e"), ("ау|оу|оо", "o"),
    ("[їйьъ']", ""),
    ("я", "a"), ("ю", "u"), ("ё", "o"), ("[иіыэєе]", "e"), ("[гґх]", "h"),
)  # fmt: skip
_LETTERS = str.maketrans("абвдзклмнопрстуф", "abvdzklmnoprstuf")
_FOLD = (
    ("[eiy]", ""), ("[ou]", "o"), ("f", "v"), ("d", "t"), ("b", "p"), ("z", "s"), (r"(?<!^)h(?=[tsmnrlkp]|$)", ""),
    (r"(.)\1+", r"\1"),
)  # fmt: skip
_ENDINGS = (
    "ові", "еві", "єві", "ом", "ем", "єм", "ою", "ею", "єю", "ой", "ей",
    "а", "у", "і", "и", "я", "ю", "е", "ы", "є", "ї",
)  # fmt: skip
_PLAIN = re.compile(r"[а-яіїєґё'-]{3,16}")


def sounds_like_a_name(low: str) -> bool:
    """Whether a Cyrillic word that no dictionary has sounds like a given name or surname of our lists."""
    if not _PLAIN.fullmatch(low):
        return False
    keys = _names()
    return any(key in keys for key in _keys(low))


def _keys(low: str) -> set[str]:
    stems = {low} | {low[: -len(end)] for end in _ENDINGS if low.endswith(end) and len(low) - len(end) >= _SHORTEST}
    return {_key_of_cyrillic(stem) for stem in stems}


@cache
def _names() -> frozenset[str]:
    names = given_names()
    every = {name.lower() for name in (*names.latin, *names.latin_slavic)} - set(names.also_words_latin)
    keys = {_key_of_latin(name) for name in every if name.isalpha()}
    keys |= {_key_of_latin(name) for name in names.surnames_latin if name.isalpha() and len(name) > _SHORTEST + 1}
    return frozenset(key for key in keys if len(key) >= _SHORTEST)


def _key_of_latin(low: str) -> str:
    return _key(low, _FROM_LATIN)


def _key_of_cyrillic(low: str) -> str:
    for written, heard in _FROM_CYRILLIC:
        low = re.sub(written, heard, low)
    return _key(low.translate(_LETTERS), ())


def _key(low: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for written, heard in (*sounds, *_FOLD):
        low = re.sub(written, heard, low)
    return low
