"""Ukrainian numbers said in Latin letters, however somebody spells them: dvadcyat pershij, dvisti tryi."""

from __future__ import annotations

import re
from functools import cache

from issues.redaction.formats.number_words import slavic_cardinals, slavic_ordinals

_LETTERS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "u", "я": "a",
    "ы": "i", "э": "e", "ё": "e", "ъ": "", "'": "",
})  # fmt: skip
_SPELLINGS = (
    (r"[jyi]a", "a"), (r"[jyi]u", "u"), (r"[jyi]e", "e"), (r"[jy]", "i"), (r"t[sc](?!h)", "c"), (r"kh|x", "h"),
    (r"g", "h"), (r"w", "v"), (r"ii+", "i"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""Different ways to write one sound become one."""


def said_in_latin(words: str, *, his: bool = False) -> tuple[int, bool]:
    """The number, and whether it says which one, as "dvadcyat pershij" does; 0 for other words.

    Args:
        his: whether it may be a building's too: dvadcyat pershyj kontejner.
    """
    spelt = [_sound(word) for word in words.lower().split()]
    last = _which(hers=True).get(spelt[-1], 0) or (his and _which(hers=False).get(spelt[-1], 0)) or 0
    before = [_many().get(word, 0) for word in spelt[:-1]]
    number = last or _many().get(spelt[-1], 0)
    return (sum(before) + number, bool(last)) if number and all(before) else (0, False)


def _sound(latin: str) -> str:
    latin = latin.replace("'", "").replace("`", "")
    for written, heard in _SPELLINGS:
        latin = re.sub(written, heard, latin)
    return latin


@cache
def _many() -> dict[str, int]:
    return {_sound(word.translate(_LETTERS)): value for word, value in slavic_cardinals().items()}


@cache
def _which(*, hers: bool) -> dict[str, int]:
    return {_sound(word.translate(_LETTERS)): value for word, value in slavic_ordinals(hers=hers).items()}
