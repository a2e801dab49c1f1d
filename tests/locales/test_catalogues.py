import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from locales import languages, texts
from locales.__main__ import check, extracted, header_problems, problems, read
from locales.po_file import read_po


def test_the_shipped_catalogues_are_fresh_and_complete(capsys):
    assert check() == 0, capsys.readouterr().out


@pytest.mark.parametrize(("language", "menu"), [("uk", "Назад"), ("nl", "Terug")])
def test_texts_are_read_from_the_po_file(language, menu):
    assert texts(language)("Back") == menu


def test_a_text_without_a_translation_raises_instead_of_showing_english():
    with pytest.raises(LookupError):
        texts("uk")("A text that nobody wrote")


def small(**messages):
    catalogue = Catalog(locale="uk")
    for number, (message, translation) in enumerate(messages.items()):
        catalogue.add(message, translation, lineno=number + 1)
    return catalogue


@pytest.mark.parametrize(
    ("there", "word"),
    [
        (small(a="а"), "not in the catalogue: 'b {n}'"),
        (small(**{"a": "а", "b {n}": "б {n}", "c": "в"}), "no longer in the code: 'c'"),
        (small(**{"a": "", "b {n}": "б {n}"}), "not translated: 'a'"),
        (small(**{"a": "а", "b {n}": "б"}), "placeholders differ"),
    ],
)
def test_what_is_wrong_is_named(there, word):
    template = small(**{"a": "", "b {n}": ""})
    [problem] = problems("uk", template, there)
    assert word in problem


def located(file, message):
    template = Catalog()
    template.add(message, None, [(file, 0)])
    return template


@pytest.mark.parametrize(
    ("file", "message", "needed"),
    [
        ("bot/render/menus.py", "Menu", False),
        ("bot/render/alarm.py", "Are you safe now?", True),
        ("bot/render/fallback.py", "Not in your language yet; shown in Dutch.", True),
        ("bot/render/menus.py", "Is someone in danger now? Call 112.", True),
    ],
)
def test_a_partial_language_may_miss_all_but_danger_and_what_says_so(file, message, needed):
    template, empty = located(file, message), small(**{message: ""})
    assert bool(problems("uk", template, small(), partial=True)) is needed
    assert bool(problems("uk", template, empty, partial=True)) is needed
    assert problems("uk", template, small())


def test_what_is_left_over_is_named_in_a_partial_language_too():
    [problem] = problems("uk", small(), small(c="в"), partial=True)
    assert "no longer in the code: 'c'" in problem


def test_a_required_language_is_never_partial_and_each_has_its_own_name():
    catalogue = read("uk")
    assert list(header_problems("uk", catalogue)) == []
    catalogue.ours = {"X-Partial": "yes"}
    assert len(list(header_problems("uk", catalogue))) == 2


def test_bringing_a_catalogue_up_to_date_keeps_what_its_header_says():
    kept = BytesIO()
    write_po(kept, read("en"))
    kept.seek(0)
    assert read_po(kept, "en").ours == read("en").ours == {"X-Language-Name": "🇬🇧 English", "X-Partial": "yes"}


@pytest.mark.parametrize("language", sorted(set(languages()) - {"uk"}))
def test_no_translation_of_another_language_has_slipped_in(language):
    own = [one.string.replace("Дороговказ", "") for one in read(language) if one.id]
    assert [text for text in own if re.search("[а-яіїє]{2}", text)] == []


def test_a_fuzzy_translation_is_not_good_enough():
    there = small(**{"a": "а", "b {n}": "б {n}"})
    there["a"].flags.add("fuzzy")
    [problem] = problems("uk", small(**{"a": "", "b {n}": ""}), there)
    assert "fuzzy" in problem


def test_ukrainian_texts_are_polite_and_use_the_ukrainian_apostrophe():
    for message in read("uk"):
        if message.id:
            assert "'" not in message.string, f"use ’: {message.string}"
            assert " ти " not in f" {message.string.lower()} "


def test_dutch_texts_are_polite():
    for message in read("nl"):
        if message.id:
            words = message.string.lower().replace(".", " ").replace(",", " ").split()
            assert not {"je", "jij", "jouw"} & set(words), message.string


def test_the_code_is_where_the_texts_come_from():
    assert "I can only read text. Please write in a few words what you need. In danger, call 112." in {
        message.id for message in extracted()
    }
