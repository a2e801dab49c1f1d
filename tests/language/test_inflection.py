import pytest

from language.inflection import inflected


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("бити", "б'є"),
        ("бити", "битиме"),
        ("бить", "бьёт"),
        ("бить", "бил"),
        ("дитина", "дітьми"),
        ("slaan", "geslagen"),
        ("slaan", "sloeg"),
        ("threaten", "threatened"),
    ],
)
def test_a_word_has_its_forms(word, form):
    assert form in inflected(word)


def test_a_word_in_two_languages_has_the_forms_of_both_unless_one_is_asked_for():
    assert {"die", "died"} <= inflected("die")
    assert "died" not in inflected("die", "nl")


@pytest.mark.parametrize("word", ["вдарив", "бнплк", "zzxq"])
def test_what_is_no_dictionary_form_has_no_forms(word):
    assert inflected(word) == frozenset()
