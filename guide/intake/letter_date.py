"""The date on a letter, as people type it: figures or words, in any language they may write in."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from locales import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.intake.reply import Notice

OLDEST = timedelta(days=5 * 365)
"""Longer ago nobody can do anything about a letter: most likely the year is mistyped."""

LONGEST = 8
"""Figures that are read of a number."""
RUSSIAN = "ru"
"""Many think of a date in it; the bot itself does not speak it."""

DAYS_AGO = {
    **dict.fromkeys(("сьогодні", "сегодня", "vandaag", "today"), 0),
    **dict.fromkeys(("вчора", "учора", "вчера", "gisteren", "yesterday"), 1),
    **dict.fromkeys(("позавчора", "позавчера", "eergisteren"), 2),
}
SHORTEST = 3
"""Letters in which people shorten a month: "нов", "okt". Fewer mean too much else."""
LETTER = "лист"
"""The word for a letter is how Ukrainian shortens November."""


def read_date(text: str, today: date) -> date | Notice:
    """The date, day before month as in the Netherlands and Ukraine; without a year the last such day. Or what is wrong.

    By hand: dateparser knows the languages but guesses ("5" is the fifth of this month, "лист 12" is something too)
    and weighs more than the rest of this room.
    """
    found = _read(unicodedata.normalize("NFKC", text).casefold(), today)
    if found is None:
        return "date_unreadable"
    if found > today:
        return "date_in_future"
    return found if found >= today - OLDEST else "date_too_old"


def _read(text: str, today: date) -> date | None:
    words = re.findall(r"\d+|[^\W\d_]+", text)
    for word in words:
        if word in DAYS_AGO:
            return today - timedelta(days=DAYS_AGO[word])
    figures = [word for word in words if word.isdecimal()]
    # No part of a date is longer, and Python refuses to read thousands of figures as a number.
    numbers = [int(word[:LONGEST]) for word in figures]
    months = [month for word in words if word != LETTER and (month := _month(word))]
    if len(months) == 1 and numbers:
        return _dated(numbers[0], months[0], numbers[1:], today)
    if months or len(numbers) not in {2, 3}:
        return None
    if numbers[0] > 31:  # noqa: PLR2004 – no day of a month: a year that stands in front
        return _dated(numbers[-1], numbers[1], numbers[:1], today)
    return _dated(numbers[0], numbers[1], numbers[2:], today)


def _dated(day: int, month: int, years: list[int], today: date) -> date | None:
    """None for a day that there is not."""
    if len(years) > 1:
        return None
    if years:
        return _day(_whole_year(years[0]), month, day)
    past = (_day(year, month, day) for year in range(today.year, today.year - 5, -1))
    return next((one for one in past if one and one <= today), _day(today.year, month, day))


def _whole_year(year: int) -> int:
    return 2000 + year if year < 100 else year  # noqa: PLR2004 – "26"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _month(word: str) -> int | None:
    """The month that the word is or begins: at least three letters of it."""
    names = _month_names()
    if word in names:
        return names[word]
    found = {month for name, month in names.items() if len(word) >= SHORTEST and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


@cache
def _month_names() -> Mapping[str, int]:
    """Every form of every month's name in the languages people type, from Unicode's CLDR."""
    return {
        name.casefold().rstrip("."): number
        for language in (*languages(), RUSSIAN)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale=language).items()
    }
