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
from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.latin_numbers import said_in_latin
from issues.redaction.formats.number_words import cardinal, ordinal, value
from issues.redaction.formats.room_words import NOT_HOW_MANY, PEOPLE
from issues.redaction.formats.what_follows import HOME, NOISE, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_LOOK_BACK = 48
_CALLED = re.compile(r"(?<!\w)(?:номер|nomer|nummer|number)\w{0,3}\s$", re.IGNORECASE)
_SEP = r"(?:№\s?|nr\.?\s|nummer\s|number\s|no\.?\s|номер\w{0,3}\s)?"
_LIVES = (
    r"жив[уемтьоі]{1,4}|живёт|живём|живут|жити|жить|жил[аиоі]?|жив|мешка\w{1,4}|прожива\w{1,4}|посел\w{1,5}|засел\w{1,5}|пересел\w{1,5}"
    r"|перев[еіё]\w{1,4}|переїха\w{1,3}|переех\w{1,4}|ночу\w{1,3}|спл[юя]\w?|спи\w{1,3}|сид\w{1,4}|сиж\w|знаход\w{1,5}|наход\w{1,5}"
    r"|розміс\w{1,5}|размес\w{1,5}|зайд\w{1,4}|заход\w{1,4}|прийд\w{1,4}|прид\w{1,4}|підійд\w{1,3}|подойд\w{1,3}|стука\w{1,4}|стуч\w{1,4}"
    r"|загля\w{1,5}|завіта\w{1,3}|вдер\w{1,4}|ввірв\w{1,5}|ворв\w{1,5}|зачин\w{1,5}|закр\w{1,5}"
    r"|woon\w{0,2}|wonen|zit|zitten|slaap\w?|slapen|verblij\w{2,4}|logeer\w{0,2}|logeren|klop\w{0,3}|verhuis\w{1,3}|geplaatst|ondergebracht"
    r"|live|lives|lived|living|stay|stays|staying|sleep|sleeping|moved|placed|knock\w{0,3}"
    r"|zhyv\w{1,4}|zhiv\w{1,4}|zhyly|poselyl\w|pereselyl\w|spym\w|spymo|zajdit\w?|pryjdit\w?|prijdite"
)
_THINGS = (
    r"двер[іиейямхь]{1,4}|deur|door|dveri|ключ\w{0,3}|sleutels?|keys?|douche|wc|toilet|балкон\w{0,2}|balkon|raam|вікн\w|окн\w|батаре\w{1,2}"
    r"|замок|замк\w{0,2}|slot|lock|стел\w{1,2}|потол\w{1,3}|plafond|стін\w|стен\w|muur|коридор\w?|шум|музик\w|музык\w|lawaai|noise"
    r"|klyuch\w?|kliuch\w?|klucha?"
)
_OF = r"(?:з|із|зі|из|с|від|от|од|в|у|van|of|to|for|in|z|iz|vid|v|u)"
_FROM = r"(?:з|із|зі|из|с|со|в|у|во|до|на|от|від|од|uit|van|in|op|naar|from|at|of|to|for|z|iz|zi|v|u|do|vid)"
_PERSON = grouped(PEOPLE)
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:{_PERSON}\s(?:[^\W\d_]{{1,12}}\s)?(?:з|із|зі|из|с|від|от|uit|in|op|from|at|z|iz)"
    rf"|(?:buren|bewoners) van(?: de)?)\s{_SEP}$",
    re.IGNORECASE,
)
"""Not "van" or "of" behind anybody else: een man van 23 is that old."""
_OF_NEIGHBOURS = re.compile(
    rf"(?<!\w)(?:buren|neighbou?rs?|сусід\w{{0,4}}|сосед\w{{0,4}}|susid\w{{0,3}}|sosed\w{{0,3}})\s"
    rf"(?:van|uit|op|in|from|of|з|із|зі|из|с|z|iz)\s{_SEP}$",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(rf"(?<!\w){_PERSON}\s(?:van|of)\s{_SEP}$", re.IGNORECASE)
_DWELLS = re.compile(
    rf"(?<!\w)(?:{grouped(_LIVES)}\s(?:[^\W\d_]{{1,10}}\s)?{_FROM}|{grouped(_THINGS)}\s(?:[^\W\d_]{{1,10}}\s)?{_OF})\s(?:navproty\s)?{_SEP}$",
    re.IGNORECASE,
)
_DOOR_ITSELF = re.compile(r"(?<!\w)(?:двер[іиьейямх]{1,3}|deur|door|dveri|ключ\w?)\s(?:№\s?)?$", re.IGNORECASE)
_RESIDENTS = re.compile(
    r"(?<!\w)(?:мешканц\w{1,3}|жител\w{1,3}|жильц\w{1,3}|сусід\w{1,3}|сосед\w{1,3})\s$", re.IGNORECASE
)
_AT = re.compile(
    r"(?:^|[^\w-])(?:в|у|во|з|із|зі|из|с|над|навпроти|напротив|поруч із|поруч з|рядом с|за стіною в"
    r"|v|u|z|iz|navproty|in|uit|naast|tegenover|boven|onder|bij|from|next to|above|below|opposite|behind"
    r"|outside|op(?= de ))\s(?:de\s)?"
    r"(?:наш\w{1,3}\s|нашою\s|наш[еі]й\s|сусідн\w{1,3}\s|соседн\w{1,3}\s|т[ій]{1,2}\s|ц[ій]{1,2}\s|№\s?)?$",
    re.IGNORECASE,
)
_NEIGHBOURING = re.compile(r"(?<!\w)(?:сусідн|соседн|susidn|sosedn)\w{1,4}\s(?:№\s?)?$", re.IGNORECASE)
_OURS = re.compile(
    r"(?:(?<!\w)(?:наш|нашому|нашем|мій|мой|моєму|nash)|(?:^|[^\w])(?:в|у|из|з|із|с|v))\s(?:номер|nomer)\w{0,2}\s№?$"
    r"|(?<!\w)(?:woon|wonen|woont|zitten|zit|bewoners?|buren|buurman|buurvrouw|mensen|live|stay|people|neighbours|neighbors|living|staying)\s"
    r"(?:\w{1,8}\s)?(?:op|van|in|at|from|of)\s(?:nummer|number|nr\.?|no\.?)\s$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?<!\w)(?:прийд|прид|зайд|заход|підійд|подойд|зачин|закр|сп[илю]|стука|стуч|slaap|slapen|sleep|knock|klop|шум|noise"
    r"|lawaai|музик|музык)\w{0,6}\s(?:[^\W\d_]{1,10}\s)?(?:в|у|з|с|до|на|van|tot|at|from|to|v|z|do)\s$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:^|[^\w])(?:в|у)\s$", re.IGNORECASE)
"""Hours are told otherwise: о п'ятій."""
_LET = re.compile(r"(?<!\w)(?:хай|нехай|пусть|щоб|чтоб|чтобы)\s$", re.IGNORECASE)
"""Хай восьма не шумить."""
_LATIN_WORDS = re.compile(
    r"(?<!\w)(?:(?P<room>(?:kimn|komn|kim|kajut|kayut)\w{0,4}\.?)|v|u|z|iz|zi)\s"
    r"(?P<said>[a-z'`]{3,14}(?: [a-z'`]{3,14}){0,2})(?![\w'`])",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?…\n]\s?)(?:(?:номер|nomer|nummer|number)\s)?$", re.IGNORECASE)
_FROM_THERE = re.compile(r"(?:^|\s)(?:з|із|зі|из|с|uit|van|from|in|z|iz|в|у)\s(?:№\s?)?$", re.IGNORECASE)
_SIGNED = re.compile(r"\s?[,(–-]{1,2}\s?\(?$|\s\($")
_MOVED = re.compile(
    r"(?<!\w)(?:пере\w{3,10}|verhuis\w{0,3}|overgeplaatst|verplaatst|moved|transferred|pere\w{3,8})\s(?:\w{1,10}\s){0,2}(?:з|із|зі|из|с|van|uit|from|z|iz)\s"
    r"(?P<one>\d{1,4})\s(?:в|у|до|на|naar|to|into|v|u|do)\s(?P<two>\d{1,4})(?![\w:%€]|[.,]\d)",
    re.IGNORECASE,
)
_DIGITS = r"(?:\d{3,4}(?:[A-Za-zА-Яа-я](?!\w))?|\d{1,2}\.\d{2,3}|[A-ZА-ЯІЄ]-?\d{2,3}|\d{1,2}[A-ZА-Яа-г](?!\w)|\d{1,2})"
_ENDING = r"-?(?:ої|ої|ой|ій|ї|ей|й|та|тя|ту|тю|шу|ша|ма|га|гу|а|я|у|ю|ою|ья|ую|ая|oi|oji|oyi|yi|ji|ij|iy|a|u)(?!\w)"
_BARE = re.compile(
    rf"(?<![\w.,:/€$+-])(?<!\d )(?P<digits>{_DIGITS})(?P<ending>{_ENDING})?"
    rf"(?![\w%€]|[.,:/-]\d|\s?[€%]|-\w){NOT_HOW_MANY}"
)
_UNTIL = re.compile(
    r"\s?(?:-|–|до|по|and|tot|till?|to|en|і|й|та|или|або|чи|или|t/m|do|за)\s?\d|\s?(?:до|по|tot|till?)\s", re.IGNORECASE
)
"""After the first of two: from nine to five, з 12 до 14."""
_LAST_HOUR, _LAST_HOUR_IN_LATIN = 24, 9
_FEW = 4
"""Up to here what is said is more often which of several: у другій, з третьої."""
_LEAST = 100
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_DOTTED_ROOM = re.compile(r"(?<!\w)(?:кімнат|комнат|kamer|room|unit|кают)\w{0,3}\s\d{1,2}\.\d{2}", re.IGNORECASE)
_YEARS = range(1900, 2100)
_ROUND = 50


@cache
def _said() -> re.Pattern[str]:
    words = rf"(?:(?P<hers>{ordinal(hers=True)})|(?P<many>{cardinal()}))"
    return re.compile(rf"(?<![\w'-]){words}(?![\w'-]){NOT_HOW_MANY}", re.IGNORECASE)


def bare_rooms(source: Source, names_end_at: frozenset[int]) -> Iterator[Finding]:
    """A number without a word: where somebody is from or lives ("жека з 204", "двері в 206")."""
    text = source.text
    for match in _MOVED.finditer(text):
        if _is_number(match["one"]) and _is_number(match["two"]):
            yield from (_finding(match.start(one), match.end(one), match[one]) for one in ("one", "two"))
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_room(match, before, names_end_at):
            called = _CALLED.search(before)
            yield _finding(match.start() - (len(called[0]) if called else 0), match.end(), match[0])
    yield from _in_latin_letters(text)
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
    if one.behind_name(_FROM_THERE.search(one.before)):
        return one.alone
    of_people = one.large and not one.clock and _OF_PEOPLE.search(one.before)
    return bool(of_people or (_SOMEBODY.search(one.before) and not _timed(one))) and (one.which or one.alone)


def _signed(one: _Number) -> bool:
    """At the end of a text: Олена, 204."""
    last = re.fullmatch(r"[)\s.]{0,3}", one.text[one.end : one.end + 4])
    return bool(last) and one.large and not one.which and one.behind_name(_SIGNED.search(one.before))


def _of_a_door(one: _Number) -> bool:
    if _NEIGHBOURING.search(one.before):
        return True
    told = _DOOR_ITSELF.search(one.before) or _RESIDENTS.search(one.before)
    return bool(told) and (one.large or one.which or one.alone)


def _lived_in(one: _Number) -> bool:
    """Поселили в 12; в 12 живе алкоголік; наш номер 12."""
    if _AT.search(one.before) and HOME.match(one.text, one.end):
        return True
    told = _DWELLS.search(one.before) or _OURS.search(one.before)
    return bool(told) and one.alone and not _timed(one)


def _makes_noise(one: _Number) -> bool:
    """Знов шуміла 305; only at the start of a sentence."""
    sure = one.which or (one.large and not _is_round(one))
    return sure and bool(_BEGINS.search(one.before)) and bool(NOISE.match(one.text, one.end))


def _is_where(one: _Number) -> bool:
    """У 214 немає світла: a number that nothing else than a room has."""
    least = _FEW if _INSIDE.search(one.before) else _LAST_HOUR
    higher = not one.code.isdigit() or int(one.code) > least
    sure = higher if one.which else one.large and not _is_round(one)
    return sure and bool(_AT.search(one.before)) and one.alone and not one.clock


_REASONS = (_of_somebody, _signed, _of_a_door, _lived_in, _makes_noise, _is_where)


def _in_latin_letters(text: str) -> Iterator[Finding]:
    """V dvadcyat pershij sklo rozbyte; kimn. dvisti try."""
    for match in _LATIN_WORDS.finditer(text):
        words = match["said"].split()
        for length in range(len(words), 0, -1):
            number, which = said_in_latin(" ".join(words[:length]))
            if (which or match["room"]) and number > (_FEW if match["room"] else _LAST_HOUR_IN_LATIN):
                start = match.start("room" if match["room"] else "said")
                end = match.start("said") + len(" ".join(words[:length]))
                yield _finding(start, end, text[start:end])
                break


def _is_room(match: re.Match[str], before: str, names_end_at: frozenset[int]) -> bool:
    code, which = match["digits"], bool(match["ending"])
    if not _is_number(code) or _UNTIL.match(match.string, match.end()):
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
    return bool(_TIME_BEFORE.search(before))


def _is_said_room(match: re.Match[str], before: str, names_end_at: frozenset[int]) -> bool:
    text, end = match.string, match.end()
    number = value(match[0])
    if number > _LEAST and _OF_NEIGHBOURS.search(before):
        return True
    if number <= 1 or not stands_alone(text, end) or _UNTIL.match(text, end):
        return False
    origin = _FROM_THERE.search(before)
    if origin and match.start() - len(before) + origin.start() in names_end_at:
        return number > _FEW
    return _said_many(before, number) if match["many"] else _said_which(before, number)


def _said_many(before: str, number: int) -> bool:
    """Живемо в двісті чотирнадцять; small numbers say how many."""
    lives = _DWELLS.search(before) and number > _LAST_HOUR
    return bool(lives) or (number > _LEAST and bool(_SOMEBODY.search(before)))


def _said_which(before: str, number: int) -> bool:
    """Сусід з двадцять другої; у п'ятій протікає стеля; хай восьма не шумить."""
    if _SOMEBODY.search(before) or _DWELLS.search(before):
        return not (number <= _LAST_HOUR and _in_time(before))
    if _LET.search(before):
        return number > _FEW
    return bool(_AT.search(before)) and number > (_FEW if _INSIDE.search(before) else _LAST_HOUR)


def _finding(start: int, end: int, found: str) -> Finding:
    return Finding(start, end, "room", (re.sub(r"\W+", " ", found.lower()),))
