"""Numbers of what is a room only for who lives there: an office, a class, a place in a hall, a room of a hotel."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.number_words import whole_cardinal
from issues.redaction.formats.room_words import NOT_HOW_MANY
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_NEAR = 40
_HOTEL = re.compile(r"готел|отел[еья]|hotel|хостел|hostel|корабл|паром|schip|boot", re.IGNORECASE)
_HOTEL_ROOM = re.compile(r"(?<!\w)номер(?:і|е|у|а|ом)?\s?№?\s?\d{1,4}(?![\d\w]| ?\d)", re.IGNORECASE)
_OFFICE = r"кабінет\w{0,2}|кабинет\w{0,2}|офіс\w{0,2}|офис\w{0,2}|office|kantoor"
_CLASS = r"клас(?:і|у)?|класс[еа]?|аудиторі\w|аудитори\w|klas|classroom"
_LIVED_IN = re.compile(
    r"(?<!\w)(?:жив[еуёі]|жить|жити|мешка|прожив|посел|засел|пересел|розміст|размест|спимо|сплю|спим|сп[ил]т|спл[яю]т"
    r"|спят|ночує|ночую|slaap|slapen|woon|wonen|live|living|sleep|placed|geplaatst|ondergebracht|до нас|к нам|у нас"
    r"|наш|родин|сім'|семь|gezin)",
    re.IGNORECASE,
)
"""Who lives in an office or a class has it for a room."""
_CODED = re.compile(rf"(?<!\w)(?:{_OFFICE})\s\d{{1,2}}[.-]\d{{2,3}}(?![\w:%€]|[.,]\d)", re.IGNORECASE)
"""Offices that people were put in have the numbers of the building; those of a doctor have short ones."""
_AT_WORK = re.compile(
    r"лікар|врач|доктор|поліклін|поликлин|больниц|школ|прийом|при[её]м|запис|gemeente|stadhuis|stadskantoor|муніц",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?<!\w)(?:кухн\w|ванн(?:а|ій|у|ої|ая|ой|ую)|душов\w{1,2}|прачечн\w{1,2}|пральн\w|kelder|keuken|badkamer|bathroom"
    r"|kitchen|laundry)\s(?:№\s?|nr\.?\s|номер\s|nummer\s|number\s)?(?:\d{1,2}[A-Za-zА-Яа-я]?|(?-i:[A-HА-Д]))"
    rf"(?![\w:%€-]|[.,]\d|\sна\s\d){NOT_HOW_MANY}",
    re.IGNORECASE,
)
_SPOT = re.compile(
    rf"(?<!\w)(?:місц[еяі]|мест[оае])\s(?:№\s?|номер\s)?\d{{1,3}}(?![\w:%€-]|[.,]\d){NOT_HOW_MANY}"
    r"(?!\s(?:у черзі|в черзі|в очереди|у списку|в списке|з|із|из|на|у рейтинг|в рейтинг)\s)",
    re.IGNORECASE,
)
"""Where somebody sleeps: in a hall the places have the numbers."""
_SEAT = re.compile(
    r"парк|поїзд|поезд|вагон(?!чик)|кіно|кино|театр|літак|самол|автобус|рейс|концерт|черг|очеред", re.IGNORECASE
)
"""Where other places than those to sleep have numbers."""


@cache
def _said() -> re.Pattern[str]:
    named = r"(?:№|nr\.?|номер|number)"
    return re.compile(
        rf"(?<!\w)(?:{_OFFICE}|{_CLASS})(?:\s?{named}?\s?\d{{1,3}}(?![\w:%€]|[.,]\d)|\s(?:{named}\s)?{whole_cardinal()})"
        + NOT_HOW_MANY,
        re.IGNORECASE,
    )


def unusual_rooms(text: str) -> Iterator[Finding]:
    """Кабінет 5 where people were put, місце 17 in a sports hall, номер 12 on a ship."""
    matches = [
        *(match for match in _said().finditer(text) if _around(_LIVED_IN, match) and not _around(_AT_WORK, match)),
        *(match for match in _CODED.finditer(text) if not _around(_AT_WORK, match)),
        *(match for match in _SERVICE.finditer(text) if stands_alone(text, match.end())),
        *(match for match in _SPOT.finditer(text) if stands_alone(text, match.end()) and not _around(_SEAT, match)),
    ]
    if _HOTEL.search(text):
        matches += _HOTEL_ROOM.finditer(text)
    for match in matches:
        yield found_room(text, match.start(), match.end())


def _around(clue: re.Pattern[str], match: re.Match[str]) -> bool:
    return clue.search(match.string, max(0, match.start() - _NEAR), match.end() + _NEAR) is not None
