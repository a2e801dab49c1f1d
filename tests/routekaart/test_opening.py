"""Opening hours: open or closed now, until when, in words, and what the checker says of hours that make no sense."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from routekaart.check import check
from routekaart.loader import load, load_with_files
from routekaart.opening import Hours, is_open
from routekaart.opening_words import in_words
from routekaart.place import Place, contact

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CONTACTS = "national/contacts/all.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]
EVERY_DAY = [*WORKDAYS, "sat", "sun"]


def hours(*spans):
    """``(days, from, to)`` as the file would have it."""
    given = tuple({"days": tuple(days), "from": begin, "to": end} for days, begin, end in spans)
    return TypeAdapter(Hours).validate_python(given)


ALWAYS = TypeAdapter(Hours).validate_python("always")
OFFICE = hours((WORKDAYS, "09:00", "17:00"))
DESK = hours((EVERY_DAY, "08:00", "22:00"))
NIGHT = hours((WORKDAYS, "17:00", "08:00"))
POST = hours(([*EVERY_DAY, "holiday"], "17:00", "08:00"), (["sat", "sun", "holiday"], "08:00", "17:00"))


def wall(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


def seen(opening):
    until = opening.until and f"{opening.until:%a %d %b %H:%M}"
    return (opening.state, until, opening.days_ahead)


# The week of Monday 23 November 2026.
MOMENTS = [
    (OFFICE, wall(2026, 11, 23, 8, 59), ("closed", "Mon 23 Nov 09:00", 0)),
    (OFFICE, wall(2026, 11, 23, 9), ("open", "Mon 23 Nov 17:00", 0)),
    (OFFICE, wall(2026, 11, 23, 16, 59), ("open", "Mon 23 Nov 17:00", 0)),
    (OFFICE, wall(2026, 11, 23, 17), ("closed", "Tue 24 Nov 09:00", 1)),
    (OFFICE, wall(2026, 11, 27, 17), ("closed", "Mon 30 Nov 09:00", 3)),
    (NIGHT, wall(2026, 11, 23, 7), ("closed", "Mon 23 Nov 17:00", 0)),
    (NIGHT, wall(2026, 11, 23, 23), ("open", "Tue 24 Nov 08:00", 1)),
    (NIGHT, wall(2026, 11, 24, 0, 0), ("open", "Tue 24 Nov 08:00", 0)),
    (NIGHT, wall(2026, 11, 28, 7, 59), ("open", "Sat 28 Nov 08:00", 0)),
    (NIGHT, wall(2026, 11, 28, 8), ("closed", "Mon 30 Nov 17:00", 2)),
    (POST, wall(2026, 11, 27, 18), ("open", "Mon 30 Nov 08:00", 3)),
    (POST, wall(2026, 11, 30, 8), ("closed", "Mon 30 Nov 17:00", 0)),
    (hours((EVERY_DAY, "08:00", "24:00")), wall(2026, 11, 23, 20), ("open", "Tue 24 Nov 00:00", 0)),
    (hours((EVERY_DAY, "08:00", "00:00")), wall(2026, 11, 23, 20), ("open", "Tue 24 Nov 00:00", 0)),
    (hours((["mon"], "09:00", "12:00"), (["mon"], "12:00", "17:00")), wall(2026, 11, 23, 10),
     ("open", "Mon 23 Nov 17:00", 0)),
    (hours((["mon"], "09:00", "12:00"), (["mon"], "13:00", "17:00")), wall(2026, 11, 23, 12, 30),
     ("closed", "Mon 23 Nov 13:00", 0)),
    (hours((["tue"], "13:00", "17:00")), wall(2026, 11, 24, 17), ("closed", "Tue 01 Dec 13:00", 7)),
    (ALWAYS, wall(2026, 11, 23, 3), ("always", None, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("open_on", "at", "expected"), MOMENTS)
def test_open_or_closed_and_until_when(open_on, at, expected):
    assert seen(is_open(open_on, at)) == expected


def test_the_moment_may_be_of_any_zone():
    """In summer ten in the morning by UTC is noon on the walls of Amsterdam."""
    noon = hours((["wed"], "12:00", "13:00"))
    assert is_open(noon, datetime(2026, 7, 22, 10, 0, tzinfo=UTC)).state == "open"
    assert is_open(noon, datetime(2026, 7, 22, 12, 0, tzinfo=UTC)).state == "closed"


@pytest.mark.parametrize(
    ("at", "state", "left"),
    [
        # Clocks go back on 25 October 2026 at 3:00: the night is an hour longer.
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), "open", timedelta(hours=9)),
        (datetime(2026, 10, 25, 6, 59, tzinfo=UTC), "open", timedelta(minutes=1)),
        (datetime(2026, 10, 25, 7, 0, tzinfo=UTC), "closed", None),
        # And on at 2:00 on 29 March 2026: an hour shorter.
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), "open", timedelta(hours=7)),
        (datetime(2026, 3, 29, 5, 59, tzinfo=UTC), "open", timedelta(minutes=1)),
        (datetime(2026, 3, 29, 6, 0, tzinfo=UTC), "closed", None),
    ],
)
def test_on_the_nights_when_clocks_change_hours_are_those_on_the_wall(at, state, left):
    found = is_open(hours((["sat", "sun"], "17:00", "08:00")), at)
    assert found.state == state
    if left:
        assert found.until.astimezone(UTC) - at == left
        assert f"{found.until:%H:%M}" == "08:00"


@pytest.mark.parametrize(
    "day", [date(2026, 12, 25), date(2027, 1, 1), date(2026, 4, 27), date(2026, 4, 6), date(2026, 5, 25)]
)
def test_on_a_public_holiday_nobody_is_promised_to_be_there(day):
    for hour in (8, 10, 16):
        assert is_open(OFFICE, wall(day.year, day.month, day.day, hour)).state == "holiday"
    assert is_open(OFFICE, wall(day.year, day.month, day.day, 17)).state == "closed"
    assert is_open(ALWAYS, wall(day.year, day.month, day.day, 10)).state == "always"


def test_who_is_not_there_on_that_weekday_is_simply_closed_on_a_holiday():
    tuesdays = hours((["tue"], "13:00", "17:00"))
    assert seen(is_open(tuesdays, wall(2026, 12, 25, 14))) == ("closed", "Tue 29 Dec 13:00", 4)


def test_hours_that_the_clock_leaps_over_are_no_opening():
    """On 29 March 2026 it is 3:00 right after 1:59."""
    night = hours((["sun"], "02:30", "03:00"))
    assert seen(is_open(night, wall(2026, 3, 29, 0))) == ("closed", "Sun 12 Apr 02:30", 14)


def test_the_next_opening_is_a_sure_one_however_long_the_holidays():
    assert seen(is_open(OFFICE, wall(2026, 12, 24, 18))) == ("closed", "Mon 28 Dec 09:00", 4)
    fridays = hours((["fri"], "10:00", "12:00"))
    assert seen(is_open(fridays, wall(2026, 12, 18, 13))) == ("closed", "Fri 08 Jan 10:00", 21)


def test_a_night_that_began_before_the_holiday_lasts():
    assert seen(is_open(NIGHT, wall(2026, 12, 25, 7))) == ("open", "Fri 25 Dec 08:00", 0)


def test_hours_that_name_holidays_hold_on_them():
    """A doctor on duty is there on Christmas Day, which is a Friday."""
    assert seen(is_open(POST, wall(2026, 12, 25, 10))) == ("open", "Mon 28 Dec 08:00", 3)
    assert is_open(POST, wall(2026, 12, 18, 10)).state == "closed"


def test_hours_for_holidays_alone_promise_nothing_when_none_is_near():
    assert seen(is_open(hours((["holiday"], "10:00", "12:00")), wall(2026, 6, 8, 10))) == ("closed", None, 0)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([*EVERY_DAY, "holiday"]), min_size=1, unique=True),
            st.integers(0, 1439),
            st.integers(1, 1440),
        ).filter(lambda one: one[1] % 1440 != one[2] % 1440),
        min_size=1,
        max_size=4,
    ),
    st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1)),  # noqa: DTZ001 – the zone follows
)
def test_what_is_promised_comes_true(spans, at):
    """Open until then: a minute before it still, at that minute not any more. Closed until then: open at it."""
    at = at.replace(tzinfo=UTC)
    minute = timedelta(minutes=1)
    kept = hours(*((days, f"{a // 60:02}:{a % 60:02}", f"{b // 60:02}:{b % 60:02}") for days, a, b in spans))
    found = is_open(kept, at)
    if found.until:
        then = found.until.astimezone(UTC)
        assert then > at
        assert is_open(kept, then).state in ({"open", "always"} if found.state == "closed" else {"closed", "holiday"})
        if found.state == "open" and then - at > minute:
            assert is_open(kept, then - minute).until.astimezone(UTC) == then


# -- in words ---------------------------------------------------------------------------------------------------

WORDS = [
    (OFFICE, "Понеділок–п’ятниця 9:00–17:00", "Maandag tot en met vrijdag 9.00–17.00 uur"),
    (DESK, "Щодня 8:00–22:00", "Elke dag 8.00–22.00 uur"),
    (ALWAYS, "Цілодобово", "Dag en nacht"),
    (hours((["mon", "wed"], "09:00", "12:00")), "Понеділок і середа 9:00–12:00", "Maandag en woensdag 9.00–12.00 uur"),
    (hours((["wed", "mon", "fri"], "09:00", "16:30")), "Понеділок, середа й п’ятниця 9:00–16:30",
     "Maandag, woensdag en vrijdag 9.00–16.30 uur"),
    (hours((["mon", "tue", "wed", "fri"], "09:00", "12:00")), "Понеділок–середа й п’ятниця 9:00–12:00",
     "Maandag tot en met woensdag en vrijdag 9.00–12.00 uur"),
    (hours((["sat", "sun"], "10:00", "12:00")), "Субота й неділя 10:00–12:00", "Zaterdag en zondag 10.00–12.00 uur"),
    (hours((WORKDAYS, "09:00", "12:00"), (WORKDAYS, "13:00", "17:00")),
     "Понеділок–п’ятниця 9:00–12:00 і 13:00–17:00", "Maandag tot en met vrijdag 9.00–12.00 en 13.00–17.00 uur"),
    (hours((WORKDAYS, "09:00", "17:00"), (["sat"], "10:00", "24:00")),
     "Понеділок–п’ятниця 9:00–17:00; субота 10:00–24:00",
     "Maandag tot en met vrijdag 9.00–17.00 uur; zaterdag 10.00–24.00 uur"),
    (POST, "Щодня, також у свята 17:00–8:00; субота, неділя й свята 8:00–17:00",
     "Elke dag, ook op feestdagen 17.00–8.00 uur; zaterdag, zondag en feestdagen 8.00–17.00 uur"),
]  # fmt: skip


@pytest.mark.parametrize(("open_on", "uk", "nl"), WORDS)
def test_hours_are_said_in_both_languages(open_on, uk, nl):
    assert in_words(open_on, "uk") == uk
    assert in_words(open_on, "nl") == nl


# -- in the map -------------------------------------------------------------------------------------------------


def opening(draft, text):
    """Gives ``leerplicht`` opening hours in place of its text."""
    draft.edit(CONTACTS, "    hours: {uk: Будні, nl: Werkdagen}\n", f"    open: {text}\n")


def found(draft):
    return [str(problem) for problem in check(load_with_files(draft.documents), on=date(2026, 11, 22))]


def test_the_text_is_made_from_the_hours(draft):
    opening(draft, "[{days: [mon, tue], from: '09:00', to: '17:00'}]")
    assert found(draft) == []
    assert contact(load(draft.documents), "leerplicht", None).hours.nl == "Maandag en dinsdag 9.00–17.00 uur"


def test_a_locations_hours_replace_the_municipalitys(draft):
    draft.edit(EXAMPLE, "    phone: 010-1111111\n", "    phone: 010-1111111\n    open: always\n")
    hours_there = "        open: [{days: [mon], from: '09:00', to: '10:00'}]\n"
    draft.edit(EXAMPLE, "        address: Lindelaan 1\n", "        address: Lindelaan 1\n" + hours_there)
    kaart = load(draft.documents)
    places = [Place("voorbeeldstad", one) for one in (None, "de-linde", "de-eik")]
    said = [contact(kaart, "location_desk", place).hours.nl for place in places]
    assert said == ["Dag en nacht", "Maandag 9.00–10.00 uur", "Dag en nacht"]


REFUSED = [
    ("§[]", "at least 1 needed, 0 here"),
    ("§daily", "'daily': write always, or a list of hours: [{days: [mon], from: '09:00', to: '17:00'}]"),
    ("[{days: §[], from: '09:00', to: '17:00'}]", "at least 1 needed, 0 here"),
    ("[{days: [mon, §monday], from: '09:00', to: '17:00'}]",
     "expected 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun' or 'holiday', found 'monday'"),
    ("[§{days: [mon], from: '09:00', to: '09:00'}]",
     "from and to are the same time: a whole day is from '00:00' to '24:00'"),
    ("[§{days: [mon], from: '24:00', to: '00:00'}]",
     "from and to are the same time: a whole day is from '00:00' to '24:00'"),
    ("[{days: [mon], from: §'9 uur', to: '17:00'}]",
     "'9 uur': a time is written as 'HH:MM', from '00:00' to '24:00'"),
    ("[{days: [mon], from: '09:00', to: §'17:60'}]",
     "'17:60': a time is written as 'HH:MM', from '00:00' to '24:00'"),
    ("[{days: [mon], from: '09:00', to: §'9:00'}]",
     "'9:00': a time is written as 'HH:MM', from '00:00' to '24:00'"),
    ("[§{days: [mon], form: '09:00', to: '17:00'}]",
     "hours have the keys days, from and to; here are days, form, to"),
    ("[§mon]", "expected keys with values, found 'mon'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_hours_without_sense_are_refused_where_they_stand(draft, text, message):
    opening(draft, text)
    assert draft.problems() == [f"{draft.mark}: {message}"]


@pytest.mark.parametrize(
    "text",
    [
        "[{days: [mon], from: '09:00', to: '12:00'}, §{days: [mon, tue], from: '11:59', to: '17:00'}]",
        "[§{days: [mon, tue, mon], from: '09:00', to: '12:00'}]",
        "[{days: [mon], from: '17:00', to: '08:00'}, §{days: [tue], from: '07:00', to: '09:00'}]",
        "[{days: [mon], from: '07:00', to: '09:00'}, §{days: [sun], from: '17:00', to: '08:00'}]",
        "[{days: [holiday], from: '10:00', to: '12:00'}, §{days: [sun, holiday], from: '11:00', to: '13:00'}]",
    ],
)
def test_hours_that_overlap_are_reported(draft, text):
    opening(draft, text)
    message = "these hours overlap with others of this contact: every moment belongs in one place"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_hours_that_touch_do_not_overlap(draft):
    opening(draft, "[{days: [mon, tue], from: '17:00', to: '08:00'}, {days: [tue], from: '08:00', to: '17:00'}]")
    assert found(draft) == []


def test_overlapping_hours_of_a_location_are_reported_in_its_file(draft):
    doubled = "open: [{days: [mon], from: '09:00', to: '10:00'}, §{days: [mon], from: '09:00', to: '10:00'}]"
    draft.edit(EXAMPLE, "        address: Lindelaan 1\n", f"        address: Lindelaan 1\n        {doubled}\n")
    assert [one.split(": ")[0] for one in found(draft)] == [draft.mark]


def test_a_text_beside_hours_would_never_be_shown_and_is_reported(draft):
    draft.edit(CONTACTS, "    hours:", "    open: always\n    §hours:")
    assert found(draft) == [f"{draft.mark}: with open, this text is not shown: say in the note what open cannot"]
