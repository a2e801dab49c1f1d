"""Dutch days: which are working days, and when a term of the law ends."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)
SATURDAY = 5

ANSWER_WEEKS = 6
COMMITTEE_WEEKS = 10
EXTENSION_WEEKS = 4
OBJECTION_WEEKS = 6

EQUATED_DAYS = frozenset({
    date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30),
    date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26),
})  # fmt: skip
"""Days that a decree makes equal to holidays for terms (Algemene termijnenwet art. 3, third paragraph).

Source: *Besluit gelijkstelling* for 2023–2025 and for 2026–2028, by their titles as quoted at sterfgeval.nl on
2025-10-04. Later years follow in a decree of their own; until it is here, a term ends a day too early at worst.
"""


def is_working_day(day: date) -> bool:
    """Whether offices count the day: no weekend, no recognised holiday, and no day that a decree makes equal to one."""
    return not _is_free_by_law(day) and day not in EQUATED_DAYS


def next_working_day(day: date) -> date:
    """The day itself where it is a working day, else the first one after it (Algemene termijnenwet art. 1)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``, which itself is not counted, whatever day it is.

    Raises:
        ValueError: ``count`` is less than one: a promise for the day itself could be over when it is made.
    """
    if count < 1:
        message = f"{count} working days: at least one"
        raise ValueError(message)
    for _ in range(count):
        day = next_working_day(day + ONE_DAY)
    return day


def working_days_until(due: date, on: date) -> int:
    """How many working days are left: 0 on the day itself, less than 0 once it is over. ``on`` is not counted."""
    first, last = sorted((on, due))
    days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
    left = sum(is_working_day(day) for day in days)
    # Overdue is overdue, also by a weekend only.
    return left if due >= on else -max(1, left)


def formal_due(received: date, *, committee: bool = False, extended: bool = False) -> date:
    """The last day to deal with a formal complaint received on that day: six weeks after it (Awb 9:11).

    Ten weeks where a complaints person or committee advises (``committee``), four more where it was put off once, in
    writing (``extended``). A last day that is no working day moves to the next one (Algemene termijnenwet art. 1; each
    of these terms is short enough for that act, art. 4).
    """
    weeks = (COMMITTEE_WEEKS if committee else ANSWER_WEEKS) + (EXTENSION_WEEKS if extended else 0)
    return next_working_day(received + timedelta(weeks=weeks))


def objection_last_day(letter: date) -> date:
    """The last day to object to a decision sent on that day, where the letter names no other.

    Six weeks (Awb 6:7) that begin the day after it was sent (Awb 6:8), so they end on the weekday of the letter. A last
    day in a weekend or on a holiday moves to the next that is neither (Algemene termijnenwet art. 1). Days that only a
    decree makes equal to holidays move nothing here: a day too early costs nothing, a day too late the right itself.
    """
    day = letter + timedelta(weeks=OBJECTION_WEEKS)
    while _is_free_by_law(day):
        day += ONE_DAY
    return day


def _is_free_by_law(day: date) -> bool:
    """A weekend, or a holiday named in Algemene termijnenwet art. 3, first and second paragraph.

    These are New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, King's Day and the fifth
    of May of every year; Good Friday is made equal to them.
    """
    return day.weekday() >= SATURDAY or day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    # "optional" holds the fifth of May of the years in which most people work; for terms of law it always counts.
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))
