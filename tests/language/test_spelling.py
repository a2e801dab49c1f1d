import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.spelling import normalise, tidy, words_of

TYPED = st.text(
    alphabet=string.printable + "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъёАІЇҐ’ʼ«»—…\u200b\u00a0😊éïšč'", max_size=60
)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘", "`", "´", "′"])
def test_every_apostrophe_is_the_same(apostrophe):
    assert normalise(f"чоловік б{apostrophe}є") == "чоловік б'є"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("дитинa хворa", "дитина хвора"),  # Latin a
        ("ДОПОМОЖIТЬ", "допоможіть"),  # Latin I
        ("мiй CИH", "мій син"),  # Latin i, C, H
        ("мама i тато", "мама і тато"),  # a Latin word of one letter
        ("leefgеld", "leefgeld"),  # Cyrillic е
    ],
)
def test_a_letter_of_the_other_alphabet_inside_a_word_is_mended(typed, meant):
    assert normalise(typed) == meant


def test_words_of_two_alphabets_side_by_side_stay():
    assert normalise("де мій DigiD і BSN") == "де мій digid і bsn"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("дужеее треба!!!", "дуже треба!"),
        ("ДУЖЕЕЕ", "дуже"),
        ("heeeelp", "heelp"),
        ("знання", "знання"),
        ("zee", "zee"),
        ("100000 євро", "100000 євро"),
    ],
)
def test_stretched_words_shrink_and_real_doubles_stay(typed, meant):
    assert normalise(typed) == meant


def test_spaces_and_what_is_not_seen():
    assert normalise("\u200bдобрий\u00a0\u00a0день \n\t як\u00adби\ufeff ") == "добрий день якби"


def test_stress_marks_and_dutch_accents_go_but_ukrainian_letters_stay():
    assert normalise("за́мок їжак й ґанок") == "замок їжак й ґанок"
    assert normalise("Oekraïense één café") == "oekraiense een cafe"
    assert normalise("i\u0306") != "i"


def test_decomposed_letters_are_composed():
    assert normalise("и\u0306") == "й"
    assert normalise("і\u0308") == "ї"


def test_emoji_are_dropped_unless_asked_for():
    assert normalise("дякую 😊🙏🏽") == "дякую"
    assert normalise("дякую 😊", emoji=True) == "дякую 😊"


def test_tidy_keeps_capitals():
    assert tidy("Як  отримати  BSN…") == "Як отримати BSN."


def test_words_keep_their_apostrophes():
    assert words_of("п'ять foto's, 'так' і 112!") == ["п'ять", "foto's", "так", "і", "112"]


@given(TYPED)
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(TYPED)
def test_case_never_matters_to_what_is_left(text):
    assert normalise(text) == normalise(text).lower()
