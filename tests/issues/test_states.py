"""Who may do what with a case: a table written by hand, walked over every state, action and actor; and the guards."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings

from issues.case import QueueKind, State
from issues.states import RULES, move
from issues.steps import Action, Actor, Moved, Refused, Step
from issues.terms import add_working_days, formal_due, is_working_day
from tests.issues.standings import ACTORS, DAYS, DUE, ON, RECEIVED, STANDINGS, STEPS, standing

unhurried = settings(deadline=None, max_examples=300)

OPEN = "received acknowledged in_hand question passed_on reopened"
ALL = f"{OPEN} resolved declined closed withdrawn"
WHERE = {
    # action: {to: from}; "=" stays where it is
    "acknowledge": {"acknowledged": "received"},
    "take": {"in_hand": "received acknowledged passed_on reopened"},
    "put_back": {"acknowledged": "in_hand"},
    "ask": {"question": "in_hand question"},
    "reply": {"=": "in_hand question resolved declined"},
    "note": {"=": f"{OPEN} resolved declined closed"},
    "resolve": {"resolved": "in_hand question"},
    "decline": {"declined": "in_hand question"},
    "pass_on": {"passed_on": OPEN},
    "extend": {"=": OPEN},
    "change_theme": {"=": OPEN},
    "raise": {"=": OPEN},
    "lower": {"=": OPEN},
    "redact": {"=": f"{OPEN} resolved declined"},
    "merge": {"=": OPEN},
    "close": {"closed": "resolved declined"},
    "answer": {"in_hand": "question"},
    "add_information": {"=": OPEN},
    "thank": {"=": "resolved declined"},
    "not_solved": {"reopened": "resolved declined passed_on"},
    "want_language": {"=": f"{OPEN} resolved declined"},
    "withdraw": {"withdrawn": f"{OPEN} resolved declined"},
    "destroy": {"=": "closed"},
}
RESIDENTS = {"answer", "add_information", "want_language", "thank", "not_solved", "withdraw", "destroy"}
HANDLES = {
    "location": {"location"},
    "hosts": {"hosts"},
    "coordinator": {"location", "hosts", "coordinator"},
    "confidant": {"confidant"},
    "resident": set(),
    "system": set(),
}


def may(actor, action, queue):
    if action in RESIDENTS:
        return actor == "resident"
    if action == "close" and actor == "system":
        return True
    return queue in HANDLES[actor] and (action != "lower" or actor == "coordinator")


def case_that_lets(action, state, queue):
    """A case in which no guard stands in the way of the action, and the step for it."""
    hosted = queue == "hosts"
    case = standing(
        state=state,
        queue=queue,
        housed="host" if hosted else "location",
        kind="formal" if action == "extend" else "signal",
        severity="serious",
        since=ON - timedelta(days=40),
        thanked=action == "close",
    )
    elsewhere = "confidant" if queue != "confidant" and action != "not_solved" else "coordinator"
    step = Step(
        action=action,
        reason="Omdat het zo is.",
        queue=queue if action == "change_theme" else elsewhere,
        about="facilities",
        severity="normal" if action == "lower" else "urgent",
    )
    return case, step


def test_the_written_table_names_every_action():
    assert set(WHERE) == set(get_args(Action)) == set(RULES)


EVERYTHING = list(product(get_args(State), get_args(Action), get_args(Actor), get_args(QueueKind)))


def test_every_state_action_actor_and_queue_against_the_written_table():
    """10 states × 23 actions × 6 actors × 4 queues; what is not in the table is refused."""
    assert len(EVERYTHING) == 10 * 23 * 6 * 4
    for state, action, actor, queue in EVERYTHING:
        case, step = case_that_lets(action, state, queue)
        found = move(case, step, actor, ON)
        target = next((to for to, sources in WHERE[action].items() if state in sources.split()), None)
        where = f"{actor} {action} in {state} of {queue}"
        if not may(actor, action, queue):
            assert found == Refused("not_yours"), where
        elif target is None:
            assert found == Refused("not_now"), where
        else:
            assert isinstance(found, Moved), where
            assert found.state == (state if target == "=" else target), where


def test_every_state_can_be_reached_and_left_but_the_last_two():
    reached, frontier = {"received"}, ["received"]
    while frontier:
        state = frontier.pop()
        onward = {rule.moves[state] for rule in RULES.values() if state in rule.moves} - {state}
        assert onward or state in {"closed", "withdrawn"}, state
        assert not (onward and state in {"closed", "withdrawn"}), state
        frontier += onward - reached
        reached |= onward
    assert reached == set(ALL.split())


# -- what holds for any case, any step, anybody --------------------------------------------------------------------


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_it_always_answers_and_only_with_one_of_two(case, step, actor, on):
    found = move(case, step, actor, on)
    assert isinstance(found, Moved | Refused)
    assert move(case, step, actor, on) == found


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_what_is_about_staff_never_gets_to_the_location(case, step, actor, on):
    found = move(case, step, actor, on)
    if isinstance(found, Moved):
        assert (found.about, found.queue) != ("staff", "location")


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_protection_is_lowered_by_the_coordinator_alone_and_with_a_reason(case, step, actor, on):
    found = move(case, step, actor, on)
    if not isinstance(found, Moved):
        return
    exposed = case.queue in {"coordinator", "confidant"} and found.queue in {"location", "hosts"}
    cleared = case.about == "staff" != found.about
    milder = ["normal", "serious", "urgent"].index(found.severity) < ["normal", "serious", "urgent"].index(
        case.severity
    )
    if exposed or cleared or milder:
        assert actor == "coordinator"
        assert step.reason.strip()
        assert case.queue != "confidant"


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_what_the_confidant_had_the_coordinator_gets_only_from_the_confidant_or_as_the_resident_says(
    case, step, actor, on
):
    found = move(case, step, actor, on)
    if isinstance(found, Moved) and case.queue == "confidant" != found.queue:
        assert found.queue == "coordinator"
        assert actor == "confidant" or (actor == "resident" and step.queue == "coordinator")


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_a_flag_is_never_taken_away(case, step, actor, on):
    found = move(case, step, actor, on)
    if isinstance(found, Moved):
        assert found.flagged >= case.flagged


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_a_term_is_moved_back_only_by_the_law_or_for_a_new_answer(case, step, actor, on):
    found = move(case, step, actor, on)
    if isinstance(found, Moved) and found.due > case.due:
        assert step.action in {"extend", "not_solved"}


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_an_action_changes_nothing_by_the_way(case, step, actor, on):
    found = move(case, step, actor, on)
    if not isinstance(found, Moved):
        return
    if step.action not in {"pass_on", "change_theme", "not_solved"}:
        assert found.queue == case.queue
    if step.action != "change_theme":
        assert found.about == case.about
    if step.action not in {"raise", "lower"}:
        assert found.severity == case.severity


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_only_the_resident_ends_it_without_an_answer(case, step, actor, on):
    found = move(case, step, actor, on)
    if isinstance(found, Moved) and case.state in OPEN.split() and found.state in {"closed", "withdrawn"}:
        assert actor == "resident"


@unhurried
@given(STANDINGS, STEPS, ACTORS, DAYS)
def test_formal_complaints_stay_with_coordinator_and_confidant(case, step, actor, on):
    found = move(case, step, actor, on)
    if isinstance(found, Moved) and case.kind == "formal" and case.queue in {"coordinator", "confidant"}:
        assert found.queue in {"coordinator", "confidant"}


# -- each guard ----------------------------------------------------------------------------------------------------


def refusal(case, actor, /, action, on=ON, **said):
    found = move(case, Step(action=action, **said), actor, on)
    return found.reason if isinstance(found, Refused) else None


@pytest.mark.parametrize("action", ["resolve", "decline"])
@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_an_answer_says_why(action, reason):
    case = standing(state="in_hand")
    assert refusal(case, "location", action, reason=reason) == "no_reason"
    assert refusal(case, "location", action, reason="De loodgieter is geweest.") is None


def test_passing_on_says_why_and_to_whom():
    case = standing(state="in_hand")
    assert refusal(case, "location", "pass_on", reason="Dit gaat over geld.") == "unsaid"
    assert refusal(case, "location", "pass_on", queue="location", reason="Hier.") == "no_change"
    assert refusal(case, "location", "pass_on", queue="coordinator") == "no_reason"
    assert refusal(case, "location", "pass_on", queue="coordinator", reason="Dit gaat over geld.") is None


def test_about_staff_nobody_passes_it_to_the_location_not_even_the_coordinator():
    case = standing(about="staff", queue="coordinator")
    assert refusal(case, "coordinator", "pass_on", queue="location", reason="Zij weten het.") == "about_staff"


def test_saying_that_it_is_about_something_else_by_the_way_does_not_help():
    case = standing(about="staff", queue="coordinator")
    step = Step(action="pass_on", queue="location", about="facilities", reason="Toch niet.")
    assert move(case, step, "coordinator", ON) == Refused("about_staff")


def test_the_coordinator_may_give_back_what_is_not_about_staff():
    case = standing(queue="coordinator")
    assert refusal(case, "coordinator", "pass_on", queue="location", reason="Toch voor de locatie.") is None


def test_the_confidant_gives_it_to_the_coordinator_and_to_nobody_else():
    case = standing(queue="confidant", about="other")
    reason = "Met haar besproken."
    assert refusal(case, "confidant", "pass_on", queue="location", reason=reason) == "lowers_protection"
    assert refusal(case, "confidant", "pass_on", queue="coordinator", reason=reason) is None
    assert refusal(case, "coordinator", "pass_on", queue="location", reason=reason) == "not_yours"


def test_a_case_goes_only_to_a_queue_that_can_have_it():
    at_hosts, reason = standing(queue="coordinator", housed="host"), "Daar hoort het."
    assert refusal(at_hosts, "coordinator", "pass_on", queue="location", reason=reason) == "no_such_queue"
    assert refusal(at_hosts, "coordinator", "pass_on", queue="hosts", reason=reason) is None
    at_home = standing(queue="coordinator")
    assert refusal(at_home, "coordinator", "pass_on", queue="hosts", reason=reason) == "no_such_queue"
    formal = standing(queue="coordinator", kind="formal")
    assert refusal(formal, "coordinator", "pass_on", queue="location", reason=reason) == "formal"


def test_a_theme_about_staff_takes_the_case_past_the_location():
    case = standing(state="in_hand")
    assert refusal(case, "location", "change_theme") == "unsaid"
    assert refusal(case, "location", "change_theme", about="staff", queue="location") == "about_staff"
    found = move(case, Step(action="change_theme", about="staff", queue="coordinator"), "location", ON)
    assert (found.state, found.queue, found.about) == ("passed_on", "coordinator", "staff")


def test_a_theme_in_the_same_queue_changes_no_state():
    found = move(
        standing(state="in_hand"), Step(action="change_theme", about="residents", queue="location"), "location", ON
    )
    assert (found.state, found.queue, found.about) == ("in_hand", "location", "residents")


def test_that_it_is_not_about_staff_after_all_the_coordinator_says_with_a_reason():
    case = standing(about="staff", queue="coordinator", state="in_hand")
    said = {"about": "facilities", "queue": "location"}
    assert refusal(case, "coordinator", "change_theme", **said) == "no_reason"
    assert refusal(case, "coordinator", "change_theme", **said, reason="Het ging over de lift.") is None
    with_confidant = standing(about="staff", queue="confidant", state="in_hand")
    said["queue"] = "coordinator"
    assert refusal(with_confidant, "confidant", "change_theme", **said, reason="Toch niet.") == "lowers_protection"


def test_severity_goes_up_by_any_reader_and_down_by_the_coordinator():
    case = standing(severity="serious")
    assert refusal(case, "location", "raise") == "unsaid"
    assert refusal(case, "location", "raise", severity="serious") == "no_change"
    assert refusal(case, "location", "raise", severity="normal") == "no_change"
    assert refusal(case, "location", "lower", severity="normal", reason="Valt mee.") == "not_yours"
    assert refusal(case, "coordinator", "lower", severity="urgent", reason="Valt mee.") == "no_change"
    assert refusal(case, "coordinator", "lower") == "unsaid"
    assert refusal(case, "coordinator", "lower", severity="normal") == "no_reason"
    assert refusal(case, "coordinator", "lower", severity="normal", reason="Valt mee.") is None


def test_what_is_raised_is_answered_sooner_and_flagged():
    found = move(standing(), Step(action="raise", severity="urgent"), "location", ON)
    assert (found.severity, found.flagged, found.due) == ("urgent", True, date(2026, 9, 10))
    late = move(standing(due=ON), Step(action="raise", severity="urgent"), "location", ON)
    assert late.due == ON, "never later than promised"


def test_the_term_of_law_stays_whatever_the_severity():
    case = standing(kind="formal", queue="coordinator", due=formal_due(RECEIVED))
    found = move(case, Step(action="raise", severity="urgent"), "coordinator", ON)
    assert found.due == formal_due(RECEIVED)


def test_a_formal_complaint_is_extended_once_by_four_weeks_and_in_time():
    due = formal_due(RECEIVED)
    case = standing(kind="formal", queue="coordinator", state="in_hand", due=due)
    reason = "De hoorzitting is pas in november."
    found = move(case, Step(action="extend", reason=reason), "coordinator", due)
    assert found.due == formal_due(RECEIVED, extended=True) == date(2026, 11, 16)
    assert refusal(case, "coordinator", "extend") == "no_reason"
    assert refusal(case, "coordinator", "extend", due + timedelta(days=1), reason=reason) == "too_late"
    again = standing(kind="formal", queue="coordinator", state="in_hand", due=found.due, extended=True)
    assert refusal(again, "coordinator", "extend", reason=reason) == "extended_before"
    after = standing(kind="formal", queue="coordinator", state="in_hand", due=due, reopened=True)
    assert refusal(after, "coordinator", "extend", reason=reason) == "extended_before"


@pytest.mark.parametrize("kind", ["signal", "idea"])
def test_a_promise_is_not_extended(kind):
    assert refusal(standing(kind=kind, state="in_hand"), "location", "extend", reason="Druk.") == "only_formal"


@pytest.mark.parametrize("queue", get_args(QueueKind))
@pytest.mark.parametrize("state", ["resolved", "declined"])
def test_not_solved_reopens_with_the_coordinator_and_a_new_promise(queue, state):
    case = standing(state=state, queue=queue, severity="serious", due=RECEIVED, housed="unknown")
    found = move(case, Step(action="not_solved", queue="coordinator"), "resident", ON)
    assert (found.state, found.queue, found.due) == ("reopened", "coordinator", add_working_days(ON, 3))
    assert is_working_day(found.due)
    if queue != "confidant":
        assert move(case, Step(action="not_solved"), "resident", ON) == found
        assert refusal(case, "resident", "not_solved", queue="confidant") == "no_such_queue"


@pytest.mark.parametrize("state", ["resolved", "declined"])
def test_what_the_confidant_had_goes_where_the_resident_says_and_nowhere_unasked(state):
    case = standing(state=state, queue="confidant", severity="urgent")
    assert refusal(case, "resident", "not_solved") == "unsaid"
    assert refusal(case, "resident", "not_solved", queue="location") == "unsaid"
    found = move(case, Step(action="not_solved", queue="confidant"), "resident", ON)
    assert (found.state, found.queue, found.due) == ("reopened", "confidant", add_working_days(ON, 1))


def test_not_solved_while_it_is_passed_on_gives_nobody_more_time():
    found = move(standing(state="passed_on"), Step(action="not_solved"), "resident", ON)
    assert (found.state, found.queue, found.due) == ("reopened", "coordinator", DUE)


def test_closing_waits_for_thanks_or_for_thirty_days():
    case = standing(state="resolved", since=ON)
    assert refusal(case, "location", "close") == "not_thanked"
    assert refusal(case, "system", "close") == "too_early"
    assert refusal(case, "system", "close", ON + timedelta(days=29)) == "too_early"
    assert refusal(case, "system", "close", ON + timedelta(days=30)) is None
    assert refusal(case, "location", "close", ON + timedelta(days=300)) == "not_thanked"
    assert refusal(standing(state="resolved", since=ON, thanked=True), "location", "close") is None


def test_thanks_are_said_once():
    assert refusal(standing(state="resolved"), "resident", "thank") is None
    assert refusal(standing(state="resolved", thanked=True), "resident", "thank") == "said_before"


@pytest.mark.parametrize("kind", ["signal", "idea"])
def test_the_words_of_a_closed_case_are_destroyed_once(kind):
    assert refusal(standing(state="closed", kind=kind), "resident", "destroy") is None
    assert refusal(standing(state="closed", kind=kind, destroyed=True), "resident", "destroy") == "said_before"


def test_the_words_of_a_formal_complaint_stay():
    assert refusal(standing(state="closed", kind="formal", queue="coordinator"), "resident", "destroy") == "formal"
