"""Whether staff ask where something is, so that the answer may name a room: as typed, in whatever language."""

from __future__ import annotations

import re

_PLACE_NL = r"(?:kamer|unit|hut|deur|verdieping|gang|woning|gebouw|blok|bed)"
_PLACE_EN = r"(?:room|unit|cabin|door|floor|corridor|house|building|block|bed)"
_PLACE_SLAVIC = r"(?:кімнат|кают|двер|корпус|повер[хс]|будин|будівл|блоц|секці|комнат|этаж|здани|блок|секци)\w*"
_ASKS_WHERE = re.compile(
    rf"(?<!\w)(?:(?<!het )waar|welke? {_PLACE_NL}|{_PLACE_NL}nummer|nummer van (?:uw|de|je) {_PLACE_NL}"
    rf"|where|wh(?:ich|at) {_PLACE_EN}|{_PLACE_EN} number|number of (?:your|the) {_PLACE_EN}"
    rf"|де|где|як(?:а|ій|ому|у|ої|ого|ий) (?:саме )?{_PLACE_SLAVIC}|как(?:ая|ой|ом|ую|ого) (?:именно )?{_PLACE_SLAVIC}"
    rf"|номер (?:вашої |вашего |вашей )?{_PLACE_SLAVIC})(?!\w)",
    re.IGNORECASE,
)


def asks_where(question: str) -> bool:
    return bool(_ASKS_WHERE.search(question))
