"""Rooms said in Ukrainian in Latin letters: v dvadcyat pershij; kimn. dvisti try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.latin_numbers import said_in_latin

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEW, _LAST_HOUR = 4, 9
_LATIN_WORDS = re.compile(
    r"(?<!\w)(?:(?P<room>(?:kimn|komn|kim|kajut|kayut)\w{0,4}\.?)(?:\snomer)?|v|u|z|iz|zi)\s"
    r"(?P<said>[a-z'`]{3,18}(?: [a-z'`]{3,18}){0,2})(?![\w'`])",
    re.IGNORECASE,
)
_ROOM_BEHIND = re.compile(r"\s(?:kimnat|komnat|kajut|kayut)\w{1,4}", re.IGNORECASE)


def rooms_said_in_latin(text: str) -> Iterator[Finding]:
    """V dvadcyat pershij sklo rozbyte; kimn. dvisti try."""
    for match in _LATIN_WORDS.finditer(text):
        words = match["said"].split()
        for length in range(len(words), 0, -1):
            number, which = said_in_latin(" ".join(words[:length]))
            end = match.start("said") + len(" ".join(words[:length]))
            behind = _ROOM_BEHIND.match(text, end)
            if (which or match["room"]) and number > (_FEW if match["room"] or behind else _LAST_HOUR):
                start = match.start("room" if match["room"] else "said")
                end = behind.end() if behind else end
                yield Finding(start, end, "room", (re.sub(r"\W+", " ", text[start:end].lower()),))
                break
