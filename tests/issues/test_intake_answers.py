"""What answers make of a complaint: how bad it is, who may read it, whom it is about, and how it reads in Dutch."""

from __future__ import annotations

import pytest

from issues.case import Complaint
from issues.intake.dutch import dutch_lines
from issues.intake.loader import load_intake, read_intake
from issues.intake.severity import about_of, is_sensitive, severity_of
from tests.issues.small_intake import SMALL

INTAKE = read_intake()
EVERY = [(theme, one) for theme in INTAKE.themes for one in theme.sub_themes]
SEVERITIES = ("normal", "serious", "urgent")
SENSITIVE = (
    "safety.violence safety.sexual safety.exploitation safety.child safety.threats staff.threat discrimination.lgbti"
)


def severity(name: str, **answers: tuple[str, ...]) -> str:
    return severity_of(INTAKE, INTAKE.sub_theme(*name.split(".")), answers)


def sensitive(name: str, **answers: tuple[str, ...]) -> bool:
    return is_sensitive(INTAKE, INTAKE.sub_theme(*name.split(".")), answers)


def about(name: str, **answers: tuple[str, ...]) -> str:
    theme, sub_theme = name.split(".")
    return about_of(INTAKE, theme, INTAKE.sub_theme(theme, sub_theme), answers)


def complaint(**changes) -> Complaint:
    plain = {
        "draft": b"d" * 16, "kind": "signal", "theme": "housing", "sub_theme": "heating", "about": "facilities",
        "answers": {
            "affected": ("child", "ill"), "where_room": ("own_room",), "since": ("weeks",),
            "how_bad_heating": ("none_vulnerable",), "reported_to": (),
        },
        "municipality": "voorbeeldstad", "location": None, "language": "uk", "reach": "code",
    }  # fmt: skip
    return Complaint(**{**plain, **changes})


def test_no_heating_with_children_is_urgent_and_a_little_warmth_is_not():
    assert severity("housing.heating", how_bad_heating=("a_little",)) == "normal"
    assert severity("housing.heating", how_bad_heating=("none",)) == "serious"
    assert severity("housing.heating", how_bad_heating=("none_vulnerable",)) == "urgent"


def test_the_worst_answer_counts():
    assert severity("housing.repairs", what_broken=("lift", "electricity", "furniture")) == "serious"
    assert severity("residents.quarrel", what_quarrel=("fight",), feel_safe_now=("unsafe",)) == "urgent"


@pytest.mark.parametrize(("theme", "one"), EVERY, ids=lambda part: part.id)
def test_no_answer_makes_it_less_bad_or_less_protected(theme, one):
    for question in INTAKE.questions_of(theme.id, one.id):
        for choice in question.choices:
            answers = {question.id: (choice.id,)}
            assert SEVERITIES.index(severity_of(INTAKE, one, answers)) >= SEVERITIES.index(one.severity)
            assert is_sensitive(INTAKE, one, answers) >= one.sensitive


def test_what_only_a_confidant_may_read_is_sensitive_whatever_is_answered():
    assert all(sensitive(name) for name in SENSITIVE.split())
    assert not sensitive("housing.heating", how_bad_heating=("none_vulnerable",))


def test_whoever_is_afraid_is_read_by_few():
    assert not sensitive("residents.quarrel", feel_safe_now=("safe",))
    assert sensitive("residents.quarrel", feel_safe_now=("afraid",))


def test_answers_to_another_sub_theme_left_in_a_draft_count_not():
    assert severity("housing.mould", how_bad_heating=("none_vulnerable",)) == "normal"
    assert not sensitive("housing.mould", feel_safe_now=("unsafe",))
    assert about("housing.mould", by_whom=("staff",)) == "facilities"


def test_a_choice_that_is_gone_breaks_nothing():
    assert severity("housing.heating", how_bad_heating=("gone",), since=()) == "normal"


def test_it_is_about_whom_the_sub_theme_says_unless_an_answer_knows_better():
    assert about("housing.mould") == "facilities"
    assert about("residents.theft") == "residents"
    assert about("move.host_ends") == "host"
    assert about("move.refused") == "municipality"
    assert about("safety.violence", by_whom=("resident",)) == "residents"
    assert about("safety.violence", by_whom=("not_say",)) == "other"


def test_an_answer_that_names_staff_makes_it_about_staff_whatever_else_is_ticked():
    assert about("discrimination.origin", by_whom_discrim=("staff",)) == "staff"
    assert about("housing.privacy", what_privacy=("residents_enter", "staff_enter")) == "staff"
    assert about("housing.privacy", what_privacy=("residents_enter",)) == "residents"


def test_a_complaint_about_staff_stays_about_staff_whatever_is_answered():
    for theme, one in EVERY:
        if theme.id == "staff":
            for question in INTAKE.questions_of(theme.id, one.id):
                for choice in question.choices:
                    assert about(f"staff.{one.id}", **{question.id: (choice.id,)}) == "staff"


def test_answers_read_in_dutch_in_the_order_of_the_questions():
    assert dutch_lines(INTAKE, complaint()) == (
        ("Waar", "In mijn kamer"),
        ("Sinds wanneer", "Een week of langer"),
        ("Hoe erg", "Geen verwarming; kinderen of zieken"),
        ("Wie heeft er last van", "Een kind, Iemand die ziek is"),
    )


@pytest.mark.parametrize("language", ["uk", "nl", "en", "ru", "xx"])
def test_they_read_the_same_whatever_language_they_were_given_in(language):
    assert dutch_lines(INTAKE, complaint(language=language)) == dutch_lines(INTAKE, complaint())


def test_what_was_typed_stays_as_it_was_and_is_marked_as_own_words():
    lines = dutch_lines(INTAKE, complaint(details={"where_room": " біля вікна "}))
    assert lines[0] == ("Waar", "In mijn kamer, eigen woorden: “біля вікна”")
    lines = dutch_lines(INTAKE, complaint(answers={}, details={"where_room": "біля вікна"}))
    assert lines == (("Waar", "eigen woorden: “біля вікна”"),)


def test_answers_to_a_sub_theme_chosen_before_are_not_shown():
    assert dict(dutch_lines(INTAKE, complaint(sub_theme="mould"))).keys() == {
        "Waar", "Sinds wanneer", "Wie heeft er last van",
    }  # fmt: skip


def test_what_a_later_version_no_longer_knows_is_still_shown():
    small = load_intake(SMALL)
    old = complaint(theme="gone", answers={"since": ("weeks", "for_ever"), "lost": ("a",)}, details={"other": "слово"})
    assert dutch_lines(small, old) == (
        ("Sinds", "Weken, for_ever"),
        ("lost", "a"),
        ("other", "eigen woorden: “слово”"),
    )
