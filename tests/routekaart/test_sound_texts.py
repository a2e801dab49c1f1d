"""A text that cannot be read as it is meant, or that is not finished, is found where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from content.script import odd_word
from routekaart.check import check
from routekaart.loader import load_with_files

TOPIC = "national/topics/school.enrol.yaml"
DAY = date(2026, 11, 22)
UK, NL = "uk: Ще не час.", "nl: Nog geen tijd."


def found(draft):
    return [str(problem) for problem in check(load_with_files(draft.documents), on=DAY)]


WRONG = [
    (UK, "uk: §Щe не час.", "'Щe' mixes Cyrillic and Latin letters"),
    (UK, "uk: §Ще нe час.", "'нe' mixes Cyrillic and Latin letters"),
    (NL, "nl: §Nog geen tіjd.", "'tіjd' mixes Cyrillic and Latin letters"),
    (NL, "nl: §Bel niet Ηet loket.", "'Ηet' mixes Greek and Latin letters"),
    (UK, "uk: §Школа i дитсадок.", "'i' is in Latin letters that look like Cyrillic ones"),
    (NL, "nl: §Nog geen час voor school.", "'час' is in Cyrillic letters"),
    (UK, "uk: §Рыба й м’ясо.", "'Рыба' has 'ы', which is no letter of uk"),
    (UK, "uk: §TODO написати.", "'TODO' stands in the text: it is not finished"),
    (NL, "nl: §Lorem ipsum dolor.", "'Lorem ipsum' stands in the text: it is not finished"),
    (NL, "nl: §'…'", "'…' says nothing: write the text"),
    (NL, "nl: §'Kijk op http://duo.nl.'", "an address starts with https://, also within a text"),
    (
        NL,
        "nl: §'Go to the town hall with your papers and ask when they are open.'",
        "nl reads as if it were en: is it the right language?",
    ),
    (UK, "uk: §Позвоните в школу и скажите что ребёнок заболел.", "'ребёнок' has 'ё', which is no letter of uk"),
    (
        UK,
        "uk: §Позвоните в школу и скажите что он заболел сегодня.",
        "uk reads as if it were ru: is it the right language?",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_what_is_wrong_with_a_text_is_said_once_where_it_stands(draft, old, new, message):
    draft.edit(TOPIC, old, new)
    assert found(draft) == [f"{draft.mark}: {message}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Картка O-document і BSN-номер"),
        ("uk", "Колективний договір (cao) і «cao»"),
        ("uk", "Запитайте Juridisch Loket"),
        ("nl", "Vraag naar «дім»"),
        ("nl", "Café, één, coöperatie"),
        ("uk", "м’ясо й обовʼязок"),
    ],
)
def test_words_of_another_language_have_their_place(language, text):
    assert odd_word(language, text) is None


def test_a_name_may_be_in_other_letters_but_not_in_mixed_ones(draft):
    contacts = "national/contacts/all.yaml"
    draft.edit(contacts, "uk: Leerplicht,", "uk: §Lееrplicht,")
    assert found(draft) == [f"{draft.mark}: 'Lееrplicht' mixes Cyrillic and Latin letters"]


UNSEEN = [
    ("\u202e", "U+202E, right-to-left override"),
    ("\u200f", "U+200F, right-to-left mark"),
    ("\u2067", "U+2067, right-to-left isolate"),
    ("\u200b", "U+200B, zero width space"),
    ("\u00ad", "U+00AD, soft hyphen"),
    ("\u2060", "U+2060, word joiner"),
    ("\ufeff", "U+FEFF, zero width no-break space"),
    ("\u3164", "U+3164, hangul filler"),
    ("\x00", "U+0000"),
    ("\x1b", "U+001B"),
    ("\x7f", "U+007F"),
    ("\u2028", "U+2028, line separator"),
    ("\ue000", "U+E000"),
]


@pytest.mark.parametrize(("character", "name"), UNSEEN)
def test_a_character_that_nobody_sees_is_refused(draft, character, name):
    draft.edit(TOPIC, UK, f"uk: Ще не§{character} час.")
    assert draft.problems() == [f"{draft.mark}: a character that nobody sees ({name}): take it out"]


def test_so_is_one_in_a_remark_that_hides_what_follows(draft):
    draft.edit(TOPIC, "owner: education", "owner: education # safe §\u202e")
    assert draft.problems() == [
        f"{draft.mark}: a character that nobody sees (U+202E, right-to-left override): take it out"
    ]


def test_so_is_one_that_is_written_as_an_escape(draft):
    draft.edit(TOPIC, UK, 'uk: §"Ще \\u202e не час."')
    assert draft.problems() == [
        f"{draft.mark}: a character that nobody sees (U+202E, right-to-left override): take it out"
    ]


def test_a_picture_joined_of_several_is_none(draft):
    draft.edit("national/themes.yaml", "icon: 🎒", "icon: 👩\u200d👧")
    assert draft.problems() == []
