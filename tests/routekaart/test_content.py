"""The map that comes with the program is sound."""

from __future__ import annotations

from datetime import date

import pytest

from content.documents import read_folder
from nlu.dangers import DANGERS
from nlu.intents import DANGER, INTENTS, OUT_OF_SCOPE
from routekaart.check import check
from routekaart.engine import decide
from routekaart.loader import load_with_files
from routekaart.validity import is_about_safety
from wegwijzer.kaart import SHIPPED

MADE_ON = date(2026, 11, 22)
"""A fixed day, so that the content does not turn red by itself; what runs out later is the checker's to say."""

ASKED_FOR = [intent for intent in INTENTS if intent != OUT_OF_SCOPE and not intent.startswith("meta.")]
"""Greetings, settings and what is out of scope are the dialogue's own."""


@pytest.fixture(scope="module")
def shipped():
    return load_with_files(read_folder(SHIPPED))


def test_the_map_loads_and_is_sound(shipped):
    problems = check(shipped, on=MADE_ON, intents=ASKED_FOR, dangers=DANGERS)
    assert [str(problem) for problem in problems] == []


def test_every_danger_has_a_topic(shipped):
    assert set(DANGER) <= set(shipped.kaart.topics)


def test_alarms_come_in_the_order_of_gravity_and_only_for_a_life_alone(shipped):
    alarms = shipped.kaart.alarms
    assert tuple(alarms) == DANGERS
    assert [name for name, alarm in alarms.items() if alarm.alone] == ["life"]


def test_a_topic_that_no_intent_leads_to_stands_in_a_menu(shipped):
    listed = {entry.intent for theme in shipped.kaart.themes for entry in theme.entries}
    assert set(shipped.kaart.topics) - set(INTENTS) <= listed


def test_a_child_in_danger_is_one_tap_from_violence_school_and_complaints(shipped):
    topics = shipped.kaart.topics
    leading = {name for name, topic in topics.items() for one in topic.outcomes.values() if "safety.child" in one.next}
    assert {"safety.violence", "school.enrol", "complaint.procedure"} <= leading


NOT_FOR_A_MUNICIPALITY_TO_REWORD = {
    "complaint.confidant",
    "complaint.procedure",
    "complaint.escalate_ombudsman",
    "complaint.objection",
    "return.asylum_withdrawal",
    "return.programme",
    "return.support",
    "return.stay",
    "work.exploitation",
}
"""How to complain about the municipality, what not to sign without advice when it may want somebody gone, and where
to turn when an employer, who may be its contractor, forces or cheats people. Safety is protected as such."""


def test_what_protects_residents_from_who_houses_them_is_protected(shipped):
    assert {name for name, topic in shipped.kaart.topics.items() if topic.protected} == NOT_FOR_A_MUNICIPALITY_TO_REWORD


HELP_IN_DANGER = {"n112", "veilig_thuis", "csg", "suicide_113", "suicide_0800", "comensha", "kindertelefoon", "nidos"}


def test_no_layer_can_reword_a_card_that_sends_first_to_help_in_danger(shipped):
    open_to_layers = [
        f"{topic.id}/{name}"
        for topic in shipped.kaart.topics.values()
        if not topic.protected and not is_about_safety(topic.id)
        for name, outcome in topic.outcomes.items()
        if outcome.contacts[:1] and outcome.contacts[0] in HELP_IN_DANGER
        if not (outcome.urgent or outcome.protected)
    ]
    assert open_to_layers == []


CHILD = [
    ({"child_situation": "danger_now"}, True, ["n112"]),
    ({"child_situation": "missing"}, True, ["n112"]),
    ({"child_situation": "taken", "child_taker": "now"}, True, ["n112"]),
    ({"child_situation": "taken", "child_taker": "person"}, False, ["police", "n112", "juridisch_loket"]),
    ({"child_situation": "taken", "child_taker": "authority"}, False, ["juridisch_loket"]),
    ({"child_situation": "alone"}, False, ["town_hall", "nidos"]),
    ({"child_situation": "hurt", "child_harm": "at_home"}, False, ["veilig_thuis", "n112"]),
    ({"child_situation": "hurt", "child_harm": "sexual"}, False, ["csg", "n112"]),
    ({"child_situation": "hurt", "child_harm": "staff"}, False, ["police", "n112"]),
    ({"child_situation": "hurt", "child_harm": "other"}, False, ["police", "veilig_thuis", "n112"]),
    ({"child_situation": "unsure"}, False, ["veilig_thuis", "n112"]),
    ({"child_situation": "talk"}, False, ["kindertelefoon"]),
]
"""What is told of a child, whether a life may be in danger, and who must come first."""


@pytest.mark.parametrize(("told", "urgent", "first"), CHILD)
def test_a_child_is_sent_to_who_helps_children(shipped, told, urgent, first):
    kaart = shipped.kaart
    decision = decide(kaart, "safety.child", told, on=MADE_ON)
    outcome = kaart.topics["safety.child"].outcomes[decision.outcome]
    assert outcome.urgent is urgent
    assert list(outcome.contacts[: len(first)]) == first


def test_every_card_about_a_child_has_112(shipped):
    outcomes = shipped.kaart.topics["safety.child"].outcomes
    assert [name for name, outcome in outcomes.items() if "n112" not in outcome.contacts] == []


def test_no_card_about_a_child_sends_to_the_desk_where_the_harm_may_be(shipped):
    for outcome in shipped.kaart.topics["safety.child"].outcomes.values():
        assert not {"location_desk", "location_manager"} & {*outcome.contacts, outcome.check_with}


@pytest.mark.parametrize("fact", ["child_situation", "child_harm", "child_taker"])
def test_what_is_told_of_a_child_is_not_remembered(shipped, fact):
    assert not shipped.kaart.facts[fact].remember
