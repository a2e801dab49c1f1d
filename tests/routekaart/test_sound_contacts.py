"""Whoever the map names can be reached, and everything in it leads somewhere and is led to."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.check import check
from routekaart.dialling import dials, dials_from_abroad, differ, numbers_in
from routekaart.loader import load_with_files

TOPIC = "national/topics/school.enrol.yaml"
EMERGENCY = "national/topics/emergency.yaml"
CONTACTS = "national/contacts/all.yaml"
THEMES = "national/themes.yaml"
EXAMPLE = "municipalities/voorbeeldstad/municipality.yaml"
DAY = date(2026, 11, 22)


def found(draft, intents=(), **options):
    return [str(one) for one in check(load_with_files(draft.documents), on=DAY, intents=intents, **options)]


@pytest.mark.parametrize(
    "number",
    ["112", "113", "116111", "14 020", "0800-2000", "0900-8844", "088 043 03 61", "06-12345678", "+31 20 555 55 55"],
)
def test_numbers_that_are_put_through(number):
    assert dials(number)


@pytest.mark.parametrize(
    "number", ["114", "11", "0800-20", "0800-20000", "088 043 03 6", "06-1234567", "020-12345678", "123", "140"]
)
def test_numbers_that_are_not(number):
    assert not dials(number)


@pytest.mark.parametrize(
    ("number", "through"),
    [
        ("+31 34 357 88 44", True),
        ("112", True),
        ("+380 44 123 45 67", True),
        ("0800-2000", False),
        ("+31 34 357", False),
    ],
)
def test_numbers_from_abroad(number, through):
    assert dials_from_abroad(number) is through


@pytest.mark.parametrize(
    ("number", "abroad", "different"),
    [
        ("088 043 03 61", "+31 88 043 03 61", False),
        ("088 043 03 61", "+31 88 043 03 62", True),
        ("0800-33 55 555", "+31 70 356 35 63", False),
        ("0900-8844", "+31 34 357 88 44", False),
    ],
)
def test_two_numbers_of_one_phone_are_compared_where_they_must_be_the_same(number, abroad, different):
    assert differ(number, abroad) is different


def test_a_number_in_a_text_is_one_that_a_reader_would_dial():
    assert list(numbers_in("Bel 0800-0113 of +31 70 356 35 63, in 2026, voor € 1.000.000 of 112.")) == [
        "0800-0113",
        "+31 70 356 35 63",
    ]
    assert list(numbers_in("Op 01-01-2027 of 2022/0382/1234567, artikel 0.1234567")) == []


BROKEN = [
    (
        CONTACTS,
        "phone: 088-1234567",
        "phone: §088-123456",
        "nobody can dial 088-123456: is a digit missing, or one too many?",
    ),
    (
        EXAMPLE,
        "phone: 010-1111111",
        "phone: §010-11111",
        "nobody can dial 010-11111: is a digit missing, or one too many?",
    ),
    (
        CONTACTS,
        "    hours: {uk: Будні",
        "    phone_abroad: §+31 88 12345\n    hours: {uk: Будні",
        "nobody can dial +31 88 12345 from abroad: write + and the country, with all digits",
    ),
    (
        CONTACTS,
        "    hours: {uk: Будні",
        "    phone_abroad: §+31 88 1234568\n    hours: {uk: Будні",
        "+31 88 1234568 is another number than 088-1234567: which one is right?",
    ),
    (
        TOPIC,
        "nl: Nog geen tijd.",
        "nl: §Bel 088-7654321.",
        "088-7654321 is the number of nobody in the map: make it a contact's",
    ),
    (EXAMPLE, "        address: Lindelaan 1\n", "", None),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), BROKEN)
def test_who_cannot_be_reached_is_found(draft, path, old, new, message):
    draft.edit(path, old, new)
    if message is None:
        draft.edit(path, "      location_desk:\n", "      §location_desk:\n")
        message = "'location_desk' cannot be reached: add a phone, url or address, or a note that says how"
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_the_same_number_written_otherwise_is_a_contacts_too(draft):
    draft.edit(TOPIC, "nl: Nog geen tijd.", "nl: 'Bel 088 12 34 567 of +31 88 1234567.'")
    assert found(draft) == []


UNUSED = [
    (
        "national/facts/more.yaml",
        (
            "facts:\n  §f1: {question: {uk: Так, nl: Ja}, name: {uk: Так, nl: Ja},"
            " choices: [{id: a, label: {uk: Так, nl: Ja}}, {id: b, label: {uk: Ні, nl: Nee}}]}\n"
        ),
        "no rule asks 'f1': nobody is ever put this question",
    ),
    (
        "national/contacts/more.yaml",
        "contacts:\n  §police: {name: {uk: П, nl: P}, phone: 0900-8844, confidence: high}\n",
        "nothing sends anybody to 'police'",
    ),
    (
        "national/sources/more.yaml",
        "sources:\n  §duo: {title: DUO, url: 'https://duo.nl', date: undated}\n",
        "nothing rests on source 'duo'",
    ),
    (
        "municipalities/echtstad/topics/local.bus.yaml",
        (
            "id: §local.bus\ntheme: school\nowner: a\nreview_by: '2027-03-01'\ntitle: {uk: Автобус, nl: Bus}\n"
            "rules: [{outcome: bus}]\noutcomes:\n  bus:\n    answer: {uk: Автобус, nl: Bus}\n"
            "    contacts: [leerplicht]\n"
            "    confidence: high\n    sources: [lowan]\n"
        ),
        "no place shows topic 'local.bus': name it in local_topics",
    ),
]


@pytest.mark.parametrize(("path", "text", "message"), UNUSED)
def test_what_nothing_leads_to_is_found(draft, path, text, message):
    draft.write(path, text)
    assert found(draft) == [f"{draft.mark}: {message}"]


def test_a_topic_that_nothing_leads_to_is_found(draft):
    draft.edit(THEMES, "      - intent: school.enrol\n        label: {uk: Записати до школи, nl: Inschrijven}\n", "")
    draft.edit(TOPIC, "id: school.enrol", "id: §school.enrol")
    assert found(draft) == [f"{draft.mark}: nothing leads to topic 'school.enrol': give it an entry in its theme"]
    assert found(draft, intents=["school.enrol"]) == []


def test_danger_is_answered_without_a_question(draft):
    rule = "  - when: {has_place: 'no'}\n    outcome: call\n"
    draft.edit(EMERGENCY, "rules:\n", "§rules:\n" + rule)
    message = "whoever is in danger must be answered at once: no question, an urgent card"
    assert f"{draft.mark}: {message}" in found(draft, intents=["emergency"])


def test_a_card_for_danger_must_be_an_urgent_one(draft):
    draft.edit(EMERGENCY, "    urgent: true\n", "")
    draft.edit(EMERGENCY, "rules:", "§rules:")
    message = "whoever is in danger must be answered at once: no question, an urgent card"
    assert found(draft, intents=["emergency"]) == [f"{draft.mark}: {message}"]


IDLE = [
    (
        "  - when: {child_age: under_5}\n",
        "  - when: {child_age: under_5, §has_place: ['yes', 'no']}\n",
        "every answer to 'has_place' is taken: leave the question out",
    ),
    (
        "  - when: {child_age: age_5_17, has_place: 'no'}\n    outcome: search\n",
        "  - when: {child_age: age_5_17}\n    outcome: search\n  - when: {§has_place: 'no'}\n    outcome: fine\n",
        "whatever is answered to 'has_place', the card is the same: leave the question out",
    ),
    (
        "  - when: {child_age: under_5}\n",
        "  - when: {§child_age: [under_5, under_5]}\n",
        "a choice of 'child_age' is here twice",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), IDLE)
def test_a_question_for_nothing_is_found(draft, old, new, message):
    draft.edit(TOPIC, old, new)
    assert f"{draft.mark}: {message}" in found(draft)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("contacts: [leerplicht, location_desk]", "contacts: [leerplicht, §leerplicht]", "'leerplicht' is here twice"),
        ("next: [emergency]", "next: [emergency, §emergency]", "'emergency' is here twice"),
        ("next: [emergency]", "next: [§school.enrol]", "the card leads back to its own topic: name another, or none"),
    ],
)
def test_what_is_named_twice_or_leads_in_a_circle_is_found(draft, old, new, message):
    draft.edit(TOPIC, old, new)
    assert f"{draft.mark}: {message}" in found(draft)


def test_two_topics_may_lead_to_each_other(draft):
    draft.edit(EMERGENCY, "    contacts: [alarm]\n", "    contacts: [alarm]\n    next: [school.enrol]\n")
    assert found(draft) == []


OVERLAY = "topics:\n  school.enrol:\n    outcomes:\n      fine:\n        add_contacts: [leerplicht]\n"


def test_a_layer_that_has_run_out_is_found_and_one_to_come_is_not(draft):
    draft.edit(EXAMPLE, "locations:", OVERLAY + "        valid_until: §'2026-11-21'\nlocations:")
    assert found(draft) == [f"{draft.mark}: outcome 'fine' holds until 2026-11-21, which has passed on 2026-11-22"]
    draft.edit(EXAMPLE, "valid_until: '2026-11-21'", "valid_from: '2026-12-21'")
    assert found(draft) == []


def test_a_card_that_is_shown_to_nobody_yet_is_found(draft):
    draft.edit(TOPIC, "    valid_until: '2026-12-31'", "    valid_from: §'2026-12-01'")
    assert found(draft) == [f"{draft.mark}: outcome 'early' begins on 2026-12-01: on 2026-11-22 it is shown to nobody"]


def test_one_municipality_can_be_checked_without_the_others(draft):
    draft.edit(EXAMPLE, "phone: 010-1111111", "phone: 010-1")
    assert len(found(draft)) == 1
    assert found(draft, municipality="echtstad") == []
    assert len(found(draft, municipality="voorbeeldstad")) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://www.lowan.nl",
        "https://lowan",
        "https://www.lоwan.nl",
        "https://lowan.nl/a b",
        "https://me@lowan.nl",
        "lowan.nl",
    ],
)
def test_an_address_that_is_not_https_or_not_plain_is_refused(draft, url):
    draft.edit("national/sources/all.yaml", "https://www.lowan.nl", f"§{url}")
    message = "an address is https://, a host in small letters, and no spaces or letters such as é"
    assert draft.problems() == [f"{draft.mark}: {message}"]


def test_a_card_that_sends_to_112_first_is_urgent_or_says_when(draft):
    """What makes it first and alone is one word; without it a life may hang on a card among others."""
    draft.edit(TOPIC, "contacts: [leerplicht, location_desk]", "contacts: [alarm, leerplicht]")
    draft.edit(TOPIC, "  search:\n", "  §search:\n")
    message = "outcome 'search' sends to 112 first: make it urgent, or say in the answer when to call 112"
    assert found(draft) == [f"{draft.mark}: {message}"]
    draft.edit(TOPIC, "nl: Zoek een school.", "nl: 'Is er gevaar, bel dan 112.'")
    assert found(draft) == []
