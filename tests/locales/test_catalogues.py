import pytest
from babel.messages.catalog import Catalog

from locales import texts
from locales.__main__ import check, extracted, problems, read


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
