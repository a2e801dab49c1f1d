"""Numbers called one that are somebody's room: номер 14, nummer 14, from number 45, №8. Not those of anything else.

A number that is called one counts nothing, so any noun may follow; what stands before says whether a place is meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.number_words import cardinal, value
from issues.redaction.formats.room_words import CODE, NOT_HOW_MANY, WHOLE
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_BACK = 24
_FEW = 4
"""Up to here a number is as often a place in a list: проблема номер 1, nummer 2 op de wachtlijst."""
_LONGEST = 3
"""Longer ones at the start are called: номер 1414 не відповідає."""
_OF_ELSE = (
    r"(?!\s(?:у списку|в списке|в черзі|в очереди|журнал|газет|телефон|автобус"
    r"|(?:op|van|in) de \w{0,6}(?:lijst|rij)|van het"
    r"|of the list|in the queue|in de rij))"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?:номер(?:а|у|і|е)?|nomer[ayiu]?|nummer|number|nr\.?|no\.|[№#])\s?"
    rf"(?P<code>(?!0){CODE}){WHOLE}(?!\s?[./-]?\d){_OF_ELSE}{NOT_HOW_MANY}",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?…\n]\s?)$")
_IN = re.compile(
    r"(?:^|[^\w])(?:в|у|з|із|зі|из|с|до|від|от|біля|навпроти|напротив|над|під|под|за стіною в|поруч із|поруч з|рядом с"
    r"|van|uit|in|op|naast|tegenover|boven|onder|bij|die van|from|at|of|inside|next to|opposite|above|below|v|u|z|iz|do"
    r"|жив[уе]\w{0,3}|живём|zhyv\w{1,4}|zhivu)\s"
    r"(?:наш\w{1,4}\s|сусідн\w{2,4}\s|соседн\w{2,4}\s|onze\s|ons\s|our\s|my\s|mijn\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s[a-z]{3,12}t(?!\w)")
"""What a Dutch number at the start is the subject of: nummer 14 gebruikt, schreeuwt, heeft."""


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:номер(?:а|у|і|е)?|nomer[ayiu]?|nummer|number)\s(?P<said>{cardinal()})(?!\w)", re.IGNORECASE
    )


def called_rooms(text: str) -> Iterator[Finding]:
    """Nummer 14 at the start or behind a preposition; из номера двенадцать."""
    for match in _said().finditer(text):
        if value(match["said"]) > _FEW and _IN.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            yield _finding(match)
    for match in _CALLED.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_listed(match["code"]):
            continue
        if _IN.search(before) or (len(match["code"]) <= _LONGEST and _BEGINS.search(before) and _is_subject(match)):
            yield _finding(match)


def _finding(match: re.Match[str]) -> Finding:
    return Finding(match.start(), match.end(), "room", (re.sub(r"\W+", " ", match[0].lower()),))


def _is_listed(code: str) -> bool:
    return code.isdigit() and int(code) <= _FEW


def _is_subject(match: re.Match[str]) -> bool:
    end = match.end()
    return stands_alone(match.string, end) or _VERB.match(match.string, end) is not None
