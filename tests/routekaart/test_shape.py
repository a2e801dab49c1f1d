"""A file of the wrong shape is reported in plain English, at the key or value that is wrong."""

from __future__ import annotations

import pytest

TOPIC = "national/topics/school.enrol.yaml"
STEP = "      - {id: ask, uk: Запитайте., nl: Vraag het.}"
FACTS = "national/facts/child.yaml"
CONTACTS = "national/contacts/all.yaml"
SOURCES = "national/sources/all.yaml"
ALARMS = "national/alarms.yaml"
ID = "an id has only small letters, digits and _, and starts with a letter"

WRONG = [
    (TOPIC, "title: {uk", "§titel: {uk", "unknown key 'titel'; did you mean 'title'?"),
    (TOPIC, "    valid_until:", "    §valid_untill:", "unknown key 'valid_untill'; did you mean 'valid_until'?"),
    (
        TOPIC,
        "    answer: {uk: Ще не час., nl",
        "    §answer: {uk: Ще не час., french: Non, nl",
        "'french' is no language: write its two letters, e.g. en",
    ),
    (TOPIC, "    answer: {uk: Ще не час., nl: Nog geen tijd.}", "    §answer: {uk: Ще.}", "missing key 'nl'"),
    (
        TOPIC,
        "      - {id: ask, uk: Запитайте., nl: Vraag het.}",
        "      - §{id: ask, nl: Vraag het.}",
        "missing key 'uk'",
    ),
    (
        TOPIC,
        "id: school.enrol\ntheme: school\nowner: education\n",
        "§id: school.enrol\ntheme: school\n",
        "missing key 'owner'",
    ),
    (TOPIC, "nl: Nog geen tijd.", "nl: §" + "a" * 701, "the text has 701 characters, 700 fit"),
    (TOPIC, "nl: Nog geen tijd.", "nl: §'  '", "the text is empty"),
    (TOPIC, "owner: education", "owner: §Education", ID),
    (TOPIC, "owner: education", "owner: §[education]", "expected a text, found a list"),
    (TOPIC, "owner: education", "owner: §{a: b}", "expected a text, found keys with values"),
    (TOPIC, "owner: education", "owner: §true", "expected a text, found true"),
    (
        TOPIC,
        "steps:\n      - {id: ask, uk: Запитайте., nl: Vraag het.}",
        "steps: §no such",
        "expected a list, found 'no such'",
    ),
    (
        TOPIC,
        "steps:\n      -",
        "steps:\n      §- {id: a, uk: Ні, nl: Nee}\n" + "      - {id: a, uk: Ні, nl: Nee}\n" * 4 + "      -",
        "at most 5 fit, 6 here",
    ),
    (
        TOPIC,
        "answer: {uk: Ще не час., nl: Nog geen tijd.}",
        "answer: §Nog niet",
        "expected keys with values, found 'Nog niet'",
    ),
    (
        TOPIC,
        "next: [emergency]",
        "next: [§Emergency]",
        "a topic's id is small letters, with one dot at most, such as school.enrol",
    ),
    (TOPIC, "confidence: high", "confidence: §low", "expected 'high' or 'medium', found 'low'"),
    (TOPIC, "until: '2026-12-31'", "until: §soon", "a day is written as 'YYYY-MM-DD'"),
    (TOPIC, "until: '2026-12-31'", "until: §'2026-02-30'", "'2026-02-30': day is out of range for month"),
    (TOPIC, "    sources: [lowan]", "    sources: §[]", "at least 1 needed, 0 here"),
    (TOPIC, "when: {child_age: under_5}", "when: {child_age: [§Under_5]}", ID),
    (TOPIC, "when: {child_age: under_5}", "when: {child_age: §Under_5}", ID),
    (
        TOPIC,
        "when: {child_age: under_5}",
        "when: {child_age: §{a: b}}",
        "expected a text, found keys with values, or expected a list, found keys with values",
    ),
    (
        TOPIC,
        "  fine:\n",
        "  §Fine:\n    answer: {uk: Ні, nl: Nee}\n    confidence: high\n    sources: [lowan]\n  fine:\n",
        f"key 'Fine': {ID}",
    ),
    (
        TOPIC,
        "  early:",
        "  §soon:\n    answer: {uk: Ні, nl: Nee}\n    confidence: medium\n    sources: [lowan]\n  early:",
        "confidence is medium, so check_with must name a contact or role",
    ),
    (FACTS, "label: {uk: До 5", "§lable: {uk: До 5", "unknown key 'lable'; did you mean 'label'?"),
    (
        FACTS,
        "    choices:\n      - id: 'yes'\n        label: {uk: Так, nl: Ja}\n",
        "    choices:\n      §- id: later\n        label: {uk: Ні, nl: Nee}\n    nothing:\n",
        "at least 2 needed, 1 here",
    ),
    (
        FACTS,
        "nl: Leeftijd van het kind}",
        "nl: Leeftijd}\n    §remembre: false",
        "unknown key 'remembre'; did you mean 'remember'?",
    ),
    (
        CONTACTS,
        "phone: '112'",
        "phone: §bel 112",
        "a phone number has only digits, spaces and -, with + in front for abroad",
    ),
    (
        SOURCES,
        "https://www.lowan.nl",
        "§http://www.lowan.nl",
        "an address is https://, a host in small letters, and no spaces or letters such as é",
    ),
    (
        SOURCES,
        "date: '2024-06-01'",
        "date: §long ago",
        "a day is written as 'YYYY-MM-DD', or without a day as 'undated', 'about YYYY' or 'about YYYY-MM'",
    ),
    (SOURCES, "date: '2024-06-01'", "date: §'2024-13-01'", "'2024-13-01': month must be in 1..12"),
    (SOURCES, "sources:", "§source:", "unknown key 'source'; did you mean 'sources'?"),
    (ALARMS, "alarms:", "§alarm:", "unknown key 'alarm'; did you mean 'alarms'?"),
    (ALARMS, "title: {uk: Телефонуйте 112, nl: Bel 112}", "§title: {uk: Телефонуйте 112}", "missing key 'nl'"),
    (ALARMS, "contacts: [alarm]", "contacts: §[]", "at least 1 needed, 0 here"),
    (ALARMS, "[alarm, location_desk]", "§[alarm, alarm, alarm, alarm, alarm, alarm]", "at most 5 fit, 6 here"),
    (ALARMS, "alone: true", "alone: §'yes'", "expected true or false, found 'yes'"),
    (
        "municipalities/echtstad/municipality.yaml",
        "  - id: de-eik",
        "  - id: §De Eik",
        "a place's id has only small letters, digits and -, and starts with a letter",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), WRONG)
def test_a_wrong_shape_is_reported_where_it_stands(draft, path, old, new, message):
    draft.edit(path, old, new)
    related = [line for line in draft.problems() if line.startswith(f"{draft.mark}: ")]
    assert related == [f"{draft.mark}: {message}"]


def test_a_misspelt_key_is_not_also_a_missing_one(draft):
    draft.edit(TOPIC, "title: {uk", "titel: {uk")
    assert len(draft.problems()) == 1


def test_a_list_is_not_called_too_short_for_items_that_are_only_wrong(draft):
    draft.edit(FACTS, "label: {uk: Так, nl: Ja}", "§label: {uk: Так}")
    assert draft.problems() == [f"{draft.mark}: missing key 'nl'"]


def test_every_problem_of_every_file_comes_at_once_in_reading_order(draft):
    draft.edit(TOPIC, "owner: education", "owner: no")
    draft.edit(TOPIC, "outcome: search", "outcome: seek")
    draft.edit(TOPIC, "sources: [lowan]", "sources: [nowhere]")
    draft.edit(FACTS, "nl: Leeftijd van het kind", "de: Alter")
    draft.write("national/fact/typo.yaml", "facts: {}")
    found = [line.split(": ", 1)[0] for line in draft.problems()]
    assert found == [
        "national/fact/typo.yaml:1:1",
        "national/facts/child.yaml:4:5",
        "national/topics/school.enrol.yaml:3:8",
        "national/topics/school.enrol.yaml:10:14",
        "national/topics/school.enrol.yaml:17:15",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "national/topics/deep/school.yaml",
        "national/topics/school.yml",
        "national/topics.yaml",
        "national/notes/a.yaml",
        "municipalities/elders.yaml",
        "municipalities/a/b/municipality.yaml",
        "kaart/national/themes.yaml",
    ],
)
def test_a_file_outside_the_layout_is_reported_with_where_files_go(draft, path):
    draft.write(path, "id: x")
    [problem] = draft.problems()
    assert problem.startswith(f"{path}:1:1: no file of a map; those are national/themes.yaml, ")


@pytest.mark.parametrize("path", ["national/themes.yaml", "national/roles.yaml", "national/alarms.yaml"])
def test_a_missing_required_file_is_the_only_thing_reported(draft, path):
    del draft.documents[path]
    assert draft.problems() == [f"{path}:1:1: this file is missing"]
