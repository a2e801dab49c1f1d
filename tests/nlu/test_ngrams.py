import math

from hypothesis import given
from hypothesis import strategies as st

from nlu.ngrams import Ngrams

TEXTS = ["зуб болить", "зуби болять", "де школа", "де школи"]


def test_only_what_occurs_in_two_texts_is_learned():
    terms = Ngrams.fit(TEXTS).terms
    assert "зуб" in terms
    assert "уби" not in terms


def test_ngrams_do_not_cross_words():
    assert not any("б б" in term for term in Ngrams.fit(TEXTS).terms)


def test_a_typo_leaves_most_of_a_word():
    ngrams = Ngrams.fit(TEXTS)
    right, typo = (dict(zip(*ngrams.row(text), strict=True)) for text in ("болить", "болитт"))
    assert sum(right[column] * typo.get(column, 0) for column in right) > 0.6


def test_what_is_rare_weighs_more():
    ngrams = Ngrams.fit([*TEXTS, "де лікар", "де лікарня"])
    weight = dict(zip(ngrams.terms, ngrams.idf, strict=True))
    assert weight["зуб"] > weight[" де"]


def test_nothing_known_is_an_empty_row():
    assert Ngrams.fit(TEXTS).row("xyz") == ([], [])


@given(st.text(alphabet="зуболитьдешкла ", max_size=40))
def test_a_row_has_length_one_and_columns_in_order(text):
    columns, values = Ngrams.fit(TEXTS).row(text)
    assert columns == sorted(set(columns))
    assert not values or math.isclose(sum(value * value for value in values), 1.0)
