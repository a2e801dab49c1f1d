"""Rooms that somebody was moved between: переселили з 12 в 14, з двісті дванадцятої до триста першої."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.number_words import ordinal
from issues.redaction.formats.room_words import NOT_HOW_MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS = range(1900, 2100)


@cache
def _moved() -> re.Pattern[str]:
    said = ordinal(hers=True)
    ending = r"(?:-?(?:ої|ой|ій|ї|й|ту|шу|му|гу|ю|у|ую|oi|yi|tu|u))?"
    return re.compile(
        r"(?<!\w)(?:пересел\w{2,5}|перев[еіё]\w{2,5}|переї\w{2,5}|перее[хз]\w{1,4}|переміст\w{1,4}|переместил\w?|перекину\w{1,3}|пере[йш]ш?\w{2,4}|verhuis\w{0,3}|overgeplaatst|verplaatst|moved|transferred|peresel\w{2,5}|perev[ei]\w{2,4}|pereyi\w{2,4}|pereji\w{2,4}|pereex\w{1,3})\s(?:\w{1,10}\s){0,2}"
        rf"(?:з|із|зі|из|с|van|uit|from|z|iz)\s(?P<one>\d{{1,4}}{ending}|{said})"
        rf"\s(?:в|у|до|на|naar|to|into|v|u|do)\s(?P<two>\d{{1,4}}{ending}|{said})(?![\w:%€]|[.,]\d){NOT_HOW_MANY}",
        re.IGNORECASE,
    )


def moved_rooms(text: str) -> Iterator[Finding]:
    for match in _moved().finditer(text):
        if not (_is_year(match["one"]) or _is_year(match["two"])):
            for one in ("one", "two"):
                key = re.sub(r"\W+", " ", match[one].lower())
                yield Finding(match.start(one), match.end(one), "room", (key,))


def _is_year(code: str) -> bool:
    return code.isdigit() and int(code) in _YEARS
