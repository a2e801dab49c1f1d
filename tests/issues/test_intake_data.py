"""What ships asks five readable questions about everything a resident may complain of."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import routekaart
from content.documents import read_folder
from issues.intake.loader import DATA, load_intake, read_intake
from issues.intake.staff_words import staff_words
from language import REQUIRED_LANGUAGES
from nlu.intents import INTENTS
from tests.issues.small_intake import problems_of

INTAKE = read_intake()
SUB_THEMES = {f"{theme.id}.{one.id}": one for theme in INTAKE.themes for one in theme.sub_themes}
PROMISED = {
    "housing": "heating hot_water mould dirt repairs noise privacy food crowding pests",
    "staff": "rude threat unequal privacy",
    "residents": "nuisance theft quarrel alcohol_drugs",
    "safety": "violence sexual exploitation child unsafe_place",
    "money": "leefgeld_late leefgeld_amount own_contribution",
    "other": "idea",
}
REPORTED = tuple(one for one in INTAKE.questions.values() if one.id.startswith("reported"))


def test_what_ships_is_sound():
    assert problems_of(dict(read_folder(DATA))) == []


def test_the_same_files_read_again_are_the_same_intake():
    assert load_intake(read_folder(DATA)) == INTAKE


def test_the_menu_begins_with_what_most_complain_of_and_ends_with_other():
    themes = " ".join(theme.id for theme in INTAKE.themes)
    assert themes == "housing staff residents safety discrimination money care school move measure other"


@pytest.mark.parametrize("theme", PROMISED)
def test_every_sub_theme_that_was_promised_is_there(theme):
    there = {one.id for one in INTAKE.theme(theme).sub_themes}
    assert set(PROMISED[theme].split()) <= there


@pytest.mark.parametrize("name", SUB_THEMES)
def test_five_different_questions_can_be_asked(name):
    questions = INTAKE.questions_of(*name.split("."))
    assert len({question.id for question in questions}) == 5


@pytest.mark.parametrize("language", [*REQUIRED_LANGUAGES, "en"])
def test_everything_is_there_in_every_language_of_the_bot(language):
    texts = [
        *(text for theme in INTAKE.themes for text in (theme.title, *(one.title for one in theme.sub_themes))),
        *(text for one in INTAKE.questions.values() for text in (one.text, *(choice.label for choice in one.choices))),
    ]
    assert [text.nl for text in texts if not text.has(language)] == []


def test_a_letter_with_a_decision_is_asked_for_only_where_there_can_be_one():
    assert [theme.id for theme in INTAKE.themes if theme.decision] == ["money", "move", "measure"]


def test_every_kind_of_complaint_that_is_understood_starts_its_theme():
    assert INTAKE.theme_of_intent("complaint.housing") == ("housing", None)
    assert INTAKE.theme_of_intent("complaint.staff") == ("staff", None)
    assert INTAKE.theme_of_intent("complaint.residents") == ("residents", None)
    assert INTAKE.theme_of_intent("complaint.discrimination") == ("discrimination", None)
    assert INTAKE.theme_of_intent("complaint.money") == ("money", None)
    assert INTAKE.theme_of_intent("safety.violence") == ("safety", "violence")
    assert INTAKE.theme_of_intent("complaint.file") == (None, None)


def test_every_intent_that_starts_a_theme_is_one_of_a_message_or_of_a_card():
    named = {
        intent
        for theme in INTAKE.themes
        for intent in (*theme.intents, *(intent for one in theme.sub_themes for intent in one.intents))
    }
    cards = {path.stem for path in (Path(routekaart.__path__[0]) / "kaart" / "national" / "topics").glob("*.yaml")}
    assert named - set(INTENTS) - cards == set()


def test_an_old_button_leads_to_nothing_and_breaks_nothing():
    assert INTAKE.theme("gone") is None
    assert INTAKE.sub_theme("housing", "gone") is None
    assert INTAKE.sub_theme("gone", "mould") is None
    assert INTAKE.sub_theme(None, None) is None
    assert INTAKE.questions_of("housing", "gone") == ()
    assert INTAKE.questions["since"].choice("gone") is None


@pytest.mark.parametrize("name", [name for name in SUB_THEMES if name.startswith(("staff.", "discrimination."))])
def test_nobody_who_complains_of_staff_is_asked_whether_staff_know(name):
    said = [
        text
        for question in INTAKE.questions_of(*name.split("."))
        if question.id.startswith("reported")
        for choice in question.choices
        for text in (choice.label.uk, choice.label.nl, choice.label.in_language("en"))
    ]
    assert [text for text in said if staff_words(text) or "локації" in text or "locatie" in text] == []


@pytest.mark.parametrize("question", REPORTED, ids=lambda one: one.id)
def test_whoever_told_nobody_yet_can_say_so_first(question):
    assert question.choices[0].id == "nobody"


def test_children_illness_and_pregnancy_can_be_told_together():
    affected = INTAKE.questions["affected"]
    assert affected.many
    assert {"child", "ill", "pregnant"} <= {choice.id for choice in affected.choices}


def test_words_can_be_typed_only_where_a_place_is_asked():
    assert {one.id for one in INTAKE.questions.values() if one.can_type} == {
        "where_room",
        "where_incident",
        "idea_where",
    }


def test_nothing_anybody_reads_comes_in_a_shouting_or_machine_hand():
    """No double spaces, no spaces before a sign, no capitals throughout, no sentence without its sign."""
    for question in INTAKE.questions.values():
        for text in (question.text.uk, question.text.nl, question.text.in_language("en")):
            assert text.endswith(("?", ".")), text
            assert not any(a == b == " " or (a == " " and b in ".,?") for a, b in pairwise(text)), text
        for choice in question.choices:
            for label in (choice.label.uk, choice.label.nl, choice.label.in_language("en")):
                assert not label.endswith((".", ",", "?")), label
                assert label[0].isupper() or not label[0].isalpha(), label
