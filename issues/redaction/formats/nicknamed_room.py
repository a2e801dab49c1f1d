"""Rooms by a number made a noun: у двадцятці, соседи с девятки. Grades, notes of money and cars are called so too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.room_words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_SCHOOL = r"двій|трій|п'ятір|двой|трой|пят[её]р"
"""Grades, unless people are from there."""
_OTHER = (
    r"четвір|шіст|сім|вісім|дев'ят|десят|одинадцят|дванадцят|тринадцят|чотирнадцят|п'ятнадцят|шістнадцят|сімнадцят"
    r"|вісімнадцят|дев'ятнадцят|двадцят|тридцят|четв[её]р|шест[её]р|сем[её]р|восьм[её]р|девят|одиннадцат|двенадцат"
    r"|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат"
)
_CASE = r"(?:оч)?(?:ки|ці|ке|ку)(?!\w)"
_FROM_PEOPLE = re.compile(
    rf"(?<!\w){grouped(PEOPLE)}\s(?:з|із|зі|из|с|со|в|у)\s(?P<room>(?:{_SCHOOL}|{_OTHER}){_CASE})", re.IGNORECASE
)
_WHERE = re.compile(
    rf"(?<!\w)(?:(?:в|у)(?:\s(?:нас|нашій|нашей|сусідній|соседней))?|з|із|зі|из|с|біля|возле|навпроти|напротив"
    rf"|(?:нас|нам)\s(?:на|в|у))\s(?P<room>(?:{_OTHER})(?:(?:оч)?(?:ки|ці|ке)|очку)(?!\w))",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(r"\s(?:кращ|найкращ|лучш|лідер|лидер|сам[иы]х|перш|перв|хвилин|минут)", re.IGNORECASE)
"""Of the ten best."""


def nicknamed_rooms(text: str) -> Iterator[Finding]:
    for pattern in (_FROM_PEOPLE, _WHERE):
        for match in pattern.finditer(text):
            if not _OF_ELSE.match(text, match.end()):
                yield found_room(text, match.start("room"), match.end("room"))
