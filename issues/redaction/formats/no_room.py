"""What looks like a room with its number and is none: sizes, prices, warmth, boxes of a form, letters that are words.

Each is asked about a match whose text ends with the number.
"""

from __future__ import annotations

import re

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.room_words import BED, DOOR

_NEAR, _FAR, _FARTHEST = 40, 60, 120
_HOW_WARM = re.compile(r"(?:температур\w{0,3}|temperat\w{2,5})\s(?:\w{1,4}\s){1,2}$", re.IGNORECASE)
"""What stands before a room whose number may be degrees."""
_GOES_ON = re.compile(r"\s[^\W\d]")
_MOST_DEGREES = 40
_SIZED = re.compile(
    rf"(?:{grouped(BED)}|{grouped(DOOR)})(?:\s(?:is|це|это))?\s?(?P<number>\d{{1,3}})",
    re.IGNORECASE,
)
_SIZES = range(60, 231)
_MEASURED = re.compile(
    r"\d\s?(?:см|cm|мм|mm)(?!\w)|(?<!\d)[12][.,]\d\d(?!\d)|зріст|рост(?:ом)?(?!\w)|ширин|высот|висот|довж|длин"
    r"|розмір|размер|діагон|диагон|колісн|колесн|коляск|rolstoel|wheelchair|lang(?!\w)|breed|tall(?!\w)|wide(?!\w)"
    r"|height|width",
    re.IGNORECASE,
)
_BY = re.compile(r"\s?(?:на|x|х|×|by|bij|op)\s?(?:\d|дво|одн|twee|two)", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(r"\d\s$")
_ENTRY = re.compile(r"(?:вхід|вход|ingang|entrance)\s", re.IGNORECASE)
_CENTS = re.compile(r",\d\d(?!\d)")
_ON_PAPER = re.compile(r"(?:section|sectie|box|afdeling|модул|module|секці|секци|hall)", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:rules|form|formulier|contract|agreement|reglement|huisregels|law|wet|закон\w{0,2}|правил\w{0,3}"
    r"|договор\w{0,2}|договір|анкет\w)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"модул\w|module", re.IGNORECASE)
_OF_LANGUAGE = re.compile(r"\s[ABCАВС][12]$")
_LESSON_ROOM = re.compile(r"(?:klas)?lokaal", re.IGNORECASE)
_LESSON = re.compile(r"les(?:sen)?(?!\w)|cursus|docent|examen|inburger|conversatie|урок|курс", re.IGNORECASE)
_LETTER_OF_CAPITALS = re.compile(r"\w{3,}\.?\s[АВІИЗОУЯЄЙКСAIVUZO]")


def is_of_else(match: re.Match[str]) -> bool:
    """Whether the number is a temperature, a size, a price, a box of a form, or a letter is a word among large ones."""
    return any(tells(match) for tells in (_is_warmth, is_size, _is_price, _is_of_a_paper, _is_of_lessons, _is_shouted))


def is_size(match: re.Match[str]) -> bool:
    """Ліжко 180 of somebody tall; двері 65 for a wheelchair; ліжко 160 на двох; 6 кроватей 6 кашлей."""
    sized = _SIZED.fullmatch(match[0])
    if sized is None:
        return False
    if _COUNTED_BEFORE.search(match.string, max(0, match.start() - 4), match.start()):
        return True
    measured = _MEASURED.search(match.string, max(0, match.start() - _FAR), match.end() + _FAR)
    return int(sized["number"]) in _SIZES and bool(measured or _BY.match(match.string, match.end()))


def _is_warmth(match: re.Match[str]) -> bool:
    """температура в кімнаті 12."""
    number = re.search(r"\d+$", match[0])
    before = match.string[max(0, match.start() - 30) : match.start()]
    told = number is not None and int(number[0]) <= _MOST_DEGREES and bool(_HOW_WARM.search(before))
    return told and not _GOES_ON.match(match.string, match.end())


def _is_price(match: re.Match[str]) -> bool:
    """Вхід 4,50."""
    return _ENTRY.match(match[0]) is not None and _CENTS.match(match.string, match.end()) is not None


def _is_of_a_paper(match: re.Match[str]) -> bool:
    """Section 4 of the rules, box 7 of the form, модуль А2 of a course."""
    if _LEVEL.match(match[0]) and _OF_LANGUAGE.search(match[0]):
        return True
    around = match.string[max(0, match.start() - _FARTHEST) : match.end() + _NEAR]
    return _ON_PAPER.match(match[0]) is not None and _PAPER.search(around) is not None


def _is_of_lessons(match: re.Match[str]) -> bool:
    """Taalles in lokaal 3: only in shelters that were schools people live in one."""
    around = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return _LESSON_ROOM.match(match[0]) is not None and _LESSON.search(around) is not None


def _is_shouted(match: re.Match[str]) -> bool:
    """У КІМНАТІ Я БАЧИЛА: the letter is a word like the others."""
    return _LETTER_OF_CAPITALS.fullmatch(match[0]) is not None and match[0].isupper()
