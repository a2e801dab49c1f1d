"""Rooms said in Ukrainian or Russian in Latin letters: v dvadcyat pershij; kimn. dvisti try; pyatyj kontejner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.latin_numbers import said_in_latin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_FEW, _LAST_HOUR = 4, 9
_LONGEST = 3
"""Words of a number: dvisti sorok druha."""
_ROOM = (
    r"(?:kimn|komn|kim|kajut|kayut|palat|kvart[iy]r|kont[ae]?[ijy]ner|kontejner|blok|korpus|dver|lizhk|krovat|kojk"
    r"|budyn|dom[iy]k)\w{0,4}"
)
_LATIN_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<room>{_ROOM}\.?)(?P<named>\snomer)?|(?:v|u|z|iz|zi|navproty|bil[iy]?a)(?!\s{_ROOM}))\s"
    r"(?P<said>[a-z'`]{3,18}(?: [a-z'`]{3,18}){0,2})(?![\w'`])",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(r"\s(?:kimnat|komnat|kajut|kayut)\w{1,4}", re.IGNORECASE)
_CALLED = re.compile(
    r"(?<!\w)(?:kont[ae]?[ijy]ner|kontejner|blok|korpus|dom[iy]k|vagonchyk|barak)\w{0,4}(?!\w)", re.IGNORECASE
)
"""What an ordinal stands before, as only a building has it."""
_REACH = 48
_MANY = 24
"""More beds than are in any room."""
_NOT_COUNTED = re.compile(
    r"\s?(?:[.,;:!?)]|$)|\s(?:ne|nema\w{0,2}|net|znov\w?|opyat|i|a|de|v|u|z|tam|tut|bez|tezh|zavzhdy|vsegda)(?!\w)",
    re.IGNORECASE,
)
"""What comes behind a number that counts nothing."""


def rooms_said_in_latin(text: str) -> Iterator[Finding]:
    """V dvadcyat pershij sklo rozbyte; kimn. dvisti try."""
    for match in _LATIN_WORDS.finditer(text):
        words = match["said"].split()
        for length in range(len(words), 0, -1):
            number, which = said_in_latin(" ".join(words[:length]), his=bool(match["room"]))
            end = match.start("said") + len(" ".join(words[:length]))
            behind = _ROOM_BEHIND.match(text, end)
            few = 0 if match["named"] else _FEW if match["room"] or behind else _LAST_HOUR
            uncounted = which or match["named"] or number > _MANY or _NOT_COUNTED.match(text, end)
            if (which or match["room"]) and uncounted and number > few:
                start = match.start("room" if match["room"] else "said")
                yield found_room(text, start, behind.end() if behind else end)
                break
    yield from _buildings(text)


def _buildings(text: str) -> Iterator[Finding]:
    """Pyatyj kontejner."""
    for match in _CALLED.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        words = before.split()[-_LONGEST:]
        for length in range(len(words), 0, -1):
            said = " ".join(words[-length:])
            number, which = said_in_latin(said, his=True)
            if number and which and before.endswith(said + " "):
                yield found_room(text, match.start() - len(said) - 1, match.end())
                break
