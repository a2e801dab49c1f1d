"""Rooms, buildings and the like with their number. Numbers of people, beds and metres beside such a word stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.digits import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_ROOM = (
    r"кімнат\w{0,3}|кімн|кім|комнат\w{0,3}|комн|номері|номере|палат\w{1,2}|кабін[аиіу]|каюті?|каюта|каюти|каюты|каюте"
    r"|каюту|спальн\w{1,2}|студі\w"
    r"|kamer(?:nummer|nr|tje)?|kmr|slaapkamer|hut|cabine|unit|studio|rm|room|cabin|kimnat\w{0,3}|komnat\w{0,3}|kim"
)
_BUILDING = (
    r"корпус\w{0,3}|корп|будин\w{2,4}|буд|блоці|блок[уаі]?|блоке|секці\w|секци\w|приміщенн\w|помещени\w|pod|крил\w|модул\w{1,2}"
    r"|контейнер\w{0,2}|будиноч\w{2,3}|домик\w{0,2}|котедж\w{0,2}|шале|бунгало|павільйон\w{0,2}"
    r"|павильон\w{0,2}|під'їзд\w{0,2}|подъезд\w{0,2}"
    r"|gebouw|geb|blok|vleugel|paviljoen|chalet|huisje|bungalow|woning|woonunit|appartement|container"
    r"|building|block|wing|pavilion|hall|cottage|apartment|flat"
    r"|korpus\w{0,2}|budynok|budynku|bloci|bloku|квартир\w{1,2}|кв|апартамент\w{0,2}|house|huis|дім|домі"
    r"|дом|доме|stacaravan|caravan|tent|намет\w{0,2}|вагончик\w{0,2}|villa|module|zaal|portiek|ingang"
    r"|entrance|вхід|вході|бокс\w{0,2}"
)
_FLOOR = (
    r"\d{1,2}(?:-?(?:й|ий|му|го|ому|ій|е|e|th|st|nd|rd|de|ste|ый|ом))?\s(?:поверс\w|поверх\w{0,2}"
    r"|этаж\w{0,2}|verdieping|etage|floor|poverh\w?|poversi)"
    r"|(?:поверх|этаж|verdieping|floor)\s\d{1,2}"
)
_SIGN = (
    r"(?:\s?\(?(?:№|#|nr\.?|no\.?|номер|nummer|number|nomer)\s{0,2}|\s(?:під|под|met|с|з)\s(?:номером|nummer)\s"
    r"|\s(?:is|це|это|-)\s(?:номер\s|nummer\s|number\s)?|\.\s?|\s|-|:\s?)?"
)
_CODE = r"(?:(?-i:[A-ZА-ЯІЄ]{1,2})[ .-]?)?\d{1,4}(?:[./-]\d{1,3}){0,2}(?:-?[A-Za-zА-Яа-яі](?!\w))?"
_WHOLE = r"(?!\w|\.\d|,\d(?!\d))"
"""Not half of a longer number: 2.14, 15,5."""
_ORDINAL_NUMBER = r"\d{1,3}-?(?:го|му|ому|ого|ий|ій|й|ом|м|ої|ой|ую|ю|а|я|th|st|nd|rd|e|de|ste)"
_LETTER = r"(?-i:[A-ZА-ЯІЄ])"
_PERSONS = (
    r"(?!\s?(?:[-–/]\s?\d*\s?)?(?:m2|m²|м2|м²|кв\.|метр|meter|квадрат|people|pers|man\b|men\b|women|mensen"
    r"|kind|child|bed|люд|чолов|челов|осіб|особ|дітей|діте|детей|дити|жін|жен|муж|сіме|сем[ьеё]|род(?:ин"
    r"|ини)|ліж|кроват|ярус|нас\b|мешк|жильц"
    r"|градус|hradus|gradus|graden|degrees|°|°c|тиж|дн[іея]|день|дней|місяц|месяц|рок|год|years?|months?|weeks?|weken"
    r"|maand|dagen|days?|hours?|uur|jaar|раз(?!ом)|times|keer|вікон|окон|окн|window|ramen|raam|шаф|стіл|стільц"
    r"|душ[іе]|туалет|douche|wc|сигарет|sigaret|cigar|поверх|этаж|verdiep|floor|кімнат|комнат|kamers|rooms"
    r"|зір(?:ок|ки|ка)|звезд|sterren|stars|кв м|спальн|slaapkamers|euro|євро|евро|€|грн"
    r"|bewoner|gezin|famil|volwassen|residents?|adults?|lits|sleeping|slaapplaats|chel|ljud|lyud|liud|osib|dit(?:ej"
    r"|ok)|lizh|divers|verschillende|stuks|pieces|штук|шт\b|пачк|х\b|x\b|%))"
)
_PART = (
    rf"(?:(?:{_ROOM}|{_BUILDING}){_SIGN}{_CODE}{_WHOLE}{_PERSONS}|(?:к\.\s?|к\s?№\s?)\d{{1,4}}{_WHOLE}"
    rf"|(?<![\w.,]){_ORDINAL_NUMBER}\s(?:{_BUILDING})(?!\w)"
    rf"|(?:{_ROOM}|{_BUILDING})\s{_LETTER}(?![\w']|\.\s?\w\.))"
)
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:{_ROOM}|{_BUILDING})\s(?:номер\s|nummer\s"
    rf"|number\s)?(?P<said>{NUMBER_WORDS}(?:[\s-]{NUMBER_WORDS}){{0,2}})(?!\w){_PERSONS}",
    re.IGNORECASE,
)
_ROOMS = re.compile(
    rf"(?<![\w-])(?:(?:{_FLOOR})[,\s/]{{1,3}})?{_PART}(?:[,\s/]{{1,3}}(?:{_PART}|(?:{_FLOOR})))*",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"\s?(?:,|і|й|та|и|en|and|&|/|або|или|of|or|i|ta|до|з|із|из"
    r"|and room)\s?(?P<code>\d{2,4}(?:[./-]\d{1,3})?[A-Za-zА-Яа-я]?)(?![\w:%€]|[.,]\d)" + _PERSONS,
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<=\s)\d{3}-?(?:й|ї|ій|ої|ую|ю|у|ей|я|та|ша|га|ма)(?!\w)(?!\s(?:день|раз|рік|год|поверх|этаж|клас"
    r"|місяц|тижд|ранк|вечор|час))"
)
_FROM_ORDINAL = re.compile(
    r"(?:^|\s)(?:з|із|зі|из|с|в|у|до|до|біля|возле|над|під|под|навпроти|напротив|сусід\w*|сосед\w*)$", re.IGNORECASE
)
_BARE = re.compile(r"(?<![\w.,:/€-])(?:\d{3}|\d{1,2}\.\d{2,3}|[A-ZА-Я]-?\d{2,3})(?![\w%€]|[.,:/-]\d)" + _PERSONS)
_DOOR = re.compile(
    r"(?:двер\w*|стука\w*|стуч\w*|сусід\w*|сосед\w*|живу|живе\w*|живём|живем|живут|живёт|жити|поселил\w*"
    r"|пересел\w*|мешка\w*|deur|woon\w*|wonen|buren|buur\w*|klop\w*|slaap\w*|door|live|lives|living"
    r"|neighbou?rs?|knock\w*|stay\w*"
    r"|zhyve\w*|zhyv\w*|susid\w*|dveri)\s(?:(?:з|із|зі|из|с|в|у|до|на|от|від|uit|van|in|op|from|at|of|z|v"
    r"|u|do|nr|№|navproty)\s){1,2}(?:№\s?)?$",
    re.IGNORECASE,
)
_DOOR_ITSELF = re.compile(r"(?:двер[іиьейямх]{1,3}|deur|door|dveri)\s(?:№\s?)?$", re.IGNORECASE)
_BARE_ORDINAL = re.compile(
    r"(?<![\w.,:/€-])\d{1,3}-?(?:ої|ої|ой|ій|ї|й)(?!\w)(?!\s(?:ранк|утра|вечор|вечер|ноч|годин|час|день|дня|раз|рік|год|клас))"
)
_FROM = re.compile(r"(?:^|\s)(?:з|із|зі|из|с|uit|van|from|in|z|iz|в|у)\s(?:№\s?)?$", re.IGNORECASE)
_LOOK_BACK = 40
_NUMBER_FIRST = re.compile(
    r"(?<=[вуВУ] )\d{1,4}(?:-?(?:й|ій|ї|ой))?\s(?:кімнаті|комнате|каюті|каюте|палаті|палате|корпусі"
    r"|корпусе|блоці)(?!\w)"
    r"|(?<=(?:з|с) )\d{1,4}\s(?:кімнати|комнаты|палати|палаты|каюти|каюты)(?!\w)"
    r"|(?<=(?:із|зі|из) )\d{1,4}\s(?:кімнати|комнаты|палати|палаты|каюти|каюты)(?!\w)"
    r"|(?<![\w.,])\d{1,4}-?(?:ї|й|ій|ої|ей|ой)\s(?:кімнат|комнат|кают|палат)\w{1,2}(?!\w)"
)
_WHICH = re.compile(
    r"(?<![\w.,])(?<!\bо )(?<!\bоб )(?:\d{0,3}[02-9]|\d{0,2}11)\s"
    r"(?:(?:кімнат|комнат|кают|палат)(?:у|ою|ой)|(?:кімната|комната|каюта|палата|корпус|блок|під'їзд|"
    r"подъезд|секція|секция|модуль))(?!\w)",
    re.IGNORECASE,
)
"""One room after a number that is not one: which, not how many."""
_NO_NUMBERS = frozenset(
    """
    один одна одне одно два дві две три чотири четыре een één twee drie vier one two three four oh null odyn
    odin try sim
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
"""After "кімната" these say how many, more often than which."""
_HOTEL = re.compile(r"готел|отел[еья]|hotel|хостел", re.IGNORECASE)
_HOTEL_ROOM = re.compile(r"(?<!\w)номер(?:і|е|у|а)?\s?№?\s?\d{1,4}(?![\d\w]| ?\d)", re.IGNORECASE)


def rooms(source: Source) -> Iterator[Finding]:
    """A word for a room or building with its number; "і 206" right after one is another."""
    for match in _ROOMS.finditer(source.text):
        yield _finding(match.start(), match.end(), match[0])
        end = match.end()
        while more := _AND_MORE.match(source.text, end):
            yield _finding(more.start("code"), more.end("code"), more["code"])
            end = more.end("code")
    for match in _IN_WORDS.finditer(source.text):
        if match["said"].lower() not in _NO_NUMBERS:
            yield _finding(match.start(), match.end(), match[0])
    patterns = (_NUMBER_FIRST, _WHICH, _HOTEL_ROOM) if _HOTEL.search(source.text) else (_NUMBER_FIRST, _WHICH)
    for pattern in patterns:
        for match in pattern.finditer(source.text):
            yield _finding(match.start(), match.end(), match[0])
    for match in _ORDINAL.finditer(source.text):
        if _FROM_ORDINAL.search(source.text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip()):
            yield _finding(match.start(), match.end(), match[0])


def bare_rooms(source: Source, names_end_at: frozenset[int]) -> Iterator[Finding]:
    """A number without a word: where somebody is from or lives ("жека з 204", "двері в 206")."""
    for match in _BARE.finditer(source.text):
        before = source.text[max(0, match.start() - _LOOK_BACK) : match.start()]
        origin = _FROM.search(before)
        of_somebody = origin and (match.start() - len(before) + origin.start()) in names_end_at
        if of_somebody or _DOOR.search(before) or _DOOR_ITSELF.search(before):
            yield _finding(match.start(), match.end(), match[0])
    for match in _BARE_ORDINAL.finditer(source.text):
        before = source.text[max(0, match.start() - _LOOK_BACK) : match.start()]
        origin = _FROM.search(before)
        if origin and (match.start() - len(before) + origin.start()) in names_end_at:
            yield _finding(match.start(), match.end(), match[0])


def _finding(start: int, end: int, found: str) -> Finding:
    return Finding(start, end, "room", (re.sub(r"\W+", " ", found.lower()),))
