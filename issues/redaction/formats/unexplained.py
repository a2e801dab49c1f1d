"""Numbers that nothing explains: taken for a room's, since people have more ways to say those than can be listed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.room_clues import THINGS
from issues.redaction.formats.room_words import NOT_HOW_MANY, PEOPLE
from issues.redaction.formats.unexplained_clues import (
    ABOUT,
    BESIDE,
    BETWEEN,
    CALLS,
    ELSE,
    FAMILY,
    GIVEN,
    HOURLY,
    HOURS,
    IN,
    IN_NO_HOUR,
    IN_OR_AT,
    NOT_COUNTED,
    ORDINALLY,
    PART_OF,
    PERSON,
    QUANTITY,
    TELLING,
    TO,
    UP_TO,
    WE,
    WE_DO,
    WRITER,
)
from issues.redaction.formats.what_follows import stands_alone
from issues.redaction.names.cyrillic_words import read_cyrillic, tags_of
from issues.redaction.names.reading import Kind
from issues.redaction.word_lists import context

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from issues.redaction.source import Source

_LOOK = 48
_ENDING = r"-?(?:го|му|ої|ой|ій|ї|ей|й|та|тя|ту|тю|шу|ша|ма|га|гу|а|я|у|ю|ою|ья|ую|ая|oi|oji|oyi|yi|ji|ij|iy|a|u)(?!\w)"
_NUMBER = re.compile(
    r"(?<![\w.,:/€$+#№§-])(?<!\d )(?P<code>(?:[A-ZА-ЯІЄ]-?)?\d{1,4}(?:[.-]\d{2,3}|(?<!-\d)[A-Da-dfА-Дабвгд](?!\w))?)"
    rf"(?P<ending>{_ENDING})?(?![\w%€°²$+]|[.,:/-]\d|\s?[€%°+=]|-\w){NOT_HOW_MANY}"
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)\s(?:de\s)?$")
_NEXT_TO = re.compile(r"(?<!\w)(?:next to|close to|поруч і?з|поряд і?з|рядом со?|poruch iz?)\s$", re.IGNORECASE)
_NEXT = re.compile(r"\s?(?:[.,;:!?)\]»\"\n…-]|$)|\s(?P<word>[^\W\d_]+)")
_JOINED = re.compile(r"\s?(?:,|\()?\s?(?:(?:і|й|та|и|и|або|чи|или|and|en|or|of|i|ta|до|to|в|у|v|u|naar)\s){0,2}")
_UNTIL = re.compile(
    r"\s?(?:-|–)\s?\d|\s(?:до|по|and|tot|till?|to|en|і|й|та|или|або|чи|и|do|naar|na|на|x|х)\s\d", re.IGNORECASE
)
_LISTED = re.compile(r"[.)]\s?\w")
_LEVEL = re.compile(r"[ABCАБВС][0-6]")
_CLOCK = re.compile(r"(?:[0-2]?\d|3[01])[.-][0-5]\d")
"""A time of day or a date."""
_HELPLINES = frozenset({"112", "113", "911", "116", "900", "800", "365", "404", "5G", "4G", "3D"})
_THING = re.compile(rf"(?:{THINGS})", re.IGNORECASE)
_OF_THING = re.compile(rf"(?<!\w)(?:{THINGS})\s(?:на|до|on|op|to|do|na|voor|for)\s$", re.IGNORECASE)
_OF_DOOR = re.compile(rf"(?<!\w)(?:{THINGS}|buren|bewoners)\svan\s$", re.IGNORECASE)
_AGED = re.compile(rf"(?<!\w){grouped(PEOPLE)}\s[ву]\s$", re.IGNORECASE)
"""Бабуся в 84 сама носить воду."""
_EMERGENCY = frozenset({"101", "102", "103", "104"})
_FOLLOWED = re.compile(
    r"\s(?!(?:мені|мне|йому|ему|їй|ей|я|вже|уже|і|й|та|и|and|en|або|или|or|but|але|а|но|i|a|maar)\s)[^\W\d_]"
)
_PEOPLE_THERE = 12
_NOUNS = frozenset({"NOUN", "ADJF", "PRTF"})
_VERBS = frozenset({"VERB", "INFN"})
_PLURAL = re.compile(r"(?:s|en|akh|yakh|iv|ykh|ei)$")
_VERB = re.compile(r"[a-z]{2,12}t")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W{0,4}$")
_YEARS = range(1900, 2100)
_LAST_DAY = 31
_OLDEST = 110
_ROUND = 50
_TENS = 10
_LONGEST = 3
"""Of a room; longer ones are years, amounts and cases more often."""
_ENDS = re.compile(r"[.!?]\s")


@dataclass(frozen=True)
class _Number:
    """``earlier``: a number before it that something explains."""

    text: str
    start: int
    end: int
    code: str
    ending: str
    earlier: _Number | None

    @cached_property
    def value(self) -> int:
        """Of what has a letter or a part as much as no hour, day or age."""
        return int(self.code) if self.code.isdigit() else 1000

    @cached_property
    def before(self) -> str:
        return self.text[max(0, self.start - _LOOK) : self.start]

    @cached_property
    def around(self) -> str:
        return self.text[max(0, self.start - _LOOK) : self.end + _LOOK]

    @cached_property
    def word(self) -> str:
        """What stands right before it, in small letters; nothing behind a sign."""
        if _NEXT_TO.search(self.before):
            return "beside"
        found = _WORD_BEFORE.search(self.before)
        return found["word"].lower() if found else ""

    @property
    def large(self) -> bool:
        """No age, and not how many."""
        return self.value > _OLDEST and (not self.code.isdigit() or self.value % _ROUND != 0)

    @property
    def small(self) -> bool:
        """An hour, a day or how many."""
        return self.value <= _LAST_DAY

    @property
    def until(self) -> bool:
        return _UNTIL.match(self.text, self.end) is not None

    @property
    def clock(self) -> bool:
        return _CLOCK.fullmatch(self.code) is not None

    @property
    def timed(self) -> bool:
        return HOURS.search(self.around) is not None

    @property
    def about_else(self) -> bool:
        return ELSE.search(_ENDS.split(self.before)[-1]) is not None or _LEVEL.fullmatch(self.code) is not None

    @property
    def compared(self) -> bool:
        """Whether it may say how many it is now: нас було 120, зараз 240."""
        earlier = self.earlier
        return earlier is not None and not earlier.small and not earlier.counts

    @cached_property
    def next_word(self) -> str | None:
        """What comes right behind it in small letters, nothing before a sign; None before what is no word."""
        following = _NEXT.match(self.text, self.end)
        return None if following is None else (following["word"] or "").lower()

    @cached_property
    def counts(self) -> bool:
        """Whether a noun comes next that it counts. Asks dictionaries, so it is asked last."""
        word = self.next_word
        if not word or word in NOT_COUNTED:
            return word is None
        if word < "\u0400":
            known = word in context().acts_latin or _VERB.fullmatch(word) or stands_alone(self.text, self.end)
            return not (known or _is_surely_place(self, word))
        if self.ending or ORDINALLY.match(word):
            return not self.ending
        tags = tags_of(word)
        if tags and all(tag.POS == "NOUN" for tag in tags) and any(tag.case == "gent" for tag in tags):
            return True
        noun = not tags or any(tag.POS in _NOUNS for tag in tags)
        return noun and not stands_alone(self.text, self.end)


def unexplained(source: Source, rooms_end_at: Collection[int]) -> Iterator[Finding]:
    """Whatever number counts nothing, measures nothing and tells no time, age, line or law."""
    text = source.text
    previous: _Number | None = None
    taken = False
    for match in _NUMBER.finditer(text):
        near = previous if previous is not None and match.start() - previous.end < _LOOK else None
        earlier = None if taken else near
        one = _Number(text, match.start(), match.end(), match["code"], match["ending"] or "", earlier)
        if near is not None and _JOINED.fullmatch(text, near.end, one.start):
            taken = one.end in rooms_end_at or (taken and not one.counts)
        else:
            taken = one.end in rooms_end_at or _is_unexplained(one)
        # What is before the one before is forgotten, or a row of numbers would hold all of itself.
        previous = replace(one, earlier=None)
        if taken:
            yield Finding(one.start, one.end, "room", (re.sub(r"\W+", " ", match[0].lower()),))


def _is_unexplained(one: _Number) -> bool:
    if _is_known(one) or PART_OF.match(one.text, one.end):
        return False
    return (_behind_word(one) if one.word else _behind_sign(one)) and not one.counts


def _is_surely_place(one: _Number, word: str) -> bool:
    """Naast 8 rommel, u 117 dytyna: where a word in Latin letters that nobody knows is not what is counted."""
    return one.word in BESIDE - ABOUT or (one.word in IN and one.large and not _PLURAL.search(word))


def _is_known(one: _Number) -> bool:
    """A year, a day, a helpline that nobody is in, an amount of four digits."""
    if one.code in _EMERGENCY and CALLS.search(one.around):
        return True
    day = one.ending.strip("-") in {"го", "му"} and one.small
    long = len(one.code) > _LONGEST and one.code.isdigit() and (one.word not in BESIDE or one.value in _YEARS)
    helps = one.code in _HELPLINES and one.word not in IN
    return day or long or helps or one.code.startswith("0")


def _behind_word(one: _Number) -> bool:
    if one.word in BESIDE:
        return _beside(one)
    if _OF_THING.search(one.before):
        return True
    if one.about_else:
        return False
    if one.word in IN:
        return _in(one)
    return not one.clock and one.word not in QUANTITY and _behind_other(one)


def _beside(one: _Number) -> bool:
    """Над 14; not under 180, between 8 and 10 or boven de 18."""
    if one.word in ABOUT and one.about_else:
        return False
    return not (one.small and (one.until if one.word in BETWEEN else one.before.endswith(" de ")))


def _in(one: _Number) -> bool:
    """In, at or from a number: a small one may be an hour, and from one to another how much it was."""
    if one.code.isdigit() and (one.until or FAMILY.search(one.before)):
        return False
    if one.value < _OLDEST and (_AGED.search(one.before) or (one.word == "van" and not _OF_DOOR.search(one.before))):
        return False
    if one.clock:
        place = one.word in IN_NO_HOUR or (one.word in IN_OR_AT and bool(one.next_word))
        return place and not one.timed
    if not one.small:
        return True
    sure = one.word in IN_NO_HOUR or bool(one.ending) or _FOLLOWED.match(one.text, one.end) is not None
    return one.word not in HOURLY and sure and not one.timed


def _behind_other(one: _Number) -> bool:
    """Behind a conjunction, somebody, a door or a verb."""
    if one.word in UP_TO or one.word in TELLING:
        told = one.word in TELLING or one.word in TO or bool(one.ending)
        return one.large or (told and not one.small and one.value % _TENS > 0)
    if one.word in WE_DO or _THING.fullmatch(one.word):
        return one.value > _PEOPLE_THERE
    which = bool(one.ending) and one.value > _PEOPLE_THERE
    if not which and (not one.large or one.compared):
        return False
    if PERSON.fullmatch(one.word) or (one.word > "\u03ff" and read_cyrillic(one.word).can_be(Kind.FUNCTION)):
        return True
    return one.large and GIVEN.match(one.word) is None and any(tag.POS in _VERBS for tag in tags_of(one.word))


def _behind_sign(one: _Number) -> bool:
    """At the start of a sentence, behind a comma, colon or bracket."""
    if one.clock or one.about_else or (one.until and not one.large):
        return False
    before = one.before.rstrip()
    if not before or before[-1] in ".!?\n…":
        return not (_LISTED.match(one.text, one.end) and one.small)
    last = _LAST_WORD.search(before)
    if WRITER.search(one.before) or (last is not None and last[1].lower() in WE):
        return True
    return one.large and not one.compared
