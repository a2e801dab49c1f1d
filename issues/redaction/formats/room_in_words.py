"""Rooms and buildings whose number is said in words, before or behind: kamer twaalf, двадцять третя кімната, blok vier.

Not the first of several ("перша кімната"), nor how many are inside ("в комнате четыре кровати").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.digits_first import NUMBERED_FIRST
from issues.redaction.formats.found_room import found_room
from issues.redaction.formats.number_words import latin_ordinal, ordinal, value, whole_cardinal
from issues.redaction.formats.room_words import BED, BUILDING, DOOR, NOT_HOW_MANY, PEOPLE, ROOM
from issues.redaction.formats.what_follows import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.finding import Finding

_LOOK_BACK = 40
_FEW = 4
"""After "кімната" numbers in words up to here say how many more often than which, and before it, which came first."""
_OTHER = 2
"""The second room may be the other one."""
_MANY = 24
"""From here on nobody counts hotel rooms, buses or places in a queue one by one."""
_HOUSE = grouped(BUILDING)
_ONE_ROOM = re.compile(
    r"(?:кімната|кімнаті|комната|комнате|kamer|room|unit|юніт|studio|каюта|каюті|каюте|палата|палаті|палате|ліжко|кровать"
    r"|койка|двері|дверь|номер|deur|door|bed|hut|cabin)\s",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:корпуси|корпусы|блоки|контейнери|контейнеры|будинки|секції|секции|\w+s\s)", re.IGNORECASE)
_FROM_ONE = re.compile(rf"(?<!\w)(?:{grouped(PEOPLE)}|я|ми|мы)\s(?:з|із|зі|из|с|від|от)\s$", re.IGNORECASE)
"""Сусіди з другої кімнати."""
_WHERE = re.compile(
    r"(?<!\w)(?:в|у|во|з|із|зі|из|с|со|до|від|от|біля|коло|возле|около|навпроти|напротив|за|під|под|над|між|между"
    r"|in|op|uit|bij|naast|tegenover|achter|from|at|of|near|behind|opposite)\s(?:de\s|the\s)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s?,?\s?(?:по коридору\s)?(?:зліва|слева|ліворуч|справа|праворуч"
    r"|по (?:правій|лівій|правой|левой)|з (?:лівого|правого)"
    r"|від (?:вход|виход|ліфт|сход|кухн)|от (?:вход|выход|лифт|лестниц|кухн)|links|rechts"
    r"|on (?:the|your) (?:left|right)|from the (?:left|right|stairs|lift|entrance))",
    re.IGNORECASE,
)
"""Who counts doors from somewhere says which one is theirs."""
_IN_A_PLACE = re.compile(
    r"(?<!\w)(?:корпус|кварт|кв|блок|кімн|комн|коридор|під'їзд|подъезд|поверх|этаж|секці|секци)[^.!?\n]{1,14}$",
    re.IGNORECASE,
)
"""Квартира 11, вторая дверь."""
_ONE_OF_THEM = re.compile(r"(?<!\w)(?:het|de|ons|onze|dit|dat|mijn|the|our|this|that|my|een|an?)\s$", re.IGNORECASE)
_LATIN = re.compile(r"[a-z\s]+", re.IGNORECASE)
_OF_ONE_BUILDING = re.compile(
    r"(?:(?:корпус|блок|під'їзд|подъезд)(?:у|і|е|а|ом)|секції|секции|крилі|крыле|blok|gebouw|block|building)\s(?:один|одна|одно|een|one)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"\s?(?:[,.;!?]|$)")
_MOST_DEGREES = 40
_HOW_WARM = re.compile(
    r"(?:температур|градус|надвор|на дворі|на улице|плюс|мінус|минус|тепло)[^.!?]{0,20}$", re.IGNORECASE
)
"""Надворі плюс два, в кімнаті чотирнадцять."""
_BY = re.compile(
    r"door\s(?:e[eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[a-z]{3,14}(?:tien|tig|honderd))",
    re.IGNORECASE,
)
"""No door, but who did it: door twee jongens."""
_OF_TIME = re.compile(
    r"\s(?:день|дня|дні|днів|дней|тиж|неде|місяц|месяц|рік|рок|год|раз|доб|сут|ніч|ноч|хвил|минут|поверх|этаж|month|week|day|time|keer)",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(r"\s(?:у списку|в списке|в черзі|в очереди|журнал|газет|телефон|автобус)", re.IGNORECASE)
_NAMED = (
    r"(?:\s?(?:(?:під|под|за|с|з|із)\sномером|met nummer|with number|(?:is|це|это)\s(?:номер|nummer|number)"
    r"|№|nr\.?|no\.?|номер|nummer|number|nomer))"
)


@cache
def _behind() -> re.Pattern[str]:
    """Kamer twaalf, блок номер два, контейнер двадцять другий, кімнату двадцять вісім-а."""
    any_place = grouped(f"{ROOM}|{BUILDING}|{BED}|{DOOR}")
    which = f"(?:(?P<hers>{ordinal(hers=True)})|(?P<his>{ordinal(hers=False)}))(?!\\w)|(?P<many>{whole_cardinal()})"
    return re.compile(
        rf"(?<![\w-]){any_place}(?P<named>{_NAMED})?\s(?:{which})(?:-?\s?(?-i:[A-Dа-г])(?![\w']))?{NOT_HOW_MANY}",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    """Двадцять третя кімната, шестого бунгало, derde gang; between the sixth and the seventh container is one too."""
    hers, his, latin = ordinal(hers=True), ordinal(hers=False), latin_ordinal()
    building = (
        r"(?:корпус|під'їзд|подъезд|блок|блоц|модул|бокс|сектор|бунгало|павільйон|павильон|крил|крыл|барак"
        r"|відсік|отсек)\w{0,3}"
    )
    smaller = r"(?:домик|будиноч|контейнер|юніт|юнит|вагончик|котедж|коттедж|номер(?!ом|ами|ы|и)|намет)\w{0,3}"
    bed = r"(?:кроват|койк|шконк|полиц|полк)\w{1,2}|ліжк\w{1,2}|місц[еія]|мест[оае]"
    corridor = r"gang|corridor|hallway|blok|block|vleugel|wing|building|gebouw|portiek"
    one = r"deur|door|kamer|room|unit|hut|cabin|container|huisje|bungalow|bed|studio|appartement"
    return re.compile(
        rf"(?<![\w-])(?:(?P<hers>{hers})\s(?:{NUMBERED_FIRST})\w{{1,3}}|(?P<building>{his})\s{building}"
        rf"|(?P<smaller>{his})(?:\s(?:и|і|та|й)\s{his})?\s{smaller}|(?P<bed>{hers}|{his})\s(?:{bed})"
        rf"|(?P<corridor>{latin})\s(?:{corridor})|(?P<one>{latin}|\d{{1,2}}(?:st|nd|rd|th|e|de|ste))\s(?:{one}))(?!\w)"
        rf"(?!\s(?:of (?!the)|питань|вопросов|анкет|економ|эконом|завдан|задан|новин)){NOT_HOW_MANY}",
        re.IGNORECASE,
    )


def rooms_in_words(text: str) -> Iterator[Finding]:
    for match in _behind().finditer(text):
        if _says_which(match):
            yield found_room(text, match.start(), match.end())
    for match in _before().finditer(text):
        if _is_one_of_many(match):
            yield found_room(text, match.start(), match.end())


def _says_which(match: re.Match[str]) -> bool:
    """Whether a number behind a room is its own, and does not count what comes next."""
    text, end = match.string, match.end()
    number = value(match["hers"] or match["his"] or match["many"])
    if _BY.match(match[0]):
        return False
    if match["named"]:
        return number > 0 and not _OF_TIME.match(text, end)
    if match["many"]:
        if number <= _FEW:
            one = _is_called(match) or (_is_one(match) and stands_alone(text, end))
            return (number > 1 and one) or _is_first_building(match)
        warm = _HOW_WARM.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        return warm is None or number > _MOST_DEGREES
    return not _OF_TIME.match(text, end) and (
        number > _FEW or (number > 1 and stands_alone(text, end)) or _ASIDE.match(text, end) is not None
    )


def _is_one(match: re.Match[str]) -> bool:
    """Whether the word before a number is for one room or building, so that the number is no amount of them."""
    building = re.match(_HOUSE, match[0], re.IGNORECASE) is not None and not _SEVERAL.match(match[0])
    return building or _ONE_ROOM.match(match[0]) is not None


def _is_first_building(match: re.Match[str]) -> bool:
    """З корпусу один: not "блок один", which may be the only one."""
    return _OF_ONE_BUILDING.match(match[0]) is not None and _STOPS.match(match.string, match.end()) is not None


def _is_called(match: re.Match[str]) -> bool:
    """Blok vier komt niet: in Dutch and English a number behind says which, unless an article tells them apart."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    return _LATIN.fullmatch(match[0]) is not None and not _SEVERAL.match(match[0]) and not _ONE_OF_THEM.search(before)


def _is_one_of_many(match: re.Match[str]) -> bool:
    """Whether an ordinal before a room says which, and not the first of several that somebody speaks of."""
    text, end = match.string, match.end()
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["building"] or match["corridor"]:
        return True
    number = _value(match["hers"] or match["smaller"] or match["bed"] or match["one"])
    if _ASIDE.match(text, end) or _IN_A_PLACE.search(before) or (match["hers"] and _FROM_ONE.search(before)):
        return True
    if match["smaller"]:
        return not _OF_ELSE.match(text, end) and number > (
            _MANY if match[0].lower().endswith("номер") else _first(before)
        )
    if match["one"]:
        return number > _OTHER or (number > 1 and _WHERE.search(before) is not None and "amer" not in match[0])
    return not match["bed"] and number > (_OTHER if _WHERE.search(before) else _FEW)


def _value(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else value(said)


def _first(before: str) -> int:
    """Up to which number a container may be one of several: behind "in" it is not."""
    return 0 if _WHERE.search(before) else _FEW
