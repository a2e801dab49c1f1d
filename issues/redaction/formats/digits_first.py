"""Rooms whose digits come first: 12 кімната, з 8 номера, 17 контейнер, 14-ta kimnata. Not how many there are.

What tells which from how many is the case: nobody counts "8 номера" behind "from", nor "35 хату".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.room_words import NOT_HOW_MANY
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

NUMBERED_FIRST = (
    r"кімнат|комнат|кают|палат|квартир|секці|секци|студі|келі|кель|двер|хат|спальн|шконк"
    r"|kimnat|komnat|kajut|kayut|kvart[iy]r|dver"
)
"""Stems of words for rooms that a woman's ending fits: 12-та кімната."""
_HIS = (
    r"корпус|блок|модул|контейнер|сектор|бокс|під'їзд|подъезд|номер|юніт|юнит|домик|вагончик|барак|бунгало|намет"
    r"|korpus|blok|kontejner|kontejner|kontainer|konteiner|domik|nomer"
)
_IN = (
    r"кімнаті|комнате|каюті|каюте|палаті|палате|корпусі|корпусе|блоке|блоці|модулі|модуле|контейнері|контейнере|секторі"
    r"|секторе|під'їзді|подъезде|боксі|боксе|секції|секции|квартирі|квартире|номері|номере|кабінеті|кабинете|домику|домике"
    r"|будиночку|вагончику|вагончике|бараку|бараці|бараке|бунгало|шале|хаті|хате|юніті|юните|келії|келье|відсіку|отсеке|кабінці"
    r"|kimnati|komnate|komnati|kayuti|kajuti|korpusi|bloci|bloke|kontejneri|kontejnere|konteineri|domike|domiku"
)
"""One room, as it is called behind "in"."""
_OF = (
    r"кімнати|комнаты|палати|палаты|каюти|каюты|квартири|квартиры|секції|секции|корпусу|корпуса|блоку|блока|модуля"
    r"|контейнера|під'їзду|подъезда|номера|номеру|кабінету|кабинета|домика|будиночка|вагончика|бараку|барака|бунгало|хати|хаты"
    r"|юніта|юнита|келії|кельи|kimnaty|komnaty|korpusu|bloku|bloka|kontejnera|konteinera|nomera|domika|kvartyry|kayuty"
)
"""The same behind "from"."""
_ONE_OF_THEM = (
    r"(?:кімнат|комнат|кают|палат|хат)(?:у|ою|ой)|(?:секці|секци|келі)ю|номері|номере"
    r"|кімната|комната|каюта|палата|секція|секция|корпус|блок|під'їзд|подъезд|модуль|контейнер|вагончик|барак|домик"
    r"|будиночок|юніт|юнит|kimnata|komnata|kajuta|kontejner|korpus|blok"
)
_OFFICE = re.compile(r"лікар|врач|доктор|поліклін|поликлин|больниц|школ|урок|прийом|при[её]м|запис", re.IGNORECASE)
_NEAR, _LONGEST = 40, 12
_DIGITS = r"(?<![\w.,:/-])\d{1,4}"
_ENDING = (
    r"-?(?:[мштгв]?(?:ій|ої|ою)|(?:m|t|sh|g)(?:ij|oji|oi)|та|тя|ша|ма|га|а|я|у|ту|тю|ю|ї|й|ей|ой|ая|ую"
    r"|ta|tya|sha|ma|ya|ja|a|yi|oji|oyi|oi|ij|iy|oj|ej|yu|tu|u)"
)
_HIS_ENDING = r"-?(?:й|ий|ій|го|того|му|тому|ого|ому|ом|м|yj|yi|ij|iy|oj|go|ho|mu|m|om)"
_INSIDE = re.compile(
    rf"{_DIGITS}(?:-?(?:й|ій|ї|ой|м|му|ом|ij|iy|oj|m|mu))?\s(?P<word>{_IN}|двері|дверь)(?!\w)", re.IGNORECASE
)
_OUT = re.compile(rf"{_DIGITS}(?:-?(?:ї|ої|ой|й|го|ого|yi|oi|oj|ho|go))?\s(?:{_OF})(?!\w)", re.IGNORECASE)
_SURE = (
    re.compile(
        r"(?<![\w.,])\d{1,4}\s(?:і|й|та|и|i|ta)\s\d{1,4}\s"
        r"(?:кімнатами|комнатами|каютами|палатами|контейнерами|kimnatamy|komnatami"
        r"|(?:контейнер|корпус|блок|домик|барак|вагончик|будиночк)ом|кімнатою|комнатой|каютою|каютой)(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?<=, )|(?<=^))\d{1,4}\s(?:кімната|комната|каюта|kimnata|komnata|kajuta|kayuta)(?=\s?(?:[,.;:!?)-]|$))",
        re.IGNORECASE,
    ),
    re.compile(rf"{_DIGITS}{_ENDING}\s(?:{NUMBERED_FIRST})\w{{1,3}}(?!\w)", re.IGNORECASE),
    re.compile(rf"{_DIGITS}{_HIS_ENDING}\s(?:{_HIS})\w{{0,3}}(?!\w)", re.IGNORECASE),
    re.compile(
        rf"(?<!\bо )(?<!\bоб )(?<![\w.,:/-])(?:\d{{0,3}}[02-9]|\d{{0,2}}11)\s(?:{_ONE_OF_THEM})(?!\w)", re.IGNORECASE
    ),
    re.compile(r"(?<![\w.,:/-])(?:\d{0,2}1[1-4]|\d{0,3}[05-9])\sдвері(?!\w)", re.IGNORECASE),
)
_IN_BEFORE = re.compile(r"(?<!\w)(?:в|у|во|v|u)\s$", re.IGNORECASE)
_FROM_BEFORE = re.compile(
    r"(?<!\w)(?:з|із|зі|из|с|до|від|от|біля|коло|возле|около|навпроти|напротив|проти|против|крім|кроме|для"
    r"|z|iz|vid|ot|do|bilia|bilya|navproty)\s$",
    re.IGNORECASE,
)
_HOUSES = re.compile(
    r"(?<!\w)(?:біля|коло|возле|около|навпроти|напротив|до|из|от|від|с|за|перед)\s(?P<room>дом(?:а|ом)\s\d{1,3})(?![\w:%€]|[.,]\d)"
    + NOT_HOW_MANY,
    re.IGNORECASE,
)
"""Without what stands before it, "дома 4" is at home."""


def digits_first(text: str) -> Iterator[Finding]:
    """In the order of how sure they are; they may overlap."""
    for pattern in _SURE:
        for match in pattern.finditer(text):
            yield found_room(text, match.start(), match.end())
    for match in _INSIDE.finditer(text):
        if _IN_BEFORE.search(text, max(0, match.start() - _LONGEST), match.start()) and not _of_an_office(match):
            yield found_room(text, match.start(), match.end())
    for match in _OUT.finditer(text):
        if _FROM_BEFORE.search(text, max(0, match.start() - _LONGEST), match.start()):
            yield found_room(text, match.start(), match.end())
    for match in _HOUSES.finditer(text):
        if not stands_alone(text, match.end()):
            continue
        yield found_room(text, match.start("room"), match.end("room"))


def _of_an_office(match: re.Match[str]) -> bool:
    """В 12 кабінеті у лікаря."""
    if not match["word"].lower().startswith("каб"):
        return False
    around = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return _OFFICE.search(around) is not None
