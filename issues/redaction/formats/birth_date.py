"""Dates of birth: only dates that are said to be one. Dates of what happened stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.formats.number_words import cardinal, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from issues.redaction.source import Source

_MONTHS = (
    r"січ\w*|лют\w*|берез\w*|квіт\w*|трав\w*|черв\w*|лип\w*|серп\w*|верес\w*|жовт\w*|листоп\w*|груд\w*"
    r"|янв\w*|февр\w*|март\w*|апр\w*|ма[йя]|июн\w*|июл\w*|авг\w*|сент\w*|окт\w*|нояб\w*|дек\w*"
    r"|jan\w*|feb\w*|mar\w*|maart|mrt|apr\w*|may|mei|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|dec\w*"
    r"|sich\w*|lj?ut\w*|l[iy]ut\w*|berez\w*|kvit\w*|trav\w*|cherv\w*|l[yi]p\w*|serp\w*|veres\w*|[zj]h?ovt\w*|l[yi]stop\w*"
    r"|[hg]rud\w*|yanv\w*|fevr\w*|maya|i[yj]?u[nl]\w*|avg\w*|noy\w*|noj\w*|dek\w*"
)
_ROMAN = r"[IVXІХ]{1,4}"
_DAY = r"(?<![\w.+])\d{1,2}(?:st|nd|rd|th|-?го|-?ого|-?е|e)?[ .-]{1,2}(?:of )?"
_DATE = re.compile(
    r"(?<![\w.+])(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}\s?[./-]\s?{_ROMAN}\s?[./-]\s?(?:19|20)?\d{{2}}|\d{{1,2}} {_ROMAN} (?:19|20)\d{{2}}"
    r"|\d{1,2} \d{1,2} (?:19|20)\d{2}"
    rf"|{_DAY}(?:{_MONTHS})[ .,-]{{1,2}}(?:(?:19|20)\d{{2}}|'?\d{{2}}(?=-?го|\s?(?:року|года))-?(?:го)?)"
    rf"|(?:двадцять |двадцать |тридцять |тридцать )?[\w']{{3,16}}(?:ого|го|oho|ogo) (?:{_MONTHS}) (?:19|20)\d{{2}}"
    rf"|(?:{_MONTHS})[ .]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})(?!\w|[./]\d|-\d)",
    re.IGNORECASE,
)
_MILLENNIUM = r"(?:тисяча|тысяча|дві тисячі|две тысячи|tweeduizend|two thousand)(?: and)?\s"
_IN_WORDS = re.compile(
    rf"(?<![\w'])(?:\d{{1,2}}(?:-?го|-?е)?|{ordinal(hers=False)}|{cardinal()}"
    rf"|(?:twenty[ -]|thirty[ -])?[a-z]{{3,9}}(?:st|nd|rd|th)(?: of)?) (?:{_MONTHS}),? "
    rf"(?:(?:{_MILLENNIUM})?{ordinal(hers=False)}|(?:{_MILLENNIUM})?(?:negentien(?:honderd)?\s?)?{cardinal()}|(?:19|20)\d{{2}})(?!\w)"
    rf"|(?<!\w){_MILLENNIUM}{ordinal(hers=False)}(?!\w)",
    re.IGNORECASE,
)
"""Said in words: дев'ятнадцятого лютого п'ятдесят четвертого."""
_NO_YEAR = re.compile(
    rf"(?<![\w.])(?:\d{{1,2}}(?:st|nd|rd|th|-?го|e)?[ .]{{1,2}}(?:of )?(?:{_MONTHS})"
    rf"|\d{{1,2}}\.\d{{2}}|[0-3]\d[01]\d(?:19|20)\d{{2}})(?: '\d{{2}}| \d{{2}}(?=\s?[гр]\.))?(?!\w|[.,:/-]\d)",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?<![\w.:/-])(?:(?:{_MONTHS}) )?(?:19|20)\d{{2}}(?:-?(?:го|ого|му|ому|м))?"
    rf"(?:(?: (?:року|році|года|году))?,? \d{{1,2}}(?:-?го)? (?:{_MONTHS}))?(?!\w|[.,:/-]\d)",
    re.IGNORECASE,
)
_YEAR_OF_BIRTH = re.compile(
    r"(?<![\w.])(?:(?:19|20)\d{2}|\d{2}-?(?:го|й)|\d{2}(?=\s?(?:р\.?\s?н|г\.?\s?р)\b))"
    r"(?=\s?(?:р\.?\s?н\b|г\.?\s?р\b|r\.\s?n\b|g\.\s?r\b"
    r"|року народж|рік народж|года рожд|года? рожд|roku narod|goda rozh))"
    r"|(?<=ben van )19\d{2}(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)(?:нар|нар\w{0,2}дж\w*|народи\w*|дата нар\w*|д[./]?\s?н|д[./]?\s?р|родил\w*|рожд\w*|born"
    r"|birth\w*|dob|d\.o\.b"
    r"|geb|geboren|geboorte\w*|narody\w*|narodzh\w*|rodyl\w*|rodil\w*|rozhd\w*|день народж\w*|verjaardag"
    r"|verjaar\w*|jarig)(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:-?го)?\s?,?\(?\s?(?:року?|р\.|г\.|года?)?\s?,?(?:-\s)?(?:р\.?\s?н\b|г\.?\s?р\b|r\.\s?n\b|g\.\s?r\b|нар|народж|народи"
    r"|рожд|родил|року народж|дата нар|дата рожд|день нар|geboren|geb\b"
    r"|born|birth|is (?:mijn|zijn|haar|my|his|her) (?:geboorte|birth|date of birth)|це (?:моя |її |його )?дата нар)",
    re.IGNORECASE,
)
_OR = re.compile(
    r"[\s,(]{1,3}(?:а не|не|а|або|чи|или|і|й|та|и|en|and|maar niet|en niet|niet|of|not|or|instead of"
    r"|and not|a ne|ne|замість|вместо)\s{1,2}",
    re.IGNORECASE,
)
_LONG_AGO = 2014
"""A whole date of before is of somebody's life, and hardly ever of what a complaint is about."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORT_YEAR = re.compile(r"\D\d{1,2}\D{1,3}[3-9]\d$")
_KIN = (
    r"(?<!\w)(?:син\w{0,3}|сын\w{0,3}|дон[ьеє]\w{1,3}|доч\w{1,4}|дитин\w|ребен\w{1,3}|ребён\w{1,3}|мам\w|мат[иь]\w{0,3}"
    r"|тат\w{1,2}|пап\w|чолові\w{1,4}|муж\w{0,2}|дружин\w{1,2}|жен\w{1,2}|брат\w{0,3}|сестр\w{1,2}|бабус\w{1,2}|дідус\w{1,3}"
    r"|zoon(?:tje)?|dochter(?:tje)?|kind|moeder|vader|man|vrouw|broer|zus|baby|son|daughter|child|mother|father"
    r"|husband|wife|brother|sister)"
)
_ELDER = (
    r"(?<!\w)(?:старш\w{2,3}|молодш\w{2,3}|младш\w{2,3}|менш\w{2,3}|близню\w{1,3}|близнец\w?|двійн\w|starsh\w{1,3}|molodsh\w{1,3}"
    r"|oudste|jongste|tweeling|older|elder|eldest|oldest|younger|youngest|twins?)"
)
_KIN_RIGHT_BEFORE = re.compile(rf"(?:{_KIN}|{_ELDER})[\s:,(-]{{1,3}}$", re.IGNORECASE)
_BSN_BEFORE = re.compile(r"(?:bsn|бсн)\W{0,3}\d[\d. -]{7,11}\d[,;/\s(-]{1,3}$", re.IGNORECASE)
_BSN_BEHIND = re.compile(r"[,;/\s)-]{1,3}(?:і |and |en )?(?:bsn|бсн)(?!\w)", re.IGNORECASE)
_KIN_IN_BRACKET = re.compile(rf"{_KIN}\s?\(\s?$", re.IGNORECASE)
_KIN_NEAR = re.compile(rf"{_KIN}(?!\w)[^.!?\n]*$", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"(?:,\s?|\s?\(\s?|\s[-–]\s|\s)$")
_NOTHING_MORE = re.compile(r"\s?(?:року|р\.|р\b|года|г\.)?\s?(?:[,.;:)!?\n]|$)")
_GAP, _KIN_REACH = 4, 60
_FLED = 2022
_OF_THE_YEAR = re.compile(r"\s?(?:року|р\.(?!\s?н)|года|г\.)(?!\w|\s?(?:н\b|р\b|народж|рожд))", re.IGNORECASE)
_LAW = re.compile(
    r"(?<!\w)(?:закон|указ|постанов|конвенц|директив|наказ|приказ|wet|verdrag|law|act|treaty|convention|directive)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\d{1,2}\s?(?:рок\w*|р\.|лет|год\w?|місяц\w*|месяц\w*|jaar|maanden|years?(?: old)?|months?(?: old)?|rok\w{1,2})"
    r"\s?[(,]\s?$",
    re.IGNORECASE,
)
_NEAR = 16
_REACH = 45
_ANY_NUMBER = re.compile(r"\d|[!?;\n]")


def birth_dates(source: Source) -> Iterator[Finding]:
    """Dates with a word for birth before or behind them, and others joined to such a date."""
    said = [match.end() for match in _BEFORE.finditer(source.text)]
    yield from map(_finding, _said_in_words(source.text, said))
    before_end, before_was_one = 0, False
    for match in _DATE.finditer(source.text):
        goes_on = before_was_one and bool(_OR.fullmatch(source.text, before_end, match.start()))
        called = _is_said(source.text, said, match.start(), _REACH)
        before_was_one = called or goes_on or bool(_AFTER.match(source.text, match.end())) or _of_a_life(match)
        before_end = match.end()
        if before_was_one:
            yield _finding(match)
    yield from map(_finding, _YEAR_OF_BIRTH.finditer(source.text))
    for pattern in (_NO_YEAR, _BARE_YEAR):
        for match in pattern.finditer(source.text):
            if _is_said(source.text, said, match.start(), _NEAR):
                yield _finding(match)


def _said_in_words(text: str, said: list[int]) -> Iterator[re.Match[str]]:
    if not said and not _AFTER.search(text):
        return
    for match in _IN_WORDS.finditer(text):
        if _is_said(text, said, match.start(), _REACH) or _AFTER.match(text, match.end()):
            yield match


_STAFF_NEAR = re.compile(
    r"(?<!\w)(?:директор|менедж|началь|керівн|координ|комендант|охорон|охран|лікар|врач|beheerder|manager|begeleid|directeur"
    r"|beveilig|coördinat|dokter|arts|guard|director)\w{0,8}\s$",
    re.IGNORECASE,
)
"""Whose day behind their name is of what they did."""


def dates_of_named(source: Source, names: Mapping[int, int]) -> Iterator[Finding]:
    """Whole dates right behind a name: Климчук Богдан (22.08.2009). ``names``: where each begins, by where it ends.

    Behind a comma only of somebody's child, parent and the like, or of before people fled: else it is the day on which
    they did something.
    """
    for match in _DATE.finditer(source.text):
        gap = _BEHIND_NAME.search(source.text[max(0, match.start() - _GAP) : match.start()])
        end = match.start() - len(gap[0]) if gap else -1
        if end not in names or not _NOTHING_MORE.match(source.text, match.end()):
            continue
        told = source.text[max(0, names[end] - _KIN_REACH) : names[end]]
        year = _YEAR.search(match[0])
        earlier = year is not None and int(year[0]) < _FLED
        if _STAFF_NEAR.search(told) and not earlier:
            continue
        if (gap and "(" in gap[0]) or earlier or _KIN_NEAR.search(told):
            yield _finding(match)


def _of_a_life(match: re.Match[str]) -> bool:
    """Whether a date is one of birth by itself: long ago and of no law, or right behind an age."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if _AGE.search(before) or _KIN_IN_BRACKET.search(before) or _BSN_BEFORE.search(before):
        return True
    if _BSN_BEHIND.match(match.string, match.end()):
        return True
    year, short = _YEAR.search(match[0]), _SHORT_YEAR.search(match[0])
    since = _FLED if _KIN_RIGHT_BEFORE.search(before) else _LONG_AGO
    long_ago = int(year[0]) < since if year else short is not None
    return long_ago and not _LAW.search(before)


def _is_said(text: str, said: list[int], start: int, reach: int) -> bool:
    """Whether the nearest word for birth before ``start`` is about what stands there."""
    at = bisect_right(said, start) - 1
    return at >= 0 and start - said[at] <= reach and not _ANY_NUMBER.search(text, said[at], start)


def _finding(match: re.Match[str]) -> Finding:
    year = _OF_THE_YEAR.match(match.string, match.end())
    end = year.end() if year else match.end()
    return Finding(match.start(), end, "birth_date", (re.sub(r"\W+", ".", match[0].lower()),))
