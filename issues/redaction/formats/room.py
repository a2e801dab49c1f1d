"""Rooms, beds, doors, buildings and the like with their number. How many people, beds and metres beside one stays."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import KEPT, Finding
from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.digits_first import NUMBERED_FIRST, digits_first
from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.nicknamed_room import nicknamed_rooms
from issues.redaction.formats.no_room import is_of_else, is_size
from issues.redaction.formats.number_words import ordinal
from issues.redaction.formats.room_in_words import rooms_in_words
from issues.redaction.formats.room_words import (
    BED,
    BUILDING,
    CODE,
    DOOR,
    FLOOR,
    LETTER,
    NOT_AN_AMOUNT,
    NOT_HOW_MANY,
    ORDINAL_NUMBER,
    ROOM,
    SHORT,
    SIGN,
    WHOLE,
)
from issues.redaction.formats.unusual_room import unusual_rooms
from issues.redaction.formats.wings import wings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_ANY = grouped(f"{ROOM}|{BUILDING}|{BED}|{DOOR}")
_HOUSE = grouped(BUILDING)
_PART = (
    rf"(?:{_ANY}{SIGN}(?:{CODE}{WHOLE}{NOT_HOW_MANY}|\d{{3,4}}{WHOLE}{NOT_AN_AMOUNT})(?:\shoog)?|(?:к\.\s?|к\s?[№/]\s?(?:н\s?)?|к-?(?=\d)|k\.\s?|k(?=\d))\d{{1,4}}[а-яa-z]?{WHOLE}{NOT_HOW_MANY}"
    rf"|(?<![\w.,]){ORDINAL_NUMBER}\s{_HOUSE}(?!\w)"
    rf"|{_ANY}{SHORT}?\s(?:(?:(?:з|с|під|под)\s)?літер\w{{1,2}}\s)?{LETTER}(?!\.\s?\w\.)(?:[,/]\s?\d{{1,4}}{WHOLE}{NOT_HOW_MANY})?)"
)
_BEHIND = (
    rf"(?:місц[ея]|мест[оа]|plek|plaats)\s?№?\s?\d{{1,4}}{WHOLE}{NOT_HOW_MANY}"
    rf"|\d{{1,4}}(?:-?(?:та|а|я|ша|ма|га))?\s(?:{NUMBERED_FIRST})\w{{1,3}}(?!\w)"
)
"""What is only a place of somebody's behind another: зал 2, місце 48; корпус 2, 16 кімната."""
_ROOMS = re.compile(
    rf"(?<![\w-])(?<!\bт\.\s)(?:(?:{FLOOR})(?:[,\s/]{{1,3}}|\s(?:в|у|in)\s))?{_PART}(?:(?:[,;\s/.–-]{{1,3}}|\s(?:в|у|in)\s)(?:{_PART}|к\s\d{{1,4}}{WHOLE}|(?:{FLOOR})|ряд\w?\s\d{{1,2}}(?!\w)|{_BEHIND}|(?:nr|no|№|nummer|number|номер)\.?\s?\d{{1,4}}{WHOLE}))*",
    re.IGNORECASE,
)
_BUILDING_BEFORE = re.compile(
    r"(?<!\w)(?:[^\W\d_]{3,12}(?:ому|ем|ом|ім)\s)?(?:будинку|корпусі|bijgebouw|корпусе|кораблі|корабле|паромі|пароме|блоці|крилі|хостелі|хостеле|гуртожитку|общежитии)[,\s]{1,3}$",
    re.IGNORECASE,
)
"""A building without a number, right before the room in it."""
_AND_MORE = re.compile(
    r"\s?(?:,|і|й|та|и|en|and|&|/|або|или|of|or|i|ta|до|з|із|из"
    r"|and room)\s?(?P<code>\d{2,4}(?:[./-]\d{1,3})?[A-Za-zА-Яа-я]?)(?![\w:%€]|[.,]\d)" + NOT_HOW_MANY,
    re.IGNORECASE,
)
_AND_ONE_MORE = re.compile(
    r"(?:,\s|\s(?:і|й|та|и|en|and|&|i|ta)\s)(?P<code>\d{1,4})(?![\w:%€-]|[.,]\d)" + NOT_HOW_MANY, re.IGNORECASE
)
_MANY_ROOMS = re.compile(r"(?:кімнат(?:и|ами|ах)?|комнат(?:ы|ами|ах)?|kamers|rooms|units|cabins)\s", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"(?<!\w)(?:номер\w{0,3}|№|kamernummer|nummer|number)\s(?:(?:мо|наш|сво)\w{1,4}\s|van\s(?:mijn|onze|de)\s|of\s(?:my|our|the)\s)?"
    rf"(?:кімнат|комнат|кают|kamer|room|unit|cabin|hut)\w{{0,3}}\s?(?:[:=-]|is|це|это)?\s?(?P<code>{CODE}){WHOLE}{NOT_HOW_MANY}",
    re.IGNORECASE,
)
_NUMBER_IN_BETWEEN = re.compile(
    rf"(?<!\w)(?:room|kamer|кімнат\w|комнат\w)(?:'s)?\s(?:number|nummer|nr|номер)\s(?:is|was|це|это)\s(?P<code>{CODE}){WHOLE}",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(
    rf"(?<![\w.,])(?P<code>(?:{FLOOR})[,\s/]{{1,3}}(?:\d{{3}}|(?:номер|nomer|nummer|nr\.?|no\.|number|№|#)\s?\d{{1,4}}"
    rf"|\d{{1,2}}-?(?:та|тя|ша|га|ма|а|я|ій|й)))(?![\w:%€-]|[.,]\d){NOT_HOW_MANY}",
    re.IGNORECASE,
)
"""3 поверх, 305; dek 4, nummer 412; 2 поверх, 12-та."""
_APART = re.compile(r"(?<!\w)(?:кімнат|комнат|каюта|kamer|room)\w?,\s(?P<code>\d{2,4})(?=\s?[,.)]|$)", re.IGNORECASE)
_SIDE = r"\s(?:links|rechts|зліва|слева|ліворуч|справа|праворуч)(?!\w)"
_JOINS = re.compile(rf"(?:{_SIDE})?[,;\s/.-]{{1,3}}(?:(?:в|у|in|v|u)\s)?", re.IGNORECASE)
_A_BUILDING = re.compile(rf"(?:\d{{1,3}}\S{{0,4}}\s)?(?:{_HOUSE}|{FLOOR})", re.IGNORECASE)
_A_PLACE = re.compile(rf"(?<![\w-]){_ANY}", re.IGNORECASE)
_ASIDE = re.compile(_SIDE, re.IGNORECASE)


def rooms(source: Source) -> Iterator[Finding]:
    """A word for a room or building with its number, both as one; "і 206" right after one is another."""
    text = source.text
    found = sorted(_rooms(text), key=lambda one: (one.start, -one.end))
    at = 0
    while at < len(found):
        first, end = found[at], found[at].end
        at += 1
        while at < len(found) and _goes_on(text, first, end, found[at]):
            end = max(end, found[at].end)
            at += 1
        yield _with_tail(text, first if end == first.end else found_room(text, first.start, end))
    yield from _sizes(text)


def _with_tail(text: str, one: Finding) -> Finding:
    """With the side it is on, and with the bare number of a room in a building that has no digits of its own."""
    aside = _ASIDE.match(text, one.end)
    if aside:
        return Finding(one.start, aside.end(), one.type, one.keys)
    behind = None if any(map(str.isdigit, text[one.start : one.end])) else _numbered().match(text, one.end)
    return found_room(text, one.start, behind.end()) if behind else one


@cache
def _numbered() -> re.Pattern[str]:
    """Третій блок, 18; корпусу один, триста сорок шоста."""
    return re.compile(rf",\s(?:\d{{1,4}}|{ordinal(hers=True)})(?=\s?[,.;!?]|$)", re.IGNORECASE)


def _sizes(text: str) -> Iterator[Finding]:
    """Kept, so that nobody takes their numbers for a room's."""
    for match in _ROOMS.finditer(text):
        if is_size(match):
            yield Finding(match.start(), match.end(), KEPT)


def _goes_on(text: str, first: Finding, end: int, second: Finding) -> bool:
    """Whether the second is of the place that ends there: inside it, right behind it, or a number in a building."""
    if second.start < end:
        return True
    if not _JOINS.fullmatch(text, end, second.start):
        return False
    return bool(_A_BUILDING.match(text, first.start, first.end) or _A_PLACE.search(text, second.start, second.end))


def _rooms(text: str) -> Iterator[Finding]:
    for match in _ROOMS.finditer(text):
        if is_of_else(match):
            continue
        before = _BUILDING_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        yield found_room(text, match.start() - (len(before[0]) if before else 0), match.end(), match[0])
        yield from _more(text, match)
    yield from rooms_in_words(text)
    yield from wings(text)
    yield from nicknamed_rooms(text)
    yield from digits_first(text)
    yield from unusual_rooms(text)
    yield from _otherwise(text)


def _otherwise(text: str) -> Iterator[Finding]:
    """Номер моєї кімнати 12; 3 поверх, 305."""
    for pattern in (_NUMBER_OF, _NUMBER_IN_BETWEEN, _ROOM_BEHIND, _APART):
        for match in pattern.finditer(text):
            yield found_room(text, match.start("code"), match.end("code"))


def _more(text: str, match: re.Match[str]) -> Iterator[Finding]:
    following = _AND_ONE_MORE if _MANY_ROOMS.match(match[0]) else _AND_MORE
    end = match.end()
    while more := following.match(text, end):
        yield found_room(text, more.start("code"), more.end("code"))
        end = more.end("code")
