"""Ukrainian and Russian typed in Latin letters, turned back to Cyrillic."""

from __future__ import annotations

import re
from typing import Literal

from language.dutch_terms import is_dutch_term
from language.latin_spelling import h_is_surely_g, undo_habits
from language.soft_signs import soften_russian, soften_ukrainian
from language.spelling import normalise

Cyrillic = Literal["uk", "ru"]

_SHARED = {
    "shch": "щ", "sch": "щ", "šč": "щ", "shh": "щ", "zgh": "зг", "zh": "ж", "ž": "ж", "kh": "х", "ch": "ч", "č": "ч",
    "tch": "ч", "sh": "ш", "š": "ш", "ts": "ц", "tz": "ц", "c": "ц", "ck": "к", "ph": "ф", "x": "х", "q": "к",
    "w": "в",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "г", "j": "й",
    "ya": "я", "ja": "я", "yu": "ю", "ju": "ю",
}  # fmt: skip
_UKRAINIAN = _SHARED | {
    "i": "і", "y": "и", "yi": "ї", "ji": "ї", "ye": "є", "je": "є", "yo": "йо", "jo": "йо", "ia": "я", "iu": "ю",
    "ie": "іє", "ii": "ії", "iia": "ія", "iya": "ія", "ija": "ія", "iiu": "ію", "iyu": "ію", "iju": "ію", "iji": "ії",
    "iyi": "ії", "iye": "іє", "ije": "іє", "yji": "иї", "yyi": "иї", "yje": "иє", "yja": "ия",
    "yj": "ий", "yy": "ий", "ij": "ій", "iy": "ій",
}  # fmt: skip
_RUSSIAN = _SHARED | {
    "i": "и", "y": "ы", "yi": "ый", "ye": "е", "je": "е", "yo": "е", "jo": "е", "io": "е", "ia": "ия", "ie": "ие",
    "iy": "ий", "ij": "ий", "yy": "ый", "yj": "ый", "iya": "ия", "iu": "ию",
}  # fmt: skip
_TABLES: dict[Cyrillic, dict[str, str]] = {"uk": _UKRAINIAN, "ru": _RUSSIAN}
_PIECES = {
    language: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for language, table in _TABLES.items()
}

LATIN_WORD = re.compile(r"(?=[46]?[a-zščž])[46a-zščž]+(?:'[a-zščž]+)*'?")


def transliterate(text: str, language: Cyrillic = "uk", *, h: str | None = None) -> str:
    """The Latin words of a text in Cyrillic, as far as letters allow; Dutch terms and Cyrillic words stay.

    Reads the official table (KMU 2010) and the ways people type: ``ja/ya/ia``, ``sch/shch``, ``ts/c``, ``x`` and
    ``4``, ``ch`` or ``h`` for х. Soft signs that the Latin spelling dropped are put back where Ukrainian nearly
    always has them.

    ``h`` says what a doubtful h is, ``г`` or ``х``; by default х where the text writes г as ``g`` and х never as
    ``kh``. The result is normalised. A reading for a classifier, not for a reader: it does not promise correct
    spelling.
    """
    text = normalise(text)
    doubtful = h or _doubtful_h(text, language)
    return LATIN_WORD.sub(lambda match: _word(match.group(), language, doubtful), text)


def _doubtful_h(text: str, language: Cyrillic) -> str:
    own = [word for word in LATIN_WORD.findall(text) if not is_dutch_term(word)]
    types_g = any("g" in word.replace("zgh", "") for word in own)
    types_kh = any("kh" in word for word in own)
    return "х" if language == "ru" or (types_g and not types_kh) else "г"


def _word(word: str, language: Cyrillic, doubtful_h: str) -> str:
    if is_dutch_term(word):
        return word
    if language == "uk":
        word = undo_habits(word)
        doubtful_h = "г" if h_is_surely_g(word) else doubtful_h
    table = _TABLES[language] | {"h": doubtful_h}
    cyrillic = _PIECES[language].sub(lambda match: table[match.group()], word)
    return soften_ukrainian(cyrillic) if language == "uk" else soften_russian(cyrillic)
