"""Days as Dutch offices and the law count them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issues.terms import add_working_days, formal_due, is_working_day, next_working_day, objection_last_day

# The first look at a year reads its calendar, which takes as long as it takes on a busy machine.
unhurried = settings(deadline=None)
DAYS = st.dates(date(2022, 1, 1), date(2060, 12, 31))


def _easter(year):
    """Gauss's rule as Meeus gives it, so that the calendar is not asked about itself."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, kept = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, left = divmod(rest, 4)
    week = (32 + 2 * kept + 2 * leaps - moon - left) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _free_by_law(day):
    """Algemene termijnenwet art. 1 and art. 3, first and second paragraph, written out once more."""
    easter = _easter(day.year)
    kings_day = date(day.year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(day.year, 4, 26)
    fixed = {date(day.year, *one) for one in ((1, 1), (5, 5), (12, 25), (12, 26))}
    moving = {easter + timedelta(days) for days in (-2, 1, 39, 50)}
    return day.weekday() >= 5 or day in fixed | moving | {kings_day}


def test_working_days_are_all_but_those_that_the_law_or_a_decree_frees():
    decreed = {date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30), date(2026, 1, 2), date(2026, 5, 15)}
    decreed |= {date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
    first = date(2022, 1, 1)
    days = [first + timedelta(days=count) for count in range((date(2041, 1, 1) - first).days)]
    assert [day for day in days if is_working_day(day) == (_free_by_law(day) or day in decreed)] == []


@unhurried
@given(DAYS, st.integers(1, 30))
def test_a_promise_ends_on_a_working_day_after_exactly_that_many(day, count):
    due = add_working_days(day, count)
    assert is_working_day(due)
    between = [day + timedelta(days=days) for days in range(1, (due - day).days + 1)]
    assert sum(map(is_working_day, between)) == count


def test_a_promise_for_no_working_day_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        add_working_days(date(2026, 11, 30), 0)


@unhurried
@given(DAYS, st.booleans(), st.booleans())
def test_a_formal_term_is_never_shorter_than_the_law_gives_and_ends_on_a_working_day(day, committee, extended):
    due = formal_due(day, committee=committee, extended=extended)
    weeks = (10 if committee else 6) + (4 if extended else 0)
    assert is_working_day(due)
    assert day + timedelta(weeks=weeks) <= due <= day + timedelta(weeks=weeks, days=5)


@unhurried
@given(DAYS)
def test_the_last_day_to_object_is_never_a_free_one_and_never_later_than_the_law_surely_gives(day):
    last = objection_last_day(day)
    end = day + timedelta(weeks=6)
    assert not _free_by_law(last)
    assert all(_free_by_law(end + timedelta(days=days)) for days in range((last - end).days))
    assert last >= end


@pytest.mark.parametrize(
    ("letter", "last"),
    [
        ("2026-11-02", "2026-12-14"),  # a Monday, six weeks later a Monday like any other
        ("2026-11-13", "2026-12-28"),  # ends on Christmas Day, a Friday; then Boxing Day and Sunday
        ("2025-11-13", "2025-12-29"),  # ends on Christmas Day, a Thursday; then Boxing Day and the weekend
        ("2025-11-20", "2026-01-02"),  # ends on New Year's Day; the decreed Friday after it moves nothing
        ("2026-02-20", "2026-04-07"),  # ends on Good Friday; then Easter and Easter Monday
        ("2026-02-23", "2026-04-07"),  # ends on Easter Monday
        ("2026-03-16", "2026-04-28"),  # ends on King's Day, a Monday
        ("2025-03-15", "2025-04-28"),  # ends on King's Day, a Saturday, as the 27th is a Sunday
        ("2026-03-24", "2026-05-06"),  # ends on the fifth of May, also in a year when most people work
        ("2026-04-02", "2026-05-15"),  # ends on Ascension Day; the Friday after it is decreed, and still the last day
        ("2026-04-13", "2026-05-26"),  # ends on Whit Monday
        ("2026-10-10", "2026-11-23"),  # sent on a Saturday
    ],
)
def test_the_last_day_to_object_to_a_letter(letter, last):
    assert objection_last_day(date.fromisoformat(letter)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("received", "due", "how"),
    [
        ("2026-10-05", "2026-11-16", {}),
        ("2026-10-05", "2026-12-14", {"committee": True}),
        ("2026-10-05", "2026-12-14", {"extended": True}),
        ("2026-10-05", "2027-01-11", {"committee": True, "extended": True}),
        ("2026-11-14", "2026-12-28", {}),  # ends on Boxing Day, a Saturday
        ("2026-04-03", "2026-05-18", {}),  # ends on the decreed Friday after Ascension Day
    ],
)
def test_the_last_day_to_answer_a_formal_complaint(received, due, how):
    assert formal_due(date.fromisoformat(received), **how) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2026-11-27", 1, "2026-11-30"),  # Friday
        ("2026-11-28", 1, "2026-11-30"),  # Saturday: the weekend is not counted twice
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-31", 3, "2027-01-06"),
        ("2026-04-02", 1, "2026-04-07"),  # the Thursday before Easter
        ("2026-04-24", 3, "2026-04-30"),  # King's Day falls out
        ("2026-11-30", 10, "2026-12-14"),
    ],
)
def test_a_promise_in_working_days(day, count, due):
    assert add_working_days(date.fromisoformat(day), count) == date.fromisoformat(due)


def test_a_working_day_stays_and_a_free_one_moves_on():
    assert next_working_day(date(2026, 11, 30)) == date(2026, 11, 30)
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
