"""Numbers called one that are somebody's room: номер 14, nummer 14, from number 45, №8. Not those of anything else.

A number that is called one counts nothing, so any noun may follow; what stands before says whether a place is meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.number_words import cardinal, ordinal, value
from issues.redaction.formats.room_words import CODE, NOT_HOW_MANY, WHOLE
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_LOOK_BACK = 24
_FEW = 4
"""Up to here a number is as often a place in a list: проблема номер 1, nummer 2 op de wachtlijst."""
_LONGEST = 3
"""Longer ones at the start are called: номер 1414 не відповідає."""
_OF_ELSE = (
    r"(?!\s(?:\w{1,5}\s){0,2}(?:у списку|в списке|на курс|на запис"
    r"|в черзі|у черзі|в очереди|журнал|газет|телефон|автобус"
    r"|(?:op|van|in) de \w{0,6}(?:lijst|rij)|van het"
    r"|(?:of|on) the list|in the queue|in de rij))"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?:номер(?:а|у|і|е|ом)?|nomer[ayiu]?|nummer|number|nr\.?|no\.|[№#])\s?"
    rf"(?P<code>(?!0){CODE}){WHOLE}(?!\s?[./-]?\d){_OF_ELSE}{NOT_HOW_MANY}",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?…\n]\s?)$")
_IN = re.compile(
    r"(?:^|[^\w])(?:в|у|з|із|зі|из|с|до|від|от|біля|навпроти|напротив|над|під|под|за стіною в|поруч із|поруч з|рядом с"
    r"|van|uit|in|op|naast|tegenover|boven|onder|bij|die van|from|at|of|inside|next to|opposite|above|below|v|u|z|iz|do"
    r"|mag|moet|kan|krijgt|laat|voor|does|can|may|(?:у|в) нас,?|нам|wij|jullie,?|наш\w{0,2}|onze|our"
    r"|жив[уе]\w{0,3}|живём|zhyv\w{1,4}|zhivu)\s"
    r"(?:наш\w{1,4}\s|сусідн\w{2,4}\s|соседн\w{2,4}\s|onze\s|ons\s|our\s|my\s|mijn\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s[a-z]{3,12}t(?!\w)")
"""What a Dutch number at the start is the subject of: nummer 14 gebruikt, schreeuwt, heeft."""
_GOES_ON = re.compile(r",\s$")
_HAS = re.compile(r"\s(?:has|have|is|keeps|plays|does|heeft|не|знов|опять|шумить|шумит)\s", re.IGNORECASE)
"""After a comma it takes more: number 40 has a dog, number 42 has a parrot."""
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:кают|контейнер|кімнат|комнат|ліжк|кроват|койк|unit|kamer|room|hut|cabin|container|бунгало|вагончик|домик|будиноч"
    r"|kajut|kayut|kontejner|kontainer)\w{0,3}(?!\w)[^.!?\n\d]{0,40},\s$",
    re.IGNORECASE,
)
"""Наша каюта прямо над ним, номер 9."""
_FAR = 60
_NO_PLACE = re.compile(
    r"(?<!\w)(?:з|із|с|за)\sномером\s|(?:черз|очеред|списк|queue|waiting|wachtlijst|spreekuur)", re.IGNORECASE
)
"""Охоронець з номером 14; in a queue and on a list."""
_STOPS = re.compile(r"\s?[,:!-]")
_DOTTED = re.compile(r"\d{1,2}[.-]\d{2}")
_LAST = re.compile(r"\s?[.!)]?\s*$")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:номер(?:а|у|і|е|ом)?|nomer[ayiu]?|nummer|number)\s"
        rf"(?P<said>{ordinal(hers=False)}(?!\w)|{cardinal()})(?!\w){_OF_ELSE}",
        re.IGNORECASE,
    )


def called_rooms(text: str) -> Iterator[Finding]:
    """Nummer 14 at the start or behind a preposition; из номера двенадцать."""
    for match in _said().finditer(text):
        if value(match["said"]) > _FEW and (_is_where(match) or _is_sender(match)):
            yield found_room(text, match.start(), match.end())
    for match in _CALLED.finditer(text):
        if not _is_listed(match["code"]) and (_is_where(match) or _is_itself(match)):
            yield found_room(text, match.start(), match.end())


def _is_where(match: re.Match[str]) -> bool:
    """Whether what stands before takes a place: u номері 14, наш контейнер біля воріт, номер 9."""
    if _IN.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()):
        return not _NO_PLACE.search(match.string, max(0, match.start() - _FAR), match.end())
    return _OF_A_PLACE.search(match.string, max(0, match.start() - _FAR), match.start()) is not None


def _is_sender(match: re.Match[str]) -> bool:
    """Номер вісім, дитина хвора."""
    begins = _BEGINS.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    return begins is not None and _STOPS.match(match.string, match.end()) is not None


def _is_itself(match: re.Match[str]) -> bool:
    """Whether the number does something, or is written as only rooms are: номер 6.11."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    code = match["code"]
    if _DOTTED.fullmatch(code) and match[0][0] not in "№#":
        return True
    if _LAST.match(match.string, match.end()) and _GOES_ON.search(before) and match[0][0] == "№":
        return True
    doing = (_BEGINS.search(before) and _is_subject(match)) or (
        _GOES_ON.search(before) and _HAS.match(match.string, match.end())
    )
    return len(code) <= _LONGEST and bool(doing)


def _is_listed(code: str) -> bool:
    return code.isdigit() and int(code) <= _FEW


def _is_subject(match: re.Match[str]) -> bool:
    end = match.end()
    return stands_alone(match.string, end) or _VERB.match(match.string, end) is not None
