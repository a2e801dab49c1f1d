"""Rooms, beds, doors, buildings and the like with their number. How many people, beds and metres beside one stays."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.number_words import cardinal, ordinal, value
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
    PEOPLE,
    ROOM,
    SIGN,
    WHOLE,
)
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_ANY = grouped(f"{ROOM}|{BUILDING}|{BED}|{DOOR}")
_PLACE = grouped(f"{ROOM}|{BUILDING}")
_HOUSE = grouped(BUILDING)
_NUMBERED_FIRST = (
    r"кімнат|комнат|кают|палат|квартир|секці|секци|студі"
    r"|kimnat|komnat|kajut|kayut"
)
_PART = (
    rf"(?:{_ANY}{SIGN}(?:{CODE}{WHOLE}{NOT_HOW_MANY}|\d{{3,4}}{WHOLE}{NOT_AN_AMOUNT})(?:\shoog)?|(?:к\.\s?|к\s?[№/]\s?(?:н\s?)?|к-?(?=\d)|k\.\s?|k(?=\d))\d{{1,4}}[а-яa-z]?{WHOLE}{NOT_HOW_MANY}"
    rf"|(?<![\w.,]){ORDINAL_NUMBER}\s{_HOUSE}(?!\w)"
    rf"|{_PLACE}\.?\s(?:літер\w?\s)?{LETTER}(?![\w']|\.\s?\w\.)(?:[,/]\s?\d{{1,4}}{WHOLE}{NOT_HOW_MANY})?)"
)
_BEHIND = (
    rf"(?:місц[ея]|мест[оа]|plek|plaats)\s?№?\s?\d{{1,4}}{WHOLE}{NOT_HOW_MANY}"
    rf"|\d{{1,4}}(?:-?(?:та|а|я|ша|ма|га))?\s(?:{_NUMBERED_FIRST})\w{{1,3}}(?!\w)"
)
"""What is only a place of somebody's behind another: зал 2, місце 48; корпус 2, 16 кімната."""
_ROOMS = re.compile(
    rf"(?<![\w-])(?<!т\.\s)(?:(?:{FLOOR})(?:[,\s/]{{1,3}}|\s(?:в|у|in)\s))?{_PART}(?:(?:[,;\s/.–-]{{1,3}}|\s(?:в|у|in)\s)(?:{_PART}|к\s\d{{1,4}}{WHOLE}|(?:{FLOOR})|{_BEHIND}|(?:nr|no|№|nummer|number|номер)\.?\s?\d{{1,4}}{WHOLE}))*",
    re.IGNORECASE,
)
_HOW_WARM = re.compile(r"(?:температур\w{0,3}|temperat\w{2,5})\s(?:\w{1,4}\s){1,2}$", re.IGNORECASE)
"""What stands before a room whose number may be degrees."""
_GOES_ON = re.compile(r"\s[^\W\d]")
_MOST_DEGREES = 40
_BUILDING_BEFORE = re.compile(
    r"(?<!\w)(?:[^\W\d_]{3,12}(?:ому|ем|ом|ім)\s)?(?:будинку|корпусі|корпусе|кораблі|корабле|паромі|пароме|блоці|крилі|хостелі|хостеле|гуртожитку|общежитии)[,\s]{1,3}$",
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
_OF_WHICH = (
    r"(?:кімнати|комнаты|палати|палаты|каюти|каюты|квартири|квартиры|секції|секции|корпусу|корпуса|блоку|блока|модуля|контейнера"
    r"|під'їзду|подъезда|kimnaty|komnaty|korpusu|bloku)(?!\w)"
)
_PAIR = (
    r"(?<![\w.,])\d{1,4}\s(?:і|й|та|и|i|ta)\s\d{1,4}\s"
    r"(?:кімнатами|комнатами|каютами|палатами|kimnatamy|komnatami)(?!\w)"
)
_NUMBER_FIRST = re.compile(
    r"(?<=\b[вуvu] )\d{1,4}(?:-?(?:й|ій|ї|ой|ij|iy))?\s(?:кімнаті|комнате|каюті|каюте|палаті|палате|корпусі"
    r"|блоке|модулі|модуле|контейнері|контейнере|секторі|секторе|під'їзді|подъезде|боксі|боксе"
    r"|корпусе|блоці|секції|секции|квартирі|квартире|kimnati|komnate|komnati|kayuti|kajuti|korpusi|bloci)(?!\w)"
    rf"|(?<=\b[зсz] )\d{{1,4}}\s{_OF_WHICH}|(?<=\b(?:із|зі|из|iz|до|от) )\d{{1,4}}\s{_OF_WHICH}"
    rf"|(?<=\b(?:від|vid) )\d{{1,4}}\s{_OF_WHICH}|{_PAIR}"
    r"|(?<![\w.,])\d{1,4}-?(?:того|тому|го|му|ого|ому|ом|м)\s(?:номер(?:а|у|і|е)|юніт\w{0,2}|unit|домик\w|будиноч\w{2,3})(?!\w)"
    r"|(?:(?<=, )|(?<=^))\d{1,4}\s(?:кімната|комната|каюта|kimnata|komnata|kajuta|kayuta)(?=\s?(?:[,.;:!?)-]|$))"
    rf"|(?<![\w.,])\d{{1,4}}-?(?:та|тя|ша|ма|га|а|я|у|ту|тю|ю|ї|й|ій|ої|ей|ой|ая|ую|a|ta|yi|oi|u)\s(?:{_NUMBERED_FIRST})\w{{1,3}}(?!\w)",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(
    rf"(?<![\w.,])(?P<code>(?:{FLOOR})[,\s/]{{1,3}}(?:\d{{3}}|(?:номер|nomer|nummer|nr\.?|no\.|number|№|#)\s?\d{{1,4}}"
    rf"|\d{{1,2}}-?(?:та|тя|ша|га|ма|а|я|ій|й)))(?![\w:%€-]|[.,]\d){NOT_HOW_MANY}",
    re.IGNORECASE,
)
"""3 поверх, 305; dek 4, nummer 412; 2 поверх, 12-та."""
_APART = re.compile(r"(?<!\w)(?:кімнат|комнат|каюта|kamer|room)\w?,\s(?P<code>\d{2,4})(?=\s?[,.)]|$)", re.IGNORECASE)
_WHICH = re.compile(
    r"(?<![\w.,])(?<!\bо )(?<!\bоб )(?:\d{0,3}[02-9]|\d{0,2}11)\s"
    r"(?:(?:кімнат|комнат|кают|палат)(?:у|ою|ой)|номері|номере|(?:двері|дверь|кімната|комната|каюта|палата|корпус|блок|під'їзд|"
    r"подъезд|секція|секция|модуль))(?!\w)",
    re.IGNORECASE,
)
"""One room after a number that is not one: which, not how many."""
_HOTEL = re.compile(r"готел|отел[еья]|hotel|хостел|hostel|корабл|паром|schip|boot", re.IGNORECASE)
_HOTEL_ROOM = re.compile(r"(?<!\w)номер(?:і|е|у|а|ом)?\s?№?\s?\d{1,4}(?![\d\w]| ?\d)", re.IGNORECASE)
_UNUSUAL = re.compile(
    r"(?<!\w)(?:кабінет\w{0,2}|кабинет\w{0,2}|клас(?:і|у)?|класс[еа]?|аудиторі\w|аудитори\w|(?:klas)?lokaal|klas|classroom|office)"
    r"\s?(?:№|nr\.?|номер|number)?\s?\d{1,3}(?![\w:%€]|[.,]\d)",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(
    r"(?<!\w)(?:живе|живу|жить|жити|посел|засел|пересел|розміст|размест|спимо|сплю|спим|спл[яю]т|ночує|ночую|slaap|slapen|woon|wonen"
    r"|live|living|sleep|placed|geplaatst|ondergebracht)",
    re.IGNORECASE,
)
"""Who lives in an office or a class has it for a room."""
_NEAR = 40
_ONE_ROOM = re.compile(r"(?:кімната|кімнаті|комната|комнате|kamer|room|unit|юніт|studio|каюта|каюті)\s", re.IGNORECASE)
_FROM_ONE = re.compile(rf"(?<!\w)(?:{grouped(PEOPLE)}|я|ми|мы)\s(?:з|із|зі|из|с|від|от)\s$", re.IGNORECASE)
"""Сусіди з другої кімнати."""
_JOINS = re.compile(r"[,;\s/-]{1,3}")
_A_BUILDING = re.compile(rf"(?:\d{{1,3}}\S{{0,4}}\s)?(?:{_HOUSE}|{FLOOR})", re.IGNORECASE)
_FEW = 4
"""After "кімната" numbers in words up to here say how many more often than which, and before it, which came first."""


@cache
def _in_words() -> re.Pattern[str]:
    which = rf"(?:(?P<said>{cardinal()})|(?P<behind>{ordinal(hers=True)}))"
    said = rf"(?:\s?(?:під номером|под номером|за номером|№|nr\.?|no\.?|номер|nummer|number|nomer))?\s{which}"
    first = rf"(?P<hers>{ordinal(hers=True)})\s(?:{_NUMBERED_FIRST})\w{{1,3}}"
    his = ordinal(hers=False)
    building = rf"(?P<his>{his})\s(?:корпус|під'їзд|подъезд|блок|блоц|модул|бокс|сектор)\w{{0,3}}"
    smaller = (
        rf"(?P<smaller>{his})\s(?:номер(?:і|е|а|у)(?!\w)"
        r"|(?:домик|будиноч|контейнер|юніт|вагончик|барак|котедж|коттедж)\w{0,3})"
    )
    return re.compile(rf"(?<![\w-])(?:{_ANY}{said}|{first}|{building}|{smaller})(?!\w){NOT_HOW_MANY}", re.IGNORECASE)


def rooms(source: Source) -> Iterator[Finding]:
    """A word for a room or building with its number, both as one; "і 206" right after one is another."""
    found = sorted(_rooms(source.text), key=lambda one: (one.start, -one.end))
    for first, second in pairwise(found):
        between = source.text[first.end : second.start]
        if (
            first.end < second.start
            and _JOINS.fullmatch(between)
            and _A_BUILDING.match(source.text, first.start, first.end)
        ):
            yield _finding(first.start, second.end, source.text[first.start : second.end])
    yield from found


def _rooms(text: str) -> Iterator[Finding]:
    for match in _ROOMS.finditer(text):
        if _is_warmth(match):
            continue
        before = _BUILDING_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        yield _finding(match.start() - (len(before[0]) if before else 0), match.end(), match[0])
        yield from _more(text, match)
    yield from _said(text)
    yield from _otherwise(text)


def _said(text: str) -> Iterator[Finding]:
    """Kamer twaalf, двадцять третя кімната."""
    for match in _in_words().finditer(text):
        if _says_which(match):
            yield _finding(match.start(), match.end(), match[0])


def _otherwise(text: str) -> Iterator[Finding]:
    """12 кімната, номер моєї кімнати 12, кабінет 5 where people were put."""
    patterns = (_NUMBER_FIRST, _WHICH, _HOTEL_ROOM) if _HOTEL.search(text) else (_NUMBER_FIRST, _WHICH)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield _finding(match.start(), match.end(), match[0])
    for match in _UNUSUAL.finditer(text):
        if _LIVED_IN.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            yield _finding(match.start(), match.end(), match[0])
    for pattern in (_NUMBER_OF, _NUMBER_IN_BETWEEN, _ROOM_BEHIND, _APART):
        for match in pattern.finditer(text):
            yield _finding(match.start(), match.end(), match["code"])


def _is_warmth(match: re.Match[str]) -> bool:
    """температура в кімнаті 12."""
    number = re.search(r"\d+$", match[0])
    before = match.string[max(0, match.start() - 30) : match.start()]
    told = number is not None and int(number[0]) <= _MOST_DEGREES and bool(_HOW_WARM.search(before))
    return told and not _GOES_ON.match(match.string, match.end())


def _more(text: str, match: re.Match[str]) -> Iterator[Finding]:
    following = _AND_ONE_MORE if _MANY_ROOMS.match(match[0]) else _AND_MORE
    end = match.end()
    while more := following.match(text, end):
        yield _finding(more.start("code"), more.end("code"), more["code"])
        end = more.end("code")


def _says_which(match: re.Match[str]) -> bool:
    """Whether a number in words is a room's, and not how many or the first of several."""
    if match["his"]:
        return True
    if match["smaller"]:
        return value(match["smaller"]) > _FEW
    if match["behind"]:
        return value(match["behind"]) > _FEW and stands_alone(match.string, match.end())
    if match["hers"] and _FROM_ONE.search(match.string, max(0, match.start() - _NEAR), match.start()):
        return True
    return value(match["said"] or match["hers"]) > _FEW or (
        match["said"] is not None and _ONE_ROOM.match(match[0]) is not None and stands_alone(match.string, match.end())
    )


def _finding(start: int, end: int, found: str) -> Finding:
    return Finding(start, end, "room", (re.sub(r"\W+", " ", found.lower()),))
