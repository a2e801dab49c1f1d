"""Who reads the queues: the shipped offices, and what keeps offices from being sound."""

from __future__ import annotations

from typing import get_args

import pytest

from content.documents import read_folder
from content.problem import ContentError
from issues.case import QueueKind
from issues.offices.check import check_offices
from issues.offices.loader import SHIPPED, load_offices, read_offices
from issues.offices.model import NotConnected
from issues.routing.loader import read_rules

TOWN = "municipalities/voorbeeldstad.yaml"
DOCUMENTS = dict(read_folder(SHIPPED))
CONTACTS = {"town_hall", "complaint_coordinator", "confidant", "ombudsman", "location_desk", "location_manager"}
PLACES = {"voorbeeldstad": {"de-linde", "het-anker"}}


def problems(path=TOWN, old="", new="", *, contacts=None, places=None):
    """What is wrong once ``old`` in a file is ``new``, as (line, column, message)."""
    text = DOCUMENTS[path]
    assert old in text
    try:
        loaded = load_offices({**DOCUMENTS, path: text.replace(old, new, 1)})
        found = check_offices(loaded, read_rules(), contacts=contacts, places=places)
    except ContentError as error:
        found = error.problems
    assert all(one.path == path for one in found)
    return [(one.line, one.column, one.message) for one in found]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_offices_are_sound():
    assert problems(contacts=CONTACTS, places=PLACES) == []


def test_every_queue_has_a_holder_and_another_deputy_at_every_place():
    offices = read_offices()
    assert offices.connected("voorbeeldstad")
    for place in (None, *PLACES["voorbeeldstad"]):
        for queue in get_args(QueueKind):
            office = offices.reader("voorbeeldstad", place, queue)
            for language in ("uk", "nl", "en"):
                assert office.name.has(language)
                assert office.name.in_language(language) != office.deputy.in_language(language)


def test_a_location_has_its_own_readers_and_an_unknown_one_the_municipalitys():
    offices = read_offices()
    assert "De Linde" in offices.reader("voorbeeldstad", "de-linde", "location").name.nl
    assert "Het Anker" in offices.reader("voorbeeldstad", "het-anker", "location").name.nl
    general = offices.reader("voorbeeldstad", None, "location").name.nl
    assert offices.reader("voorbeeldstad", "gone", "location").name.nl == general
    assert offices.reader("voorbeeldstad", "de-linde", "coordinator").name.nl.startswith("Klachtencoördinator")


@pytest.mark.parametrize("municipality", ["atlantis", None, ""])
def test_nobody_reads_for_a_municipality_that_is_not_connected(municipality):
    offices = read_offices()
    assert not offices.connected(municipality)
    assert offices.up(municipality) == ("town_hall", "complaint_coordinator", "ombudsman")
    with pytest.raises(NotConnected):
        offices.reader(municipality, None, "coordinator")


def test_a_municipality_can_be_prepared_before_it_is_connected():
    prepared = "id: bijna\nconnected: false\n"
    offices = load_offices({**DOCUMENTS, "municipalities/bijna.yaml": prepared})
    assert check_offices(offices, read_rules()) == []
    assert not offices.offices.connected("bijna")


def test_the_step_up_from_a_reader_is_somebody_else():
    offices = read_offices()
    assert "complaint_coordinator" not in offices.up("voorbeeldstad", "coordinator")
    assert "confidant" not in offices.up("voorbeeldstad", "confidant")
    assert all(offices.up("voorbeeldstad", queue)[-1] == "ombudsman" for queue in get_args(QueueKind))


@pytest.mark.parametrize("queue", get_args(QueueKind))
def test_a_queue_that_a_rule_names_must_be_there(queue):
    text = DOCUMENTS[TOWN]
    start = text.index(f"  {queue}:\n    holder")
    after = text.index("    up:", start)
    whole = text[start : text.index("\n", after) + 1]
    found = problems(old=whole, new="")
    assert {(line, column) for line, column, _ in found} == {(line_of(text, "queues:"), 1)}
    assert all(f"sends complaints to '{queue}': give it a holder and a deputy here" in one for *_, one in found)


@pytest.mark.parametrize("part", ["holder", "deputy"])
def test_a_queue_without_holder_or_deputy_does_not_load(part):
    text = DOCUMENTS[TOWN]
    start = text.index(f"    {part}:")
    whole = text[start : text.index("\n    ", text.index("      en:", start)) + 1]
    (found,) = problems(old=whole, new="")
    assert found == (line_of(text, "  location:\n"), 3, f"missing key '{part}'")


def test_a_location_of_its_own_needs_a_deputy_too():
    text = DOCUMENTS[TOWN]
    start = text.index("      deputy:\n", text.index("  de-linde:"))
    deputy = text[start : text.index("    confidant:", start)]
    ((_, _, message),) = problems(old=deputy, new="")
    assert message == "missing key 'deputy'"


def test_a_deputy_who_is_the_holder_is_none():
    ((line, _, message),) = problems(
        old="nl: Plaatsvervangend klachtencoördinator Voorbeeldstad (voorbeeld)",
        new="nl: klachtencoördinator  Voorbeeldstad (voorbeeld)",
    )
    assert line == line_of(DOCUMENTS[TOWN], "uk: Заступник координатора")
    assert message.startswith("the deputy of 'coordinator' is the holder")


@pytest.mark.parametrize(
    "old",
    [
        "nl: Plaatsvervangend klachtencoördinator Voorbeeldstad (voorbeeld)",
        "nl: Tweede vertrouwenspersoon Voorbeeldstad (voorbeeld)",
        "nl: Contactpersoon gastgezinnen van de gemeente (voorbeeld)",
        "nl: Vertrouwenspersoon voor Het Anker (voorbeeld)",
    ],
)
def test_nobody_of_a_location_may_read_what_goes_past_it(old):
    found = problems(old=old, new="nl: Locatiemanager De Linde (voorbeeld)")
    assert any("reads a location's queue: complaints about staff would reach them" in one for *_, one in found)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (TOWN, "up: [confidant, ombudsman]", "up: [confidant, location_manager]", "'location_manager' works at"),
        ("elsewhere.yaml", "up: [town_hall", "up: [location_desk", "'location_desk' works at the location"),
        (TOWN, "up: [confidant, ombudsman]", "up: [confidant, ombudsmen]", "did you mean 'ombudsman'?"),
        (TOWN, "  het-anker:", "  het-ankr:", "has no location 'het-ankr' here; did you mean 'het-anker'"),
        (TOWN, "id: voorbeeldstad", "id: voorbeldstad", "this file is named for 'voorbeeldstad'"),
        (TOWN, "  hosts:\n", "  host:\n", "expected 'location', 'coordinator', 'confidant' or 'hosts', found 'host'"),
        (TOWN, "up: [confidant, ombudsman]", "up: []", "at least 1 needed"),
    ],
)  # fmt: skip
def test_an_office_that_cannot_be_is_an_error(path, old, new, message):
    ((line, column, found),) = problems(path, old, new, contacts=CONTACTS, places=PLACES)
    assert message in found
    assert line == line_of(DOCUMENTS[path], old)
    assert column > 1


def test_offices_of_a_municipality_that_the_routekaart_does_not_have_are_an_error():
    ((_, _, message),) = problems(contacts=CONTACTS, places={"elders": set()})
    assert message.startswith("the routekaart has no municipality 'voorbeeldstad'")


def test_connected_without_queues_does_not_load():
    with pytest.raises(ContentError, match="nobody reads"):
        load_offices({**DOCUMENTS, "municipalities/bijna.yaml": "id: bijna\nconnected: true\n"})


def test_a_missing_or_strange_file_is_named():
    with pytest.raises(ContentError, match=r"elsewhere\.yaml:1:1: this file is missing"):
        load_offices({TOWN: DOCUMENTS[TOWN]})
    with pytest.raises(ContentError, match=r"amsterdam\.yaml:1:1: no file of offices"):
        load_offices({**DOCUMENTS, "amsterdam.yaml": "id: amsterdam\n"})
