"""Numbers said in words: двісті чотирнадцять, двадцять другої, tweehonderdveertien, two hundred and five."""

from __future__ import annotations

import re
from functools import cache

from issues.redaction.formats.alternatives import grouped

_CARDINALS = {
    0: "нуль ноль nul zero oh", 1: "один одна одне одну однієї одной een één one",
    2: "два дві две двох двух twee two", 3: "три трьох трех drie three", 4: "чотири четыре vier four",
    5: "п'ять пять vijf five", 6: "шість шесть zes six", 7: "сім семь zeven seven", 8: "вісім восемь acht eight",
    9: "дев'ять девять negen nine", 10: "десять tien ten", 11: "одинадцять одиннадцать elf eleven",
    12: "дванадцять двенадцать twaalf twelve", 13: "тринадцять тринадцать dertien thirteen",
    14: "чотирнадцять четырнадцать veertien fourteen", 15: "п'ятнадцять пятнадцать vijftien fifteen",
    16: "шістнадцять шестнадцать zestien sixteen", 17: "сімнадцять семнадцать zeventien seventeen",
    18: "вісімнадцять восемнадцать achttien eighteen", 19: "дев'ятнадцять девятнадцать negentien nineteen",
    20: "двадцять двадцать двадцяти двадцати twintig twenty", 30: "тридцять тридцать тридцяти тридцати dertig thirty",
    40: "сорок veertig forty", 50: "п'ятдесят пятьдесят vijftig fifty", 60: "шістдесят шестьдесят zestig sixty",
    70: "сімдесят семьдесят zeventig seventy", 80: "вісімдесят восемьдесят tachtig eighty",
    90: "дев'яносто девяносто negentig ninety", 100: "сто honderd hundred", 200: "двісті двести двохсот двухсот",
    300: "триста трьохсот трехсот",
    400: "чотириста четыреста чотирьохсот четырехсот", 500: "п'ятсот пятьсот", 600: "шістсот шестьсот",
    700: "сімсот семьсот", 800: "вісімсот восемьсот", 900: "дев'ятсот девятьсот",
}  # fmt: skip
_ORDINALS = {
    1: "перш перв", 2: "друг втор", 4: "четверт четвёрт", 5: "п'ят пят", 6: "шост шест", 7: "сьом седьм",
    8: "восьм", 9: "дев'ят девят", 10: "десят", 11: "одинадцят одиннадцат", 12: "дванадцят двенадцат",
    13: "тринадцят тринадцат", 14: "чотирнадцят четырнадцат", 15: "п'ятнадцят пятнадцат",
    16: "шістнадцят шестнадцат", 17: "сімнадцят семнадцат", 18: "вісімнадцят восемнадцат",
    19: "дев'ятнадцят девятнадцат", 20: "двадцят двадцат", 30: "тридцят тридцат", 40: "сороков",
    50: "п'ятдесят пятидесят", 60: "шістдесят шестидесят", 70: "сімдесят семидесят", 80: "вісімдесят восьмидесят",
    90: "дев'яност девяност", 100: "сот", 200: "двохсот двухсот", 300: "трьохсот трехсот трёхсот",
    400: "чотирьохсот четырехсот", 500: "п'ятисот пятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот",
    900: "дев'ятисот девятисот",
}  # fmt: skip
"""Stems; the third, which has endings of its own, is below."""
_HERS = ("а", "у", "ої", "ій", "ою", "ая", "ой", "ую")
_HIS = ("ий", "ого", "ому", "им", "ім", "ый", "ой", "ом", "ым", "е", "ое")
_HER_THIRD = "третя третю третьої третій третьою третья третью третьей"
_HIS_THIRD = "третій третього третьому третім третий третьего третьем третьим третє третье"
_LATIN_ORDINALS = {
    1: "eerste first", 2: "tweede second", 3: "derde third", 4: "vierde fourth", 5: "vijfde fifth", 6: "zesde sixth",
    7: "zevende seventh", 8: "achtste eighth", 9: "negende ninth", 10: "tiende tenth", 11: "elfde eleventh",
    12: "twaalfde twelfth",
}  # fmt: skip
_ANOTHER = frozenset({"другая", "другой", "другую", "другое", "другом"})
"""The second in Ukrainian endings is "another" in Russian ones."""
_DUTCH_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_DUTCH_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_DIGIT_BY_DIGIT = 3
"""Two oh seven."""
_MOST = 5
"""Words of one number: two hundred and twenty five."""


@cache
def _cardinals() -> dict[str, int]:
    values = {word: value for value, words in _CARDINALS.items() for word in words.split()}
    for ten, said in enumerate(_DUTCH_TENS, start=2):
        values |= {f"{unit}{joint}{said}": ten * 10 + number
                   for number, unit in enumerate(_DUTCH_UNITS, start=1) for joint in ("en", "ën")}  # fmt: skip
    dutch = {word: value for word, value in values.items() if word.isascii() or "ë" in word}
    for number, before in enumerate(("", *_DUTCH_UNITS[1:]), start=1):
        hundred = f"{before}honderd"
        values[hundred] = number * 100
        values |= {f"{hundred}{joint}{word}": number * 100 + value
                   for word, value in dutch.items() if value < 100 for joint in ("", "en")}  # noqa: PLR2004 – below a hundred  # fmt: skip
    return values


@cache
def _hers() -> dict[str, int]:
    return _of_stems(_HERS) | dict.fromkeys(_HER_THIRD.split(), 3)


@cache
def _his() -> dict[str, int]:
    return _of_stems(_HIS) | dict.fromkeys(_HIS_THIRD.split(), 3)


@cache
def _latin() -> dict[str, int]:
    return {word: value for value, words in _LATIN_ORDINALS.items() for word in words.split()}


def _of_stems(endings: tuple[str, ...]) -> dict[str, int]:
    said = {stem + ending: value for value, stems in _ORDINALS.items() for stem in stems.split() for ending in endings}
    return {word: value for word, value in said.items() if word not in _ANOTHER}


@cache
def cardinal() -> str:
    """A pattern for how many, said: bound it by what is no letter."""
    plain = "|".join(sorted((word for words in _CARDINALS.values() for word in words.split()), key=len, reverse=True))
    units = "|".join(_DUTCH_UNITS)
    dutch = rf"(?:(?:{units})?honderd(?:en)?)?(?:(?:{units})[eë]n)?"
    built = rf"{dutch}(?:{plain})|(?:{units})?honderd"
    word = f"(?:{grouped(plain)}(?!\\w)|(?={grouped(units + '|honderd')})(?:{built}))"
    return rf"{word}(?:[\s-](?:and\s)?{word}){{0,{_MOST - 1}}}"


@cache
def whole_cardinal() -> str:
    """The same with all of its words: not the twenty of twenty-eight children."""
    return rf"{cardinal()}(?![\w]|[\s-]{cardinal()}(?!\w))"


@cache
def ordinal(*, hers: bool) -> str:
    """The same for which one: двадцять другої, сто третій; ``hers``: as a room is, not as a building is."""
    tens = "|".join(
        sorted((w for words in _CARDINALS.values() for w in words.split() if not w.isascii()), key=len)[::-1]
    )
    last = "|".join(sorted(_hers() if hers else _his(), key=len, reverse=True))
    return rf"(?:{grouped(tens)}\s){{0,2}}{grouped(last)}"


@cache
def latin_ordinal() -> str:
    """Derde, third: up to the twelfth."""
    return grouped("|".join(_latin()))


def slavic_cardinals() -> dict[str, int]:
    """Ukrainian and Russian words for how many."""
    return {word: number for word, number in _cardinals().items() if number and word > "\u03ff"}


def slavic_ordinals(*, hers: bool = True) -> dict[str, int]:
    """Ukrainian and Russian words for which one, as a room is or as a building is."""
    return _hers() if hers else _his()


def _number(word: str) -> int:
    return _cardinals().get(word) or _hers().get(word) or _his().get(word) or _latin().get(word) or 0


def value(said: str) -> int:
    """What number the words are; 0 for other words."""
    total = 0
    numbers = {word: _number(word) for word in re.split(r"[\s-]+", said.lower())}
    words = re.split(r"[\s-]+", said.lower())
    if len(words) >= _DIGIT_BY_DIGIT and all(number < 10 for number in numbers.values()):  # noqa: PLR2004 – one digit
        return int("".join(str(numbers[word]) for word in words))
    for word in words:
        number = numbers[word]
        total = total * number if word == "hundred" and total else total + number
    return total
