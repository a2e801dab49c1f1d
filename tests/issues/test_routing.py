"""Where complaints go: the shipped rules, as residents and readers are promised."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args

import pytest

from issues.case import About, Kind, QueueKind, Severity
from issues.intake.loader import read_intake
from issues.offices.loader import read_offices
from issues.routing.engine import NoRule, passed_over, route
from issues.routing.loader import read_rules
from issues.routing.model import Facts, Housed, Rules
from issues.terms import is_working_day

MONDAY = date(2026, 11, 30)
FRIDAY = date(2026, 12, 11)


def facts(full_id, **changes):
    theme, sub_theme = full_id.split(".")
    plain = {"kind": "signal", "about": "facilities", "severity": "normal", "sensitive": False, "housed": "location"}
    return Facts(theme=theme, sub_theme=sub_theme, **{**plain, **changes})


@pytest.fixture(scope="module")
def everything():
    """Each combination with where it goes; written out here, so that the checker does not vouch for itself."""
    rules = read_rules()
    ways = [get_args(one) for one in (Kind, About, Severity, Housed)]
    sub_themes = [f"{theme.id}.{one.id}" for theme in read_intake().themes for one in theme.sub_themes]
    found = []
    for full_id, (kind, about, severity, housed), sensitive in product(sub_themes, product(*ways), (False, True)):
        one = facts(full_id, kind=kind, about=about, severity=severity, sensitive=sensitive, housed=housed)
        found.append((one, route(rules, one, FRIDAY)))
    return found


def test_every_combination_of_everything_goes_somewhere(everything):
    sub_themes = sum(len(theme.sub_themes) for theme in read_intake().themes)
    assert len(everything) == sub_themes * 3 * 6 * 3 * 3 * 2
    assert {destination.queue for _, destination in everything} == set(get_args(QueueKind))


def test_no_complaint_about_staff_reaches_a_queue_of_the_location(everything):
    about_staff = [
        (one, destination) for one, destination in everything if one.about == "staff" or one.theme == "staff"
    ]
    assert len(about_staff) > 1000
    assert not [one for one, destination in about_staff if destination.queue == "location"]


def test_nobody_who_reads_a_locations_queue_reads_a_complaint_about_staff(everything):
    offices = read_offices()
    queues = {destination.queue for one, destination in everything if one.about == "staff" or one.theme == "staff"}
    for municipality in offices.municipalities.values():
        places = (None, *municipality.locations)
        own = [offices.reader(municipality.id, place, "location") for place in places]
        names = {name.nl for office in own for name in (office.name, office.deputy)}
        for place, queue in product(places, queues):
            office = offices.reader(municipality.id, place, queue)
            assert not {office.name.nl, office.deputy.nl} & names


def test_what_is_sensitive_is_with_the_confidant_the_next_working_day(everything):
    harm = {"safety.sexual", "safety.exploitation", "safety.child", "staff.threat"}
    for one, destination in everything:
        if one.sensitive or f"{one.theme}.{one.sub_theme}" in harm:
            assert (destination.queue, destination.flagged) == ("confidant", True)
            assert destination.due == date(2026, 12, 14)


def test_safety_never_reaches_the_location_and_always_goes_first(everything):
    for one, destination in everything:
        if one.theme == "safety":
            assert destination.queue in {"confidant", "coordinator"}
            assert destination.flagged


def test_a_formal_complaint_is_the_coordinators_for_six_weeks_unless_it_cannot_wait(everything):
    for one, destination in everything:
        if one.kind == "formal" and destination.queue != "confidant":
            assert (destination.queue, destination.due) == ("coordinator", date(2027, 1, 22))


def test_a_location_is_asked_only_where_one_is_known(everything):
    assert not [one for one, destination in everything if destination.queue == "location" and one.housed != "location"]


def test_every_due_day_is_a_working_day_after_the_day_of_receipt(everything):
    assert all(is_working_day(destination.due) and destination.due > FRIDAY for _, destination in everything)


def test_whatever_is_urgent_goes_first_and_whatever_is_worse_is_due_no_later(everything):
    due = {(one, destination.due) for one, destination in everything if one.kind != "formal"}
    by_severity = {severity: [day for one, day in due if one.severity == severity] for severity in get_args(Severity)}
    assert all(destination.flagged for one, destination in everything if one.severity == "urgent")
    assert max(by_severity["urgent"]) <= min(by_severity["serious"]) <= max(by_severity["serious"])
    assert max(by_severity["serious"]) <= max(by_severity["normal"])


GOES = [
    ("housing.mould", {}, "location", "location", "2026-12-14"),
    ("housing.mould", {"severity": "serious"}, "location", "location", "2026-12-03"),
    ("housing.heating", {"severity": "urgent"}, "location", "location", "2026-12-01"),
    ("housing.mould", {"about": "staff"}, "coordinator", "about_staff", "2026-12-14"),
    ("housing.mould", {"about": "other"}, "coordinator", "municipality", "2026-12-14"),
    ("housing.mould", {"about": "municipality"}, "coordinator", "municipality", "2026-12-14"),
    ("housing.mould", {"housed": "host"}, "hosts", "host_families", "2026-12-14"),
    ("housing.mould", {"housed": "unknown"}, "coordinator", "municipality", "2026-12-14"),
    ("housing.mould", {"kind": "formal"}, "coordinator", "formal", "2027-01-11"),
    ("housing.mould", {"kind": "idea"}, "location", "location", "2026-12-14"),
    ("staff.rude", {"about": "staff"}, "coordinator", "about_staff", "2026-12-14"),
    ("staff.rude", {"about": "residents"}, "coordinator", "staff", "2026-12-14"),
    ("staff.threat", {"about": "staff"}, "confidant", "harm", "2026-12-01"),
    ("staff.threat", {"about": "staff", "kind": "formal"}, "confidant", "harm", "2026-12-01"),
    ("residents.theft", {"about": "residents"}, "location", "location", "2026-12-14"),
    ("safety.violence", {"about": "residents", "severity": "urgent"}, "coordinator", "safety", "2026-12-01"),
    ("safety.violence", {"about": "staff"}, "confidant", "violence_by_staff", "2026-12-01"),
    ("safety.child", {"about": "host", "housed": "host"}, "confidant", "harm", "2026-12-01"),
    ("residents.quarrel", {"about": "residents", "sensitive": True}, "confidant", "sensitive", "2026-12-01"),
    ("housing.mould", {"about": "host"}, "hosts", "about_host", "2026-12-14"),
    ("money.leefgeld_late", {"about": "facilities"}, "coordinator", "municipality", "2026-12-14"),
    ("safety.violence", {"about": "residents", "kind": "formal"}, "coordinator", "formal_safety", "2027-01-11"),
    ("discrimination.origin", {"about": "staff"}, "confidant", "discrimination_by_staff", "2026-12-03"),
    ("discrimination.origin", {"about": "residents", "housed": "host"}, "coordinator", "discrimination", "2026-12-14"),
]
"""Every rule, by a complaint that it decides: about what, what else is known, who reads it, by which rule, by when."""


@pytest.mark.parametrize(("full_id", "changes", "queue", "rule", "due"), GOES)
def test_where_a_complaint_goes(full_id, changes, queue, rule, due):
    found = route(read_rules(), facts(full_id, **changes), MONDAY)
    assert (found.queue, found.rule, found.due) == (queue, rule, date.fromisoformat(due))


def test_every_rule_has_such_a_complaint():
    assert {rule for *_, rule, _ in GOES} == {rule.id for rule in read_rules().rules}


def test_money_moves_and_measures_are_the_municipalitys():
    for theme in read_intake().themes:
        if theme.decision:
            one = facts(f"{theme.id}.{theme.sub_themes[0].id}", about="municipality")
            assert route(read_rules(), one, MONDAY).queue == "coordinator"


def test_discrimination_is_the_confidants_where_it_is_about_staff_and_else_the_coordinators():
    theme = read_intake().theme("discrimination")
    for one in theme.sub_themes:
        full_id = f"discrimination.{one.id}"
        assert route(read_rules(), facts(full_id, about="staff"), MONDAY).queue == "confidant"
        assert route(read_rules(), facts(full_id, about="residents"), MONDAY).queue == "coordinator"


def test_why_a_rule_was_passed_over_names_the_first_condition_that_does_not_hold():
    passed = list(passed_over(read_rules(), facts("housing.mould", about="host")))
    assert [one.rule.id for one in passed][-2:] == ["discrimination", "host_families"]
    assert (passed[-1].condition, passed[-1].wanted, passed[-1].found) == ("housed", ("host",), "location")


def test_rules_that_take_nobody_say_so():
    only_formal = Rules(rules=tuple(rule for rule in read_rules().rules if rule.id == "formal"))
    with pytest.raises(NoRule):
        route(only_formal, facts("housing.mould"), MONDAY)
