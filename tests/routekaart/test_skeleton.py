"""A new topic loads at once, and nothing but its unwritten texts keeps it from being sound."""

from __future__ import annotations

from datetime import date
from difflib import ndiff

import pytest

from content.documents import read_folder
from routekaart.cases import case_problems
from routekaart.check import check
from routekaart.loader import load, load_with_files
from routekaart.schema import modeline
from routekaart.skeleton import SkeletonProblem, skeleton
from wegwijzer.kaart import SHIPPED

ON = date(2026, 11, 22)
THEMES = "national/themes.yaml"


def faults(documents):
    loaded = load_with_files(documents)
    found = (*check(loaded, on=ON), *case_problems(documents, loaded.kaart, ON))
    return {str(one) for one in found}


@pytest.mark.parametrize("topic", ["school.transport", "danger.form", "school.x"])
def test_only_its_unwritten_texts_are_refused(small_map, topic):
    made = skeleton(small_map, topic, theme=None, on=ON)
    found = faults({**small_map, **made}) - faults(small_map)
    assert [one for one in found if "todo" not in one.lower() or not one.startswith(tuple(made))] == []
    assert {one.partition(":")[0] for one in found} == set(made)


def test_written_out_it_is_sound(small_map):
    made = skeleton(small_map, "school.transport", theme=None, on=ON)
    written = {path: text.replace("TODO: ", "").replace("todo.", "www.") for path, text in made.items()}
    assert faults({**small_map, **written}) - faults(small_map) == set()


def test_editors_know_its_files(small_map):
    made = skeleton(small_map, "school.transport", theme=None, on=ON)
    for path in set(made) - {THEMES}:
        assert made[path].splitlines()[0] == modeline(path)


def test_it_can_be_asked_for_at_once(small_map):
    made = skeleton(small_map, "school.transport", theme=None, on=ON)
    kaart = load({**small_map, **made})
    entry = next(theme for theme in kaart.themes if theme.id == "school").entries[-1]
    assert entry.intent == "school.transport"
    assert kaart.topics["school.transport"].review_by == "2027-05-23"


def test_the_menu_is_otherwise_as_it_was_written():
    shipped = read_folder(SHIPPED)
    made = skeleton(shipped, "help.form", theme=None, on=ON)[THEMES]
    changes = [line for line in ndiff(shipped[THEMES].splitlines(), made.splitlines()) if line[0] != " "]
    assert [line[0] for line in changes] == ["+"] * 4
    assert changes[0] == "+       - intent: help.form"


def test_it_may_belong_to_another_theme(small_map):
    kaart = load({**small_map, **skeleton(small_map, "bus.card", theme="danger", on=ON)})
    assert kaart.topics["bus.card"].theme == "danger"


@pytest.mark.parametrize(
    ("topic", "theme", "message"),
    [
        ("school.enrol", None, "already, in national/topics/school.enrol.yaml"),
        ("School.bus", None, "'School.bus' is no topic's id"),
        ("school", None, "'school' is no topic's id"),
        ("school.Bus stop", None, "is no topic's id"),
        ("../x.y", None, "is no topic's id"),
        ("", None, "is no topic's id"),
        ("local.bus", None, "a municipality's own"),
        ("schol.car", None, "no theme 'schol'; did you mean 'school'?"),
        ("school.car", "traffic", "no theme 'traffic'"),
        ("school.bus", None, "would be 'bus_need', which is there already"),
        ("school.a_name_that_is_far_too_long_for_it", None, "is too long: a button of it would need 89 bytes"),
    ],
)
def test_a_bad_id_is_said_to_be_one(small_map, topic, theme, message):
    documents = {path: text.replace("has_place", "bus_need") for path, text in small_map.items()}
    with pytest.raises(SkeletonProblem) as refused:
        skeleton(documents, topic, theme=theme, on=ON)
    assert message in str(refused.value)


def test_files_that_are_there_are_not_written_over(small_map):
    others = {**small_map, "national/facts/school.transport.yaml": small_map["national/facts/child.yaml"]}
    del others["national/facts/child.yaml"]
    with pytest.raises(SkeletonProblem, match="is there already"):
        skeleton(others, "school.transport", theme=None, on=ON)


def test_a_menu_written_another_way_is_left_to_people(draft):
    draft.edit(
        "national/themes.yaml",
        "    entries:\n      - intent: school.enrol\n        label: {uk: Записати до школи, nl: Inschrijven}\n"
        "      - intent: school.preschool\n        label: {uk: Дитячий садок, nl: Kinderopvang}\n",
        "    entries: [{intent: school.enrol, label: {uk: Записати, nl: Inschrijven}}]\n",
    )
    with pytest.raises(SkeletonProblem, match="add the topic by hand"):
        skeleton(draft.documents, "school.bus", theme=None, on=ON)
