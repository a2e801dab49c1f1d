"""Every kind of mistake, at twenty places each: what changes what anybody is told does not pass for sound."""

from __future__ import annotations

import pytest

from tests.routekaart.sabotage import complaints, kinds
from tests.routekaart.sabotage.judge import SURVIVED, Judge
from tests.routekaart.sabotage.places import Change
from tests.routekaart.sabotage.tally import EXPLAINED, PLACES, some, tally


@pytest.fixture(scope="module")
def judge():
    return Judge()


@pytest.fixture(scope="module")
def complaint_judge(judge):
    with pytest.MonkeyPatch.context() as patch:
        yield complaints.ComplaintJudge(judge.kaart, patch)


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_mistake_in_the_map_is_noticed(judge, kind):
    holds(kind, *tally(kind, kinds.KINDS[kind](judge.content), judge))


@pytest.mark.parametrize("kind", complaints.KINDS)
def test_a_mistake_about_complaints_is_noticed(complaint_judge, kind):
    holds(kind, *tally(kind, complaints.KINDS[kind](complaint_judge.content), complaint_judge))


def holds(kind, verdicts, unnoticed):
    assert sum(verdicts.values()) > 0, "a kind that finds no place to break proves nothing"
    assert not unnoticed or kind in EXPLAINED, unnoticed


def test_there_are_kinds_enough():
    assert len(kinds.KINDS) + len(complaints.KINDS) >= 30
    assert PLACES >= 20


def test_every_explanation_is_of_a_kind_that_there_is():
    assert set(EXPLAINED) <= {*kinds.KINDS, *complaints.KINDS}


def test_what_has_no_effect_and_what_is_not_noticed_are_told_apart(judge):
    """Or the proof would prove itself: a mistake that no check can see must come out as one."""
    path = "national/topics/docs.brp.yaml"
    same = Change(lambda: {path: judge.documents[path] + "# later\n"}, "a remark")
    assert judge.says(same)[0] == "without effect"
    text = judge.documents[path]
    other = Change(lambda: {path: text.replace("Запишіться", "Прийдіть", 1)}, "another word")
    assert "Запишіться" in text
    assert judge.says(other)[0] == SURVIVED


def test_the_places_are_the_same_each_time(judge):
    first, second = ([one.what for one in some("delete_a_rule", kinds.delete_a_rule(judge.content))] for _ in range(2))
    assert first == second
    assert len(first) == PLACES
