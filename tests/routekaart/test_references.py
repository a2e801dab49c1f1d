"""Files must fit together: ids given once, named ids given somewhere, rules in agreement with facts and themes."""

from __future__ import annotations

import pytest

TOPIC = "national/topics/school.enrol.yaml"
EMERGENCY = "national/topics/emergency.yaml"
THEMES = "national/themes.yaml"
ALARMS = "national/alarms.yaml"
CONTACTS = "national/contacts/all.yaml"
REAL = "municipalities/echtstad/municipality.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
PROTECTED = "contact 'alarm' is used where someone is in danger: no layer may change it"

DANGLING = [
    (
        THEMES,
        "ask: [location_desk]",
        "ask: [§location_dek]",
        "no contact or role 'location_dek'; did you mean 'location_desk'?",
    ),
    (CONTACTS, "sources: [lowan]", "sources: [§lowen]", "no source 'lowen'; did you mean 'lowan'?"),
    (TOPIC, "theme: school", "theme: §schol", "no theme 'schol'; did you mean 'school'?"),
    (TOPIC, "has_place: 'no'", "§had_place: 'no'", "no fact 'had_place'; did you mean 'has_place'?"),
    (TOPIC, "[leerplicht, location_desk]", "[location_desk, §police]", "no contact or role 'police'"),
    (
        TOPIC,
        "check_with: leerplicht",
        "check_with: §leerplich",
        "no contact or role 'leerplich'; did you mean 'leerplicht'?",
    ),
    (TOPIC, "next: [emergency]", "next: [§help.human]", "no topic 'help.human'"),
    (TOPIC, "sources: [lowan]", "sources: [lowan, §duo]", "no source 'duo'"),
    (TOPIC, "outcome: search", "outcome: §serach", "no outcome 'serach' in this topic; did you mean 'search'?"),
    (
        TOPIC,
        "child_age: under_5",
        "child_age: §under_6",
        "fact 'child_age' has no choice 'under_6'; did you mean 'under_5'?",
    ),
    (TOPIC, "child_age: under_5", "child_age: [under_5, §baby]", "fact 'child_age' has no choice 'baby'"),
    (REAL, "  leerplicht:\n", "  §leerplich:\n", "no contact or role 'leerplich'; did you mean 'leerplicht'?"),
    (REAL, "    phone: 020", "    sources: [§duo]\n    phone: 020", "no source 'duo'"),
    (EXAMPLE, "      location_desk:\n", "      §desk:\n", "no contact or role 'desk'"),
    (EXAMPLE, "        address:", "        sources: [§duo]\n        address:", "no source 'duo'"),
    (
        ALARMS,
        "[alarm, location_desk]",
        "[alarm, §location_dek]",
        "no contact or role 'location_dek'; did you mean 'location_desk'?",
    ),
    (ALARMS, "topic: emergency", "topic: §emergancy", "no topic 'emergancy'; did you mean 'emergency'?"),
]

CLASHING = [
    (
        TOPIC,
        "id: school.enrol",
        "id: §school.enroll",
        "topic 'school.enroll' stands in national/topics/school.enrol.yaml: the file must be named after the id",
    ),
    (REAL, "id: echtstad", "id: §elders", "municipality 'elders' stands in folder 'echtstad': they must be the same"),
    (CONTACTS, "  leerplicht:\n", "  §alarm2: {name: {uk: А, nl: A}, confidence: high}\n  leerplicht:\n", None),
    (
        THEMES,
        "      - intent: school.preschool",
        "      - intent: §school.enrol",
        "intent 'school.enrol' is listed twice, first in line 8",
    ),
    (
        THEMES,
        "      - intent: school.preschool",
        "      - intent: §emergency",
        "topic 'emergency' is of theme 'danger', not of 'school'",
    ),
    (
        THEMES,
        "      - intent: emergency",
        "      - intent: §school.preschool",
        "intent 'school.preschool' is listed twice, first in line 10",
    ),
    (THEMES, "  - id: danger", "  - id: §school", "theme 'school' is already given in national/themes.yaml:2"),
    ("national/facts/child.yaml", "id: 'no'", "id: §'yes'", "choice 'yes' is here twice, first in line 16"),
    (REAL, "  - id: echtstad", "  - id: §de-eik", "location 'de-eik' is here twice, first in line 9"),
    (REAL, "  leerplicht:\n", "  §alarm:\n", PROTECTED),
    (EXAMPLE, "      location_desk:\n", "      §alarm:\n", PROTECTED),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), [*DANGLING, *CLASHING])
def test_what_does_not_fit_together_is_reported_where_it_is_named(draft, path, old, new, message):
    draft.edit(path, old, new)
    related = [line for line in draft.problems() if line.startswith(f"{draft.mark}: ")]
    assert related == ([f"{draft.mark}: {message}"] if message else [])


TWICE = [
    (
        "national/facts/more.yaml",
        "facts:\n  §child_age: {}\n",
        "fact 'child_age' is already given in national/facts/child.yaml:2",
    ),
    (
        "national/sources/more.yaml",
        "sources:\n  §lowan: {}\n",
        "source 'lowan' is already given in national/sources/all.yaml:2",
    ),
    (
        "national/contacts/more.yaml",
        "contacts:\n  §alarm: {}\n",
        "contact or role 'alarm' is already given in national/contacts/all.yaml:2",
    ),
    ("national/contacts/more.yaml", "contacts:\n  leerplicht2: {}\n", None),
]


@pytest.mark.parametrize(("path", "text", "message"), TWICE)
def test_an_id_given_in_two_files_is_reported_in_the_second(draft, path, text, message):
    draft.write(path, text)
    related = [line for line in draft.problems() if "already given" in line]
    assert related == ([f"{draft.mark}: {message}"] if message else [])


def test_which_file_is_the_second_does_not_depend_on_the_order_they_come_in(draft):
    draft.write("national/sources/more.yaml", "sources:\n  lowan: {title: L, url: 'https://l.nl', date: undated}\n")
    there = "source 'lowan' is already given in national/sources/all.yaml:2"
    assert draft.problems() == [f"national/sources/more.yaml:2:3: {there}"]
    draft.documents = dict(reversed(draft.documents.items()))
    assert draft.problems() == [f"national/sources/more.yaml:2:3: {there}"]


def test_a_role_may_not_have_the_id_of_a_contact(draft):
    draft.edit(
        "national/roles.yaml",
        "  location_desk:\n",
        "  §leerplicht:\n    name: {uk: А, nl: A}\n    ask: {uk: А, nl: A}\n  location_desk:\n",
    )
    there = "national/contacts/all.yaml:6"
    assert draft.problems() == [f"{draft.mark}: contact or role 'leerplicht' is already given in {there}"]


@pytest.mark.parametrize("field", ["contacts: [alarm]", "check_with: alarm"])
@pytest.mark.parametrize("topic", ["emergency", "safety.violence"])
def test_no_layer_may_change_a_contact_of_any_topic_about_danger(draft, topic, field):
    text = draft.documents.pop(EMERGENCY).replace("contacts: [alarm]", field).replace("emergency", topic)
    draft.documents[THEMES] = draft.documents[THEMES].replace("emergency", topic)
    draft.documents[TOPIC] = draft.documents[TOPIC].replace("emergency", topic)
    draft.write(f"national/topics/{topic}.yaml", text)
    draft.write(ALARMS, "alarms: {}")
    assert draft.problems() == []
    draft.edit(REAL, "  leerplicht:\n", "  §alarm:\n")
    assert [line.split(": ")[0] for line in draft.problems()] == [draft.mark]


def test_no_layer_may_change_a_contact_of_an_alarm_either(draft):
    draft.edit(ALARMS, "[alarm, location_desk]", "[alarm, leerplicht]")
    draft.edit(REAL, "  leerplicht:\n", "  §leerplicht:\n")
    message = "contact 'leerplicht' is used where someone is in danger: no layer may change it"
    assert draft.problems() == [f"{draft.mark}: {message}"]


def test_a_role_is_for_the_layers_to_fill_in_alarms_too(draft):
    assert "location_desk" in draft.documents[ALARMS]
    assert "location_desk:" in draft.documents[EXAMPLE]
    assert draft.problems() == []


def test_a_role_is_for_the_layers_to_fill_in_topics_about_danger_too(draft):
    draft.edit(EMERGENCY, "contacts: [alarm]", "contacts: [alarm, location_desk]")
    assert draft.problems() == []


def test_a_contact_outside_the_topics_about_danger_may_differ_per_municipality(draft):
    assert "leerplicht:" in draft.documents[REAL]
    assert draft.problems() == []


def test_an_intent_without_a_topic_may_stand_in_a_theme(draft):
    assert "national/topics/school.preschool.yaml" not in draft.documents
    assert draft.problems() == []
