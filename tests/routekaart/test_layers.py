"""A municipality and a location change the map at their own place, and nowhere may they weaken safety."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.check import check
from routekaart.engine import decide
from routekaart.layers import lay
from routekaart.loader import load, load_with_files
from routekaart.parts import parts_of_card
from routekaart.place import Place
from routekaart.validity import endings

DAY = date(2026, 11, 22)
TOWN = "municipalities/echtstad/municipality.yaml"
EIK = Place("echtstad", "de-eik")
KERN = Place("echtstad", "echtstad")

OVERLAY = """\
topics:
  school.enrol:
    title: {uk: Записати в Ехтстаді, nl: Inschrijven in Echtstad}
    outcomes:
      search:
        answer: {uk: Тут допоможе місто., nl: Hier helpt de stad.}
        steps:
          ask: {uk: Запитайте в місті., nl: Vraag het de stad.}
        add_steps:
          - {id: bus, uk: Є автобус., nl: Er is een bus.}
        add_contacts: [alarm]
        valid_until: '2027-01-31'
local_topics: [local.bicycle]
"""
OF_EIK = """\
    topics:
      school.enrol:
        outcomes:
          search:
            steps:
              ask: {uk: Запитайте в Де Ейк., nl: Vraag het in De Eik.}
    local_topics: [local.laundry]
"""


def local_topic(name):
    return f"""\
id: {name}
theme: school
owner: town
review_by: '2027-03-01'
title: {{uk: Місцеве, nl: Van hier}}
rules:
  - outcome: here
outcomes:
  here:
    answer: {{uk: Тут., nl: Hier.}}
    contacts: [location_desk]
    confidence: high
    sources: [town_page]
"""


SOURCES = """\
sources:
  town_page: {title: Echtstad, url: 'https://echtstad.example', date: undated}
"""


@pytest.fixture
def layered(draft):
    of_town = "locations:\n  - id: de-eik\n    name: {uk: De Eik, nl: De Eik}\n"
    draft.edit(TOWN, of_town, OVERLAY + of_town + OF_EIK)
    for name in ("local.bicycle", "local.laundry"):
        draft.write(f"municipalities/echtstad/topics/{name}.yaml", local_topic(name))
    draft.write("municipalities/echtstad/sources.yaml", SOURCES)
    return draft


def search_at(kaart, place, on=DAY):
    return lay(kaart, place, on).kaart.topics["school.enrol"].outcomes["search"]


def test_the_nearest_layer_speaks_and_the_others_stay_as_they_are(layered):
    kaart = load(layered.documents)
    at_eik, at_kern, elsewhere = search_at(kaart, EIK), search_at(kaart, KERN), search_at(kaart, None)
    assert [step.nl for step in at_eik.steps] == ["Vraag het in De Eik.", "Er is een bus."]
    assert [step.nl for step in at_kern.steps] == ["Vraag het de stad.", "Er is een bus."]
    assert [step.nl for step in elsewhere.steps] == ["Vraag het."]
    assert at_eik.answer.nl == "Hier helpt de stad."
    assert at_kern.contacts == ("leerplicht", "location_desk", "alarm")
    assert search_at(kaart, Place("voorbeeldstad", "de-eik")) == elsewhere


def test_the_answer_knows_who_wrote_each_part(layered):
    laid = lay(load(layered.documents), EIK, DAY)
    assert {
        part.id.removeprefix("school.enrol/"): part.layer for part in parts_of_card(laid, "school.enrol", "search")
    } == {
        "title": "municipality",
        "search/answer": "municipality",
        "search/steps/ask": "location",
        "search/steps/bus": "municipality",
    }
    assert {part.layer for part in parts_of_card(laid, "local.laundry", "here")} == {"location"}
    assert {part.layer for part in parts_of_card(laid, "school.enrol", "fine")[1:]} == {"national"}


def test_a_local_topic_is_there_only_where_it_is_switched_on(layered):
    kaart = load(layered.documents)

    def local(place):
        return {name for name in lay(kaart, place, DAY).kaart.topics if name.startswith("local.")}

    assert local(EIK) == {"local.bicycle", "local.laundry"}
    assert local(KERN) == local(Place("echtstad")) == {"local.bicycle"}
    assert local(None) == local(Place("voorbeeldstad")) == set()
    assert decide(lay(kaart, EIK, DAY).kaart, "local.laundry", {}, on=DAY).outcome == "here"


def test_after_its_last_day_an_overlay_is_as_if_it_were_not_there(layered):
    kaart = load(layered.documents)
    assert [step.nl for step in search_at(kaart, KERN, date(2027, 1, 31)).steps] == [
        "Vraag het de stad.",
        "Er is een bus.",
    ]
    assert search_at(kaart, KERN, date(2027, 2, 1)) == search_at(kaart, None)


def test_what_ends_within_thirty_days_is_told_beforehand(layered):
    kaart = load(layered.documents)
    assert [one.what for one in endings(kaart, date(2026, 12, 1))] == ["school.enrol/early"]
    assert "school.enrol/search in echtstad" in [one.what for one in endings(kaart, date(2027, 1, 1))]
    assert "school.enrol/search in echtstad" not in [one.what for one in endings(kaart, date(2026, 12, 31))]


def test_a_layered_map_is_sound(layered):
    assert check(load_with_files(layered.documents), on=DAY) == []


TOPIC = "  school.enrol:\n    title"
CARD = "      search:\n        answer"
STEP = "          ask: {uk: Запитайте в місті."
WRONG = [
    (
        TOPIC,
        TOPIC.replace("school.enrol", "emergency"),
        "topic 'emergency' is protected: a layer may only fill its roles",
    ),
    (TOPIC, TOPIC.replace("enrol", "enroll"), "no topic 'school.enroll'; did you mean 'school.enrol'?"),
    (CARD, CARD.replace("search", "serch"), "no outcome 'serch' in this topic; did you mean 'search'?"),
    (STEP, STEP.replace("ask", "aks"), "no step 'aks' in this card; did you mean 'ask'?"),
    ("{id: bus, ", "{id: §ask, ", "the card has a step 'ask' already: give an added one an id of its own"),
    ("add_contacts: [alarm]", "add_contacts: [§nobody]", "no contact or role 'nobody'"),
    (
        "local_topics: [local.bicycle]",
        "local_topics: [§local.bycicle]",
        "no topic 'local.bycicle' of this municipality's own; did you mean 'local.bicycle'?",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_what_a_layer_may_not_do_is_refused_by_name(layered, old, new, message):
    layered.edit(TOWN, old, new)
    assert any(line.endswith(f": {message}") and line.startswith(layered.mark or TOWN) for line in layered.problems())


def test_a_protected_topic_is_not_changed(layered):
    layered.edit("national/topics/school.enrol.yaml", "title:", "protected: true\ntitle:")
    assert sum("is protected" in line for line in layered.problems()) == 2


def test_an_urgent_card_is_not_changed(layered):
    layered.edit("national/topics/school.enrol.yaml", "  search:\n", "  search:\n    urgent: true\n")
    assert any("is for a life in danger" in line for line in layered.problems())


def test_a_protected_card_is_not_changed(layered):
    layered.edit("national/topics/school.enrol.yaml", "  search:\n", "  search:\n    protected: true\n")
    assert any("is protected: a layer may only fill its roles" in line for line in layered.problems())


def test_a_municipalitys_own_topic_is_named_so_and_never_urgent(layered):
    path = "municipalities/echtstad/topics/local.laundry.yaml"
    layered.edit(path, "  here:\n", "  here:\n    §urgent: true\n")
    assert layered.problems() == [f"{layered.mark}: only the national map speaks where a life is in danger"]
    layered.documents["municipalities/echtstad/topics/safety.mine.yaml"] = local_topic("safety.mine")
    assert any("a municipality's own topic is named local.…, not 'safety.mine'" in line for line in layered.problems())


def test_steps_of_a_card_have_ids_of_their_own(draft):
    topic = "national/topics/school.enrol.yaml"
    step = "      - {id: ask, uk: Запитайте., nl: Vraag het.}\n"
    draft.edit(topic, step, step + "      - {id: §ask, uk: Ще раз., nl: Nog eens.}\n")
    assert draft.problems() == [f"{draft.mark}: step 'ask' is here twice, first in line 22"]


def test_a_card_that_a_layer_makes_too_long_is_reported_there(layered):
    layered.edit(TOWN, "Hier helpt de stad.", "Hier helpt de stad. " * 30)
    layered.edit(TOWN, "Er is een bus.", "Er is een bus. " * 40)
    layered.edit(TOWN, "Vraag het de stad.", "Vraag het de stad. " * 35)
    layered.edit(TOWN, "Vraag het in De Eik.", "Vraag het in De Eik. " * 30)
    layered.edit("national/contacts/all.yaml", "nl: Werkdagen", f"nl: '{'Werkdagen ' * 60}'")
    layered.edit(TOWN, "Тут допоможе місто.", "Тут допоможе місто.")
    layered.edit(
        TOWN,
        "nl: Leerplicht Echtstad}\n",
        f"nl: Leerplicht Echtstad}}\n    address: {'Laan' * 150}\n    note: {{uk: Так, nl: '{'Laan ' * 130}'}}\n",
    )
    problems = [str(one) for one in check(load_with_files(layered.documents), on=DAY)]
    assert any(one.startswith(TOWN) and "the card in nl has up to" in one for one in problems), problems
