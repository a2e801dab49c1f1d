"""Numbers of rooms without a word for one: the people from 204, у 305 знову гуляли, ключ від двісті сьомої.

What stands around a number must say that it is where somebody is. A small number, which may be an hour, an age or how
many, takes more than a large one; a time, a year and a round sum are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.called_room import called_rooms
from issues.redaction.formats.latin_room import rooms_said_in_latin
from issues.redaction.formats.moved_room import moved_rooms
from issues.redaction.formats.number_words import cardinal, ordinal, value
from issues.redaction.formats.room_clues import (
    AT,
    BEGINS,
    CALLED,
    DOOR_ITSELF,
    DWELLS,
    FROM_THERE,
    INSIDE,
    LET,
    NEIGHBOURING,
    NO_TIME,
    OF_NEIGHBOURS,
    OF_PEOPLE,
    OURS,
    RESIDENTS,
    SIGNED,
    SOMEBODY,
    TIME_BEFORE,
)
from issues.redaction.formats.room_words import NOT_HOW_MANY
from issues.redaction.formats.what_follows import HOME, NOISE, stands_alone
from issues.redaction.names.clues import is_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_LOOK_BACK = 48
_DIGITS = r"(?:\d{3,4}(?:[A-Za-zА-Яа-я](?!\w))?|\d{1,2}\.\d{2,3}|[A-ZА-ЯІЄ]-?\d{2,3}|\d{1,2}[A-ZА-Яа-г](?!\w)|\d{1,2})"
_ENDING = r"-?(?:го|му|ої|ой|ій|ї|ей|й|та|тя|ту|тю|шу|ша|ма|га|гу|а|я|у|ю|ою|ья|ую|ая|oi|oji|oyi|yi|ji|ij|iy|a|u)(?!\w)"
_BARE = re.compile(
    rf"(?<![\w.,:/€$+-])(?<!\d )(?P<digits>{_DIGITS})(?P<ending>{_ENDING})?"
    rf"(?![\w%€]|[.,:/-]\d|\s?[€%]|-\w){NOT_HOW_MANY}"
)
_UNTIL = re.compile(
    r"\s?(?:-|–|до|по|and|tot|till?|to|en|і|й|та|или|або|чи|или|t/m|do|за)\s?\d|\s?(?:до|tot|till?|по(?=\s(?:\d|\w{2,12}(?:ту|му|шу)(?!\w))))\s",
    re.IGNORECASE,
)
"""After the first of two: from nine to five, з 12 до 14."""
_LAST_HOUR = 24
_FEW = 4
"""Up to here what is said is more often which of several: у другій, з третьої."""
_LEAST = 100
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_DOTTED_ROOM = re.compile(r"(?<!\w)(?:кімнат|комнат|kamer|room|unit|кают)\w{0,3}\s\d{1,2}\.\d{2}", re.IGNORECASE)
_EMERGENCY = frozenset({"101", "102", "103", "104"})
_HELP = re.compile(r"поліц|полиц|швидк|скор|пожеж|пожар|рятув|дзвон|звон|викли|вызв", re.IGNORECASE)
"""The numbers for help in Ukraine."""
_HIS = frozenset({"го", "му"})
"""Of a small number it is a day or a year: з 14-го, у 22-му."""
_BEGINNING = re.compile(
    r"[A-HА-ЖК]-?\d{1,3}(?=\s?[:;,]\s?[^\W\d]|\s-\s|\s(?:немає|нема|нет|heeft|is|lekt|has|leaks|знов|знову|опять)(?!\w))|\d{3}[A-Za-zА-Яа-я]?(?=\s?[.,:;]\s?[^\W\d]|\s-\s)"
)
_CODED = re.compile(r"[A-Z\u0410-\u042f]-\d{3}")
_CODE_OF_ELSE = re.compile(
    r"(?<!\w)(?:віз|виз|visa|visum|рейс|flight|vlucht|траса|трасс|road|weg|форм|form|модел|model|тип|type|вітамін|справ|заявк|дел|стат|стор|пункт|черг|очеред|школ)"
    r"\w{0,6}\s(?:№\s?)?$",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
_ROUND = 50


@cache
def _said() -> re.Pattern[str]:
    words = rf"(?:(?P<hers>{ordinal(hers=True)})|(?P<many>{cardinal()}))"
    return re.compile(rf"(?<![\w'-]){words}(?![\w'-]){NOT_HOW_MANY}", re.IGNORECASE)


def bare_rooms(source: Source, names_end_at: frozenset[int]) -> Iterator[Finding]:
    """A number without a word: where somebody is from or lives ("жека з 204", "двері в 206")."""
    text = source.text
    yield from moved_rooms(text)
    yield from called_rooms(text)
    beginning = _BEGINNING.match(text)
    if beginning and (not beginning[0].isdigit() or int(beginning[0]) % _ROUND):
        yield _finding(beginning.start(), beginning.end(), beginning[0])
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_room(match, before, names_end_at):
            called = CALLED.search(before)
            yield _finding(match.start() - (len(called[0]) if called else 0), match.end(), match[0])
    yield from rooms_said_in_latin(text)
    for match in _said().finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_said_room(match, before, names_end_at):
            yield _finding(match.start(), match.end(), match[0])


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be a room's: ``which``: with an ending, 12-ї; ``before``: what stands before it."""

    text: str
    start: int
    end: int
    code: str
    which: bool
    before: str
    names_end_at: frozenset[int]

    @property
    def large(self) -> bool:
        """No hour, no age and not how many."""
        return not (self.code.isdigit() and int(self.code) < _LEAST)

    @property
    def clock(self) -> bool:
        """Whether it may be a time; not where the rooms of the same text are written like one."""
        return _CLOCK.fullmatch(self.code) is not None and not _DOTTED_ROOM.search(self.text)

    @property
    def alone(self) -> bool:
        return stands_alone(self.text, self.end)

    def behind_name(self, clue: re.Match[str] | None) -> bool:
        """Whether the clue, which ends where the number begins, begins where a name ends."""
        return clue is not None and self.start - len(self.before) + clue.start() in self.names_end_at


def _of_somebody(one: _Number) -> bool:
    """Жека з 204; the people in 12."""
    if one.behind_name(FROM_THERE.search(one.before)):
        return one.alone
    of_people = one.large and OF_PEOPLE.search(one.before)
    told = SOMEBODY.search(one.before)
    does = told is not None and not one.large and is_deed((told["between"] or "").lower())
    return bool(of_people or (told and not does and not _timed(one))) and (one.which or one.alone)


def _signed(one: _Number) -> bool:
    """At the end of a text: Олена, 204."""
    last = re.fullmatch(r"[)\s.]{0,3}", one.text[one.end : one.end + 4])
    return bool(last) and one.large and not one.which and one.behind_name(SIGNED.search(one.before))


def _of_a_door(one: _Number) -> bool:
    if NEIGHBOURING.search(one.before):
        return True
    told = DOOR_ITSELF.search(one.before) or RESIDENTS.search(one.before)
    return bool(told) and (one.large or one.which or one.alone)


def _lived_in(one: _Number) -> bool:
    """Поселили в 12; в 12 живе алкоголік; наш номер 12."""
    if AT.search(one.before) and HOME.match(one.text, one.end):
        return True
    told = DWELLS.search(one.before) or OURS.search(one.before)
    return bool(told) and one.alone and not _timed(one)


def _makes_noise(one: _Number) -> bool:
    """Знов шуміла 305; only at the start of a sentence."""
    sure = one.which or (one.large and not _is_round(one))
    return sure and bool(BEGINS.search(one.before)) and bool(NOISE.match(one.text, one.end))


def _is_where(one: _Number) -> bool:
    """У 214 немає світла: a number that nothing else than a room has."""
    least = _FEW if INSIDE.search(one.before) else _LAST_HOUR
    higher = not one.code.isdigit() or int(one.code) > least
    sure = higher if one.which else one.large and not _is_round(one)
    time = one.clock and not NO_TIME.search(one.before)
    return sure and bool(AT.search(one.before)) and one.alone and not time


def _coded(one: _Number) -> bool:
    """Ключ не відкриває B-204: a letter and three digits that are no road, flight or form."""
    return bool(_CODED.fullmatch(one.code)) and one.alone and not _CODE_OF_ELSE.search(one.before)


def _which_large(one: _Number) -> bool:
    """До 214-ї, біля 305-ої, сусід 305-ої: no hour, day or year has such a number."""
    return one.which and one.large and one.alone and not _CODE_OF_ELSE.search(one.before)


_REASONS = (_coded, _which_large, _of_somebody, _signed, _of_a_door, _lived_in, _makes_noise, _is_where)


def _is_room(match: re.Match[str], before: str, names_end_at: frozenset[int]) -> bool:
    code, which = match["digits"], bool(match["ending"])
    if match["ending"] and match["ending"].strip("-") in _HIS and not (code.isdigit() and int(code) > _LEAST):
        return False
    if not _is_number(code) or (code in _EMERGENCY and _HELP.search(before)) or _UNTIL.match(match.string, match.end()):
        return False
    number = _Number(match.string, match.start(), match.end(), code, which, before, names_end_at)
    return any(tells(number) for tells in _REASONS)


def _is_number(code: str) -> bool:
    """Whether it can be a room's: no year, and not nothing."""
    return not code.isdigit() or (int(code) > 0 and not (len(code) > 3 and int(code) in _YEARS))  # noqa: PLR2004 – digits of a year


def _is_round(one: _Number) -> bool:
    """200 and 350 are more often how many."""
    return one.code.isdigit() and int(one.code) % _ROUND == 0


def _timed(one: _Number) -> bool:
    return one.code.isdigit() and int(one.code) <= _LAST_HOUR and _in_time(one.before)


def _in_time(before: str) -> bool:
    """Whether what is done may be done at an hour: прийдіть у 12, зачиняють у 22, шум до 2."""
    return bool(TIME_BEFORE.search(before))


def _is_said_room(match: re.Match[str], before: str, names_end_at: frozenset[int]) -> bool:
    text, end = match.string, match.end()
    number = value(match[0])
    if number > _LEAST and OF_NEIGHBOURS.search(before):
        return True
    if number <= 1 or not stands_alone(text, end) or _UNTIL.match(text, end):
        return False
    origin = FROM_THERE.search(before)
    if origin and match.start() - len(before) + origin.start() in names_end_at:
        return number > _FEW
    return _said_many(before, number) if match["many"] else _said_which(before, number)


def _said_many(before: str, number: int) -> bool:
    """Живемо в двісті чотирнадцять; small numbers say how many."""
    lives = DWELLS.search(before) and number > _LAST_HOUR
    return bool(lives) or (number > _LEAST and bool(SOMEBODY.search(before)))


def _said_which(before: str, number: int) -> bool:
    """Сусід з двадцять другої; у п'ятій протікає стеля; хай восьма не шумить."""
    if SOMEBODY.search(before) or DWELLS.search(before):
        return not (number <= _LAST_HOUR and _in_time(before))
    if LET.search(before):
        return number > _FEW
    return bool(AT.search(before)) and number > (_FEW if INSIDE.search(before) else _LAST_HOUR)


def _finding(start: int, end: int, found: str) -> Finding:
    return Finding(start, end, "room", (re.sub(r"\W+", " ", found.lower()),))
