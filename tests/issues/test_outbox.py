"""When a notice may go, and how often it is tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.dutch_time import AMSTERDAM
from issues.outbox import FILED, FIRST_WAIT, LATER_BY, LONGEST_WAIT, NEWS, TRIES, Notice, news, next_try, send_at

NOON = datetime(2026, 9, 7, 12, 0, 41, 7, tzinfo=AMSTERDAM)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 – hypothesis wants it so


def at(day, hour, minute=0):
    return datetime(2026, 9, day, hour, minute, tzinfo=AMSTERDAM)


def notice(**changes):
    whole = {
        "id": 1, "case": bytes(16), "number": "W7K-4QX9", "language": "uk", "flagged": False, "kind": NEWS,
        "covers": 1, "attempt": 1, "failures": 0, "doubts": 0,
    }  # fmt: skip
    return Notice(**{**whole, **changes})


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (at(7, 8), at(7, 8)),
        (at(7, 20, 59), at(7, 20, 59)),
        (at(7, 21), at(8, 8)),
        (at(7, 23, 59), at(8, 8)),
        (at(8, 0), at(8, 8)),
        (at(8, 7, 59), at(8, 8)),
        (datetime(2026, 9, 7, 19, 0, tzinfo=UTC), at(8, 8)),
        (datetime(2026, 12, 31, 22, 0, tzinfo=AMSTERDAM), datetime(2027, 1, 1, 8, tzinfo=AMSTERDAM)),
        # The clock goes back in this night: nine hours from eleven to eight, and one more.
        (datetime(2026, 10, 24, 23, 0, tzinfo=AMSTERDAM), datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
    ],
)
def test_nobody_is_woken_at_night(now, then):
    assert send_at(NEWS, False, now) == then


@given(now=MOMENTS)
def test_what_is_flagged_goes_at_once_and_the_rest_within_a_night(now):
    assert send_at(NEWS, True, now) == now
    then = send_at(NEWS, False, now)
    assert now <= then <= now + timedelta(hours=12)
    assert 8 <= then.astimezone(AMSTERDAM).hour < 21


def test_what_is_not_for_residents_knows_no_night():
    assert send_at(FILED, False, at(7, 23)) == at(7, 23)


def test_news_goes_to_the_minute_and_not_when_somebody_pressed_send():
    assert news(flagged=False, now=NOON, chance=0).not_before == at(7, 12)
    late = news(flagged=False, now=NOON, chance=0.95).not_before
    assert at(7, 12, 9) <= late <= NOON + LATER_BY
    assert late.second == late.microsecond == 0


def test_flagged_news_does_not_wait():
    assert news(flagged=True, now=NOON, chance=0.95).not_before == at(7, 12)
    assert news(flagged=True, now=at(7, 23), chance=0.95).not_before == at(7, 23)


def test_news_put_off_into_the_night_waits_for_the_morning():
    assert news(flagged=False, now=at(7, 20, 55), chance=0.9).not_before == at(8, 8)


def test_waits_grow_up_to_a_bound_and_then_it_is_tried_no_more():
    waits = [next_try(notice(failures=number, flagged=True), NOON, 0.5) for number in range(TRIES)]
    assert waits[-1] is None
    grown = [then - NOON for then in waits[:-1]]
    assert grown == sorted(grown)
    assert (grown[0], grown[1], grown[-1]) == (FIRST_WAIT, 2 * FIRST_WAIT, LONGEST_WAIT)
    assert timedelta(days=1) < sum(grown, timedelta(0)) < timedelta(days=3), "an operator has a weekend to notice"


def test_what_failed_together_does_not_come_back_together():
    soon, late = (next_try(notice(flagged=True), NOON, chance) - NOON for chance in (0, 0.99))
    assert FIRST_WAIT / 2 == soon < late < FIRST_WAIT * 1.5


def test_another_try_keeps_the_night_quiet():
    assert next_try(notice(failures=5), at(7, 20, 50), 0.5) == at(8, 8)
    assert next_try(notice(failures=5, flagged=True), at(7, 20, 50), 0.5) == at(7, 21, 6)
