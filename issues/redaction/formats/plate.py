"""Number plates: Dutch and Ukrainian ones by their form, others after a word that says there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_DUTCH = re.compile(
    r"(?<![\w-])(?:[A-ZА-Я]{1,3}|\d{1,3})-(?:[A-ZА-Я]{1,3}|\d{1,3})-(?:[A-ZА-Я]{1,3}|\d{1,3})(?![\w-])", re.IGNORECASE
)
_SIGNS = 6
_UKRAINIAN = re.compile(r"(?<!\w)[A-ZАВСЕНІКМОРТХ]{2}[ -]?\d{4}[ -]?[A-ZАВСЕНІКМОРТХ]{2}(?!\w)")
_SMALL_UKRAINIAN = re.compile(r"(?<!\w)[a-zа-яі]{2}[ -]?\d{4}[ -]?[a-zа-яі]{2}(?!\w)")
_CAR = (
    r"kenteken\w*|nummerplaat\w*|number ?plates?|plates?|licen[cs]e plates?|держ\w*"
    r"|номерн\w{1,3} знак\w{0,2}|авто|автомоб\w*|машин\w{0,3}|тачк\w{0,2}|бус\w{0,3}|car|van|bus|busje"
    r"|auto"
    r"|wagen|bestelbus|mashyn\w|mashin\w|scooter|скутер\w{0,2}|skoda|opel|bmw|vw|audi|ford"
    r"|номер[иа]\w{0,2}|номер\w{0,3} (?:авто\w*|машин\w*)"
)
_WORD = re.compile(
    rf"(?<!\w)(?:{_CAR})\W{{1,4}}(?:(?:is|met|з|с|zi|z|with|kenteken|номер\w{{0,4}}|номерами|nomer\w?"
    rf"|number|знак\w?|nr)\W{{1,3}}){{0,3}}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<![\w-])(?=[A-ZА-ЯІ0-9 -]{0,8}\d)(?=[0-9 -]{0,8}[A-ZА-ЯІ])"
    r"[A-ZА-ЯІ0-9]{1,4}(?:[ -]?[A-ZА-ЯІ0-9]{1,5}){1,2}(?![\w-])"
)
_SMALL = re.compile(
    r"(?<![\w-])(?=[a-zа-яі-]{0,6}\d)(?=[\d-]{0,6}[a-zа-яі])"
    r"[a-zа-яі\d]{1,4}-?[a-zа-яі\d]{1,4}-?[a-zа-яі\d]{1,4}(?![\w-])"
)
_ORDINAL = re.compile(r"\d+-?[а-яіїa-z]{1,2}")
_LOOK_BACK = 40
_FEWEST, _MOST, _FEWEST_DIGITS = 5, 8, 2


def plates(source: Source) -> Iterator[Finding]:
    for match in _DUTCH.finditer(source.text):
        if _is_dutch(match[0]) and (match[0].isupper() or _is_labelled(source.text, match.start())):
            yield _finding(match.start(), match.end(), match[0])
    for match in _UKRAINIAN.finditer(source.text):
        yield _finding(match.start(), match.end(), match[0])
    for pattern in (_SMALL_UKRAINIAN, _LABELLED, _SMALL):
        for match in pattern.finditer(source.text):
            if _could_be(match[0]) and _is_labelled(source.text, match.start()):
                yield _finding(match.start(), match.end(), match[0])


def _finding(start: int, end: int, found: str) -> Finding:
    return Finding(start, end, "plate", (re.sub(r"\W", "", found).upper(),))


def _is_dutch(found: str) -> bool:
    """Six signs in three groups, some of letters and some of digits."""
    signs = found.replace("-", "")
    return len(signs) == _SIGNS and not signs.isdigit() and not signs.isalpha()


def _could_be(found: str) -> bool:
    signs = re.sub(r"\W", "", found)
    if _ORDINAL.fullmatch(found):
        return False
    digits = sum(map(str.isdigit, signs))
    return _FEWEST <= len(signs) <= _MOST and _FEWEST_DIGITS <= digits < len(signs)


def _is_labelled(text: str, start: int) -> bool:
    return bool(_WORD.search(text[max(0, start - _LOOK_BACK) : start]))
