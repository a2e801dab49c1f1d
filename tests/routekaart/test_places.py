"""Whom a card names, where someone lives."""

from __future__ import annotations

import pytest

from routekaart.loader import load
from routekaart.place import Place, contact, parse_place, places

LINDE = Place("voorbeeldstad", "de-linde")


@pytest.mark.parametrize(
    ("place", "name", "layer"),
    [
        (None, "Balie", "national"),
        (Place("echtstad"), "Balie", "national"),
        (Place("voorbeeldstad"), "Stadsbalie", "municipality"),
        (Place("voorbeeldstad", "de-eik"), "Stadsbalie", "municipality"),
        (LINDE, "Balie De Linde", "location"),
        (Place("verdwenen", "de-linde"), "Balie", "national"),
        (Place("voorbeeldstad", "verdwenen"), "Stadsbalie", "municipality"),
        (Place("echtstad", "de-linde"), "Balie", "national"),
    ],
)
def test_a_role_is_filled_by_the_nearest_layer(kaart, place, name, layer):
    found = contact(kaart, "location_desk", place)
    assert (found.name.nl, found.layer, found.id) == (name, layer, "location_desk")


def test_a_role_that_no_layer_fills_says_how_to_find_the_person(kaart):
    found = contact(kaart, "location_desk", None)
    assert found.ask is not None
    assert found.ask.nl == "Vraag bij de ingang"
    assert (found.phone, found.confidence, found.sources) == (None, None, ())


def test_a_filled_role_is_an_ordinary_contact(kaart):
    found = contact(kaart, "location_desk", Place("voorbeeldstad"))
    assert (found.ask, found.phone, found.confidence) == (None, "010-1111111", "high")


def test_a_layer_gives_the_whole_contact_so_that_details_never_mix(kaart):
    assert (contact(kaart, "location_desk", LINDE).address, contact(kaart, "location_desk", LINDE).phone) == (
        "Lindelaan 1",
        None,
    )
    here = contact(kaart, "leerplicht", Place("echtstad"))
    assert (here.phone, here.hours, here.layer, here.sources) == ("020-2222222", None, "municipality", ())


def test_a_national_contact_comes_with_all_its_details(kaart):
    found = contact(kaart, "leerplicht", Place("voorbeeldstad"))
    assert (found.phone, found.layer, found.confidence, found.sources) == (
        "088-1234567",
        "national",
        "medium",
        ("lowan",),
    )
    assert found.hours is not None
    assert found.hours.nl == "Werkdagen"


def test_every_detail_a_contact_can_have_is_shown(draft):
    details = (
        "    phone_abroad: +31 88 1\n    url: https://x.nl\n    address: Plein 1\n    note: {uk: Увага, nl: Let op}\n"
    )
    draft.edit("national/contacts/all.yaml", "    hours:", details + "    hours:")
    found = contact(load(draft.documents), "leerplicht", None)
    assert (found.phone_abroad, found.url, found.address) == ("+31 88 1", "https://x.nl", "Plein 1")
    assert found.note is not None
    assert found.note.nl == "Let op"


def test_an_id_that_nobody_has_is_an_error(kaart):
    with pytest.raises(KeyError, match="nobody"):
        contact(kaart, "nobody", LINDE)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("voorbeeldstad", Place("voorbeeldstad")),
        ("voorbeeldstad/de-linde", LINDE),
        ("de-linde", LINDE),
        (" De-Linde ", LINDE),
        ("VOORBEELDSTAD/DE-LINDE", LINDE),
        ("echtstad", Place("echtstad")),
        ("echtstad/echtstad", Place("echtstad", "echtstad")),
        ("echtstad/de-linde", None),
        ("de-eik", None),
        ("verdwenen", None),
        ("", None),
        ("/", None),
        ("voorbeeldstad/", None),
    ],
)
def test_a_place_is_read_from_a_link_or_a_command(kaart, text, place):
    assert parse_place(kaart, text, examples=True) == place


@pytest.mark.parametrize("text", ["voorbeeldstad", "voorbeeldstad/de-linde", "de-linde"])
def test_examples_do_not_exist_where_the_bot_is_live(kaart, text):
    assert parse_place(kaart, text, examples=False) is None


def test_a_location_that_only_an_example_shares_is_clear_where_the_bot_is_live(kaart):
    assert parse_place(kaart, "de-eik", examples=False) == Place("echtstad", "de-eik")


def test_every_place_reads_back_from_what_it_is_written_as(kaart):
    known = list(places(kaart, examples=True))
    assert len(known) == 6
    assert [parse_place(kaart, str(place), examples=True) for place in known] == known
    assert [str(place) for place in places(kaart, examples=False)] == [
        "echtstad",
        "echtstad/de-eik",
        "echtstad/echtstad",
    ]
