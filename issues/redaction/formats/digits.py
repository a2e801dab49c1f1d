"""The digits of a text as people write numbers: in groups, with signs in between, or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from issues.redaction.formats.latin_numbers import said_in_latin

_UNITS = {
    "0": "нуль ноль нулик нолик nul zero oh null", "1": "один одна одне одно een één one odyn odin",
    "2": "два дві две twee two dva", "3": "три drie three try tri", "4": "чотири четыре vier four chotyry chetyre",
    "5": "п'ять пять vijf five pjat", "6": "шість шесть zes six shist shest", "7": "сім семь zeven seven sim sem",
    "8": "вісім восемь acht eight visim vosem", "9": "дев'ять девять negen nine devjat",
    "10": "десять tien ten", "11": "одинадцять одиннадцать elf eleven", "12": "дванадцять двенадцать twaalf twelve",
    "13": "тринадцять тринадцать dertien thirteen", "14": "чотирнадцять четырнадцать veertien fourteen",
    "15": "п'ятнадцять пятнадцать vijftien fifteen", "16": "шістнадцять шестнадцать zestien sixteen",
    "17": "сімнадцять семнадцать zeventien seventeen", "18": "вісімнадцять восемнадцать achttien eighteen",
    "19": "дев'ятнадцять девятнадцать negentien nineteen", "20": "двадцять двадцать twintig twenty",
    "30": "тридцять тридцать dertig thirty", "40": "сорок veertig forty", "50": "п'ятдесят пятьдесят vijftig fifty",
    "60": "шістдесят шестьдесят zestig sixty", "70": "сімдесят семьдесят zeventig seventy",
    "80": "вісімдесят восемьдесят tachtig eighty", "90": "дев'яносто девяносто negentig ninety",
    "100": "сто", "200": "двісті двести", "300": "триста", "400": "чотириста четыреста", "500": "п'ятсот пятьсот",
    "600": "шістсот шестьсот", "700": "сімсот семьсот", "800": "вісімсот восемьсот", "900": "дев'ятсот девятьсот",
}  # fmt: skip
_DUTCH_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_FILLERS = (
    r"(?:потім|далі|решта|потом|дальше|затем|остальное|друга|друге|другий|вторая|второе|половина|частина"
    r"|часть|кінець|конец|кінцівка"
    r"|закінчується|заканчивается|на|знову|опять|раз|ось|вот"
    r"|dan|daarna|vervolgens|gevolgd door|de rest|rest|tweede|deel|helft|nog|eindigt|op|met|then"
    r"|followed by|second|half|part|ends|in|with"
    r"|and|и|і|й|та|а|ще|ещё|en|potim|dali|dalshe|a)"
)
_LATIN = (
    r"(?:n[uo]l|od[iy]|dv[aiy]|des|tr[iyj]|chot|chet|p['`]?[jyi]?[aeiy]t|sh[iye]s|s[iy]m|s[ie]em|sem|v[iyo]s|wis|dev|sor|sto)"
    r"[a-z'`]{0,14}"
)
"""How a Ukrainian or Russian number word begins that is written in Latin letters."""
_DROPPED = re.compile(r"(?<=tr[yi])[yj]?(?=t?[sc])|(?<=dv[ai])(?=t?[sc])")
"""Where no d is heard: tryytsyat."""
_LATIN_ZEROS = frozenset({"nul", "nol", "nulj", "nolj", "nul'", "nol'"})
BETWEEN = re.compile(rf"[\s.,()/\-+…:]{{0,4}}(?:{_FILLERS}[\s.,:-]{{1,3}}){{0,3}}", re.IGNORECASE)
"""What may stand between two groups of one number."""


@dataclass(frozen=True, slots=True)
class Group:
    start: int
    end: int
    digits: str


@cache
def _by_word() -> dict[str, str]:
    words = {word: digits for digits, all_words in _UNITS.items() for word in all_words.split()}
    for tens in ("20", "30", "40", "50", "60", "70", "80", "90"):
        dutch = next(word for word in _UNITS[tens].split() if word.endswith("tig"))
        for unit, name in enumerate(_DUTCH_UNITS, start=1):
            for joint in ("en", "ën"):
                words[f"{name}{joint}{dutch}"] = f"{tens[0]}{unit}"
    # The apostrophe is what is left out first: пятнадцять.
    return words | {word.replace("'", ""): digits for word, digits in words.items()}


def _digits_of(said: str) -> str:
    """What digits a number word or a row of digits stands for; empty for any other word."""
    if said in {"o", "о"}:
        return "0"
    if said.isdigit():
        return said
    known = _by_word().get(said)
    if known:
        return known
    number, which = said_in_latin(_DROPPED.sub("d", said))
    return str(number) if number and not which else "0" if said in _LATIN_ZEROS else ""


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _by_word()), key=len, reverse=True))
    # The letter O for a zero, as phones are dialled: O6.
    return re.compile(rf"(?<![^\W\d_])(?:\d+|[oо](?=[ -]?6[ .-]?\d)|(?:{words})(?!\w)|{_LATIN}(?!\w))", re.IGNORECASE)


def groups_of(text: str) -> list[Group]:
    """Every group of digits and every number word; "сорок сім" is one group, 47."""
    groups: list[Group] = []
    for match in _pattern().finditer(text):
        digits = _digits_of(match[0].lower())
        if not digits:
            continue
        before = groups[-1] if groups else None
        if before and _completes(text, before, match, digits):
            groups[-1] = Group(before.start, match.end(), before.digits[: -len(digits)] + digits)
        else:
            groups.append(Group(match.start(), match.end(), digits))
    return groups


def _completes(text: str, before: Group, match: re.Match[str], digits: str) -> bool:
    """Whether this word goes on where the one before ended in zeros: двадцять два, двісті тридцять."""
    said = not text[before.start].isdigit() and not match[0].isdigit()
    room = len(before.digits) - len(before.digits.rstrip("0"))
    fits = room >= len(digits) and digits[0] != "0" and before.digits[0] != "0" and before.digits != "10"
    return said and fits and text[before.end : match.start()] in {" ", "-"}
