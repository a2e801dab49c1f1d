"""Who is reminded of what on which day, and that nobody is reminded twice of the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from issues.reminders import open_by, reminder_event, reminders
from issues.standing import standing_of
from issues.terms import formal_due
from tests.issues.standings import DAYS, DUE, ON, RECEIVED, STANDINGS, standing
from tests.store.complaint_rows import case_row, event_row

FRIDAY = date(2026, 9, 11)


def told(case, on):
    return [one.of for one in reminders(case, on)]


def day(number):
    return date(2026, 9, number)


@pytest.mark.parametrize("state", ["received", "passed_on", "reopened"])
def test_a_case_that_nobody_opens_alerts_deputy_and_coordinator(state):
    case = standing(state=state)
    assert open_by(case) == day(10), "three working days after Monday"
    assert told(case, day(10)) == []
    [reminder] = reminders(case, day(11))
    assert (reminder.of, reminder.day, reminder.to) == ("unopened", day(10), ("deputy", "coordinator"))


@pytest.mark.parametrize("changes", [{"flagged": True}, {"queue": "confidant"}])
def test_what_is_flagged_or_the_confidants_must_be_opened_within_a_working_day(changes):
    on_friday = standing(received=FRIDAY, since=FRIDAY, **changes)
    assert open_by(on_friday) == day(14)
    assert told(on_friday, day(14)) == []
    assert told(on_friday, day(15)) == ["unopened"]


def test_a_case_that_was_passed_on_is_counted_from_then():
    assert told(standing(state="passed_on", since=day(11)), day(14)) == []


@pytest.mark.parametrize("state", ["acknowledged", "in_hand"])
def test_what_was_opened_alerts_nobody(state):
    assert told(standing(state=state), day(16)) == []


def test_two_working_days_before_the_answer_is_due_its_holder_hears_so():
    case = standing(state="in_hand")
    assert told(case, day(16)) == []
    [reminder] = reminders(case, day(17))
    assert (reminder.of, reminder.day, reminder.to) == ("due_soon", DUE, ("holder",))
    assert told(case, DUE) == ["due_soon"]


def test_a_term_of_a_day_is_not_due_soon_on_the_day_it_came():
    assert told(standing(state="in_hand", due=day(8)), RECEIVED) == []


def test_the_day_after_everybody_hears_that_it_is_late():
    case = standing(state="in_hand")
    [reminder] = reminders(case, day(22))
    assert (reminder.of, reminder.day, reminder.to) == ("overdue", DUE, ("holder", "deputy", "coordinator"))


def test_a_resident_is_reminded_once_of_a_question_after_a_week():
    case = standing(state="question", since=ON, due=day(30))
    assert told(case, ON + timedelta(days=6)) == []
    [reminder] = reminders(case, ON + timedelta(days=7))
    assert (reminder.of, reminder.to) == ("question_waiting", ("resident",))
    assert told(replace(case, reminded=frozenset({("question_waiting", ON.isoformat())})), day(17)) == []


@pytest.mark.parametrize("state", ["resolved", "declined", "closed", "withdrawn"])
def test_of_what_is_answered_or_over_nobody_is_reminded(state):
    assert told(standing(state=state), day(30)) == []


@settings(deadline=None, max_examples=200)
@given(STANDINGS, DAYS)
def test_a_reminder_written_down_is_not_made_again(case, on):
    made = reminders(case, on)
    at = datetime(2026, 9, 9, 6, tzinfo=UTC)
    events = [reminder_event(one, at) for one in made]
    written = {(event.data["of"], event.data["day"]) for event in events}
    assert len(written) == len(made)
    assert reminders(replace(case, reminded=frozenset(written)), on) == ()


# -- reading how a case stands from its history --------------------------------------------------------------------


def at(day_of_september, hour=9):
    return datetime(2026, 9, day_of_september, hour, tzinfo=UTC)


def happened(kind, on, state=None, **data):
    return event_row(kind, at=at(on), data=({"state": state} if state else {}) | data)


def history(*events, **changes):
    received = event_row("received", at=at(7), data={"queue": "location", "rule": "location", "due": "2026-09-21"})
    return standing_of(case_row(**{"filed_at": at(7), **changes}), (received, *events))


def test_a_case_that_just_came_stands_since_then():
    found = history()
    assert (found.received, found.since, found.state, found.due) == (day(7), day(7), "received", DUE)
    assert not any((found.extended, found.reopened, found.thanked, found.reminded))


def test_days_are_dutch_ones():
    assert history(filed_at=at(6, 22)).received == day(7)


def test_a_state_lasts_since_it_began_whatever_happened_in_it():
    events = happened("taken", 8, "in_hand"), happened("noted", 9, "in_hand"), happened("replied", 10, "in_hand")
    assert history(*events, state="in_hand").since == day(8)


def test_a_new_queue_counts_anew():
    events = (
        happened("passed_on", 8, "passed_on", queue="coordinator"),
        happened("passed_on", 9, "passed_on", queue="confidant"),
    )
    assert history(*events, state="passed_on", queue="confidant").since == day(9)


def test_a_second_question_counts_anew():
    events = happened("taken", 8, "in_hand"), happened("asked", 9, "question"), happened("asked", 11, "question")
    assert history(*events, state="question").since == day(11)


def test_thanks_are_for_the_last_answer_only():
    thanked = happened("resolved", 8, "resolved"), happened("thanked", 9, "resolved")
    assert history(*thanked, state="resolved").thanked
    again = (*thanked, happened("reopened", 10, "reopened"), happened("declined", 11, "declined"))
    found = history(*again, state="declined")
    assert (found.thanked, found.reopened) == (False, True)


def test_an_extension_is_remembered():
    extended = happened("extended", 9, "received")
    assert history(extended, kind="formal", due=formal_due(day(7), extended=True)).extended


def test_reminders_are_remembered():
    reminder, *_ = reminders(history(), day(11))
    assert told(history(reminder_event(reminder, at(11))), day(12)) == []
    assert told(history(event_row("reminded", data={"of": "a kind of a newer program", "day": "2026-09-10"})), day(12))
