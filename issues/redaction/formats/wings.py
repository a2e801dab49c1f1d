"""Wings, blocks and corridors by a name, a point of the compass or a side: крило «Захід», vleugel Noord, westblok."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.found_room import found_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_WING = grouped(
    r"крил\w{1,2}|крыл\w{1,2}|корпус\w{0,2}|блок\w{0,2}|блоці|секці\w|секци\w|відсік\w{0,2}|отсек\w{0,2}|коридор\w{0,2}"
    r"|павільйон\w{0,2}|павильон\w{0,2}|vleugel|gang|blok|gebouw|afdeling|wing|block|building|corridor|kryl\w|korpus\w?"
)
_COMPASS = (
    r"північ|південь|схід|захід|север|юг|восток|запад|noord|zuid|oost|west|north|south|east"
    r"|пів(?:ніч|ден)н\w{1,3}|східн\w{1,3}|західн\w{1,3}|северн\w{1,3}|южн\w{1,3}|восточн\w{1,3}|западн\w{1,3}"
)
_SIDE = r"лів\w{1,3}|прав\w{1,3}|лев\w{1,3}|linker|rechter|left|right|liv\w{1,3}|prav\w{1,3}|lev\w{1,3}"
_WINGS = re.compile(
    rf"(?<![\w-])(?:{_WING}\s(?:[«\"„“'](?:[^\W\d_]{{2,14}})[»\"”“']|(?:{_COMPASS})(?!\w))"
    rf"|(?:{_COMPASS}|{_SIDE})\s(?:крил|крыл|корпус|блок|секці|секци|коридор|kryl|korpus|wing|vleugel|block|blok|gang(?!\w))\w{{0,3}}"
    r"|(?:linker|rechter|(?:noord|zuid|oost|west)(?:er|elijke\s)?)-?(?:vleugel|blok|gang|toren)"
    r"|[a-h]-(?:blok|vleugel|gang|block|wing))(?!\w)",
    re.IGNORECASE,
)


def wings(text: str) -> Iterator[Finding]:
    for match in _WINGS.finditer(text):
        yield found_room(text, match.start(), match.end())
