"""What editors check files by is what the loader checks them by, as far as a schema can say it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from content.documents import read_folder
from content.shape import validate
from content.yaml_file import read
from routekaart.layout import FILE_KINDS, kind_of
from routekaart.schema import FOLDER, modeline, schema_name, schemas
from wegwijzer.kaart import SHIPPED

WRITTEN = {path.name: path.read_text(encoding="utf-8") for path in (SHIPPED / FOLDER).glob("*.json")}
DOCUMENTS = read_folder(SHIPPED)


def plain(value):
    """As a JSON Schema validator knows values: lists and dicts."""
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def faults(path, text):
    schema = json.loads(WRITTEN[schema_name(path)])
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    file = read(path, text)
    assert file.problems == ()
    return best_match(validator.iter_errors(plain(file.value)))


def test_the_schemas_are_fresh():
    """Otherwise: `wegwijzer routekaart schema`, or `make schema`."""
    assert schemas() == WRITTEN


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_the_schemas_are_draft_7_and_use_nothing_newer(name):
    schema = json.loads(WRITTEN[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    for newer in ("$defs", "prefixItems", "dependentRequired", "unevaluatedProperties", '"null"'):
        assert newer not in WRITTEN[name]
    assert_references_stand_alone(schema)


def assert_references_stand_alone(value):
    """Draft 7 reads nothing that stands beside a reference."""
    if isinstance(value, dict):
        assert "$ref" not in value or set(value) == {"$ref"}
        for one in value.values():
            assert_references_stand_alone(one)
    if isinstance(value, list):
        for one in value:
            assert_references_stand_alone(one)


def test_every_shipped_file_fits_its_schema():
    wrong = {path: faults(path, text) for path, text in DOCUMENTS.items()}
    assert {path: fault.message for path, fault in wrong.items() if fault} == {}
    assert {kind_of(path).kind for path in DOCUMENTS} == {kind.kind for kind in FILE_KINDS}


def test_every_shipped_file_names_its_schema_first():
    heads = {path: text.splitlines()[0] for path, text in DOCUMENTS.items()}
    assert heads == {path: modeline(path) for path in DOCUMENTS}
    for path, head in heads.items():
        target = Path(SHIPPED / path).parent / head.partition("$schema=")[2]
        assert target.resolve().parent == (SHIPPED / FOLDER).resolve()
        assert target.is_file()


TOPIC = "national/topics/school.enrol.yaml"
ENROL = """\
id: school.enrol
theme: school
owner: education
review_by: '2027-03-01'
title: {uk: Школа, nl: School}
rules:
  - when: {child_age: [under_4, age_4]}
    outcome: wait
outcomes:
  wait:
    answer: {uk: Чекайте, nl: Wacht, pl: Czekaj}
    steps: [{id: s1, uk: Спитайте, nl: Vraag}]
    confidence: medium
    check_with: desk
    sources: [lowan]
"""
CONTACTS = "national/contacts/all.yaml"
DESK = "contacts:\n  desk: {name: {uk: Стіл, nl: Balie}, confidence: high, phone: 088-1234567, open: always}\n"
FACTS = "national/facts/all.yaml"
AGE = """\
facts:
  age:
    question: {uk: Вік, nl: Leeftijd}
    name: {uk: Вік, nl: Leeftijd}
    choices: [{id: a, label: {uk: А, nl: A}}, {id: b, label: {uk: Б, nl: B}}]
"""
CITY = "municipalities/stad/municipality.yaml"
STAD = "id: stad\nname: {uk: Місто, nl: Stad}\ntopics: {school.enrol: {outcomes: {wait: {add_contacts: [desk]}}}}\n"
CASES = "national/cases/school.enrol.yaml"
CASE = "topic: school.enrol\ncases: [{why: Omdat., facts: {child_age: age_4}, outcome: wait}]\n"

GOOD = ((TOPIC, ENROL), (CONTACTS, DESK), (FACTS, AGE), (CITY, STAD), (CASES, CASE))


@pytest.mark.parametrize(("path", "text"), GOOD)
def test_what_is_right_fits(path, text):
    assert faults(path, text) is None
    assert validate(read(path, text), kind_of(path).model)[1] == []


@pytest.mark.parametrize(
    ("path", "text", "old", "new"),
    [
        (TOPIC, ENROL, "theme: school\n", ""),
        (TOPIC, ENROL, "owner:", "ownr:"),
        (TOPIC, ENROL, "'2027-03-01'", "'1 March'"),
        (TOPIC, ENROL, "'2027-03-01'", "'2027-02-30'"),
        (TOPIC, ENROL, "{uk: Школа, nl: School}", "{uk: Школа}"),
        (TOPIC, ENROL, "{uk: Школа, nl: School}", "{uk: Школа, nl: ''}"),
        (TOPIC, ENROL, "{uk: Школа, nl: School}", "{uk: Школа, nl: '  '}"),
        (TOPIC, ENROL, "{uk: Школа, nl: School}", "School"),
        (TOPIC, ENROL, "pl: Czekaj", "polish: Czekaj"),
        (TOPIC, ENROL, "pl: Czekaj", f"pl: {'a' * 701}"),
        (TOPIC, ENROL, "{id: s1, uk:", "{uk:"),
        (TOPIC, ENROL, "medium", "low"),
        (TOPIC, ENROL, "    check_with: desk\n", ""),
        (TOPIC, ENROL, "sources: [lowan]", "sources: []"),
        (TOPIC, ENROL, "sources: [lowan]", "sources: lowan"),
        (TOPIC, ENROL, "{child_age: [under_4, age_4]}", "{Child: age_4}"),
        (TOPIC, ENROL, "id: school.enrol", "id: School"),
        (TOPIC, ENROL, "  wait:\n", "  Wait:\n"),
        (CONTACTS, DESK, "088-1234567", "zero-eight"),
        (CONTACTS, DESK, "always", "sometimes"),
        (CONTACTS, DESK, "always", "[]"),
        (CONTACTS, DESK, "always", "[{days: [mon], from: '9:00', to: '17:00'}]"),
        (CONTACTS, DESK, "always", "[{days: [mon], from: '09:00', to: '25:00'}]"),
        (CONTACTS, DESK, "always", "[{days: [maandag], from: '09:00', to: '17:00'}]"),
        (CONTACTS, DESK, "always", "[{days: [mon], from: '09:00'}]"),
        (FACTS, AGE, ", {id: b, label: {uk: Б, nl: B}}]", "]"),
        (FACTS, AGE, "choices:", "remember: 'no'\n    choices:"),
        (CITY, STAD, "add_contacts", "remove_contacts"),
        (CITY, STAD, "id: stad", "id: Den Haag"),
        (CASES, CASE, ", outcome: wait", ""),
        (CASES, CASE, "outcome: wait", "outcome: wait, asks: child_age"),
    ],
)
def test_what_the_loader_refuses_the_editor_refuses(path, text, old, new):
    assert old in text
    wrong = text.replace(old, new, 1)
    assert validate(read(path, wrong), kind_of(path).model)[1] != []
    assert faults(path, wrong) is not None
