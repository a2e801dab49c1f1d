from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from language import normalise
from nlu.danger_messages import LEARNED, UNSEEN, DangerMessagesError, read_danger_messages
from nlu.dangers import DANGERS
from nlu.frozen_sets import read_safety_messages
from nlu.ngrams import Ngrams

FROZEN = [Path(__file__).parents[2] / "nlu" / "evaluation" / name for name in ("safety.tsv", "first_safety.tsv")]
TWIN = 0.85
"""Cosine of the character n-grams: the same words in another order, or one word changed."""


@pytest.fixture
def folder(tmp_path):
    for kind in (*DANGERS, "none"):
        (tmp_path / f"{kind}.tsv").write_text(f"lang\ttext\nuk\t{kind}\n", encoding="utf-8")
    return tmp_path


def test_each_file_is_one_kind(folder):
    assert [one.kind for one in read_danger_messages(folder)] == [*DANGERS, "none"]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("text\nx", ":1: expected the header"),
        ("lang\ttext\nfr\tau secours", ":2: expected a language (uk, nl, ru, mixed, latn, en), a tab and a message"),
        ("lang\ttext\nuk\t ", ":2: expected a language"),
        ("lang\ttext\nuk\tодин\tдва", ":2: expected a language"),
        ("lang\ttext\nuk\tБʼють\nuk\tб'ють", ':3: "б\'ють" stands in '),
    ],
)
def test_bad_rows_are_named(folder, rows, complaint):
    (folder / "life.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(DangerMessagesError) as caught:
        read_danger_messages(folder)
    assert f"life.tsv{complaint}" in str(caught.value)


def test_a_missing_file_is_named(folder):
    (folder / "child.tsv").unlink()
    with pytest.raises(DangerMessagesError, match=r"child\.tsv:1: "):
        read_danger_messages(folder)


def test_nothing_is_both_learned_from_and_held_back():
    learned, unseen = ({normalise(one.text) for one in read_danger_messages(one)} for one in (LEARNED, UNSEEN))
    assert not learned & unseen


def test_the_frozen_sets_share_no_message_with_what_was_learned_from():
    """Not even nearly: the same words in another order, or with one changed, would be found too."""
    known = [normalise(one.text) for one in read_danger_messages()]
    frozen = [normalise(one.text) for path in FROZEN for one in read_safety_messages(path)]
    assert not set(known) & set(frozen)
    ngrams = Ngrams.fit([*known, *frozen])
    nearest = (sparse(ngrams, frozen) @ sparse(ngrams, known).T).max(axis=1).toarray()[:, 0]
    alike = [text for text, near in zip(frozen, nearest, strict=True) if len(text) > 20 and near > TWIN]
    assert alike == []


def sparse(ngrams, texts):
    rows = ngrams.rows(texts)
    values, columns = [value for _, row in rows for value in row], [column for row, _ in rows for column in row]
    starts = np.cumsum([0, *(len(row) for row, _ in rows)])
    return csr_matrix((values, columns, starts), shape=(len(texts), len(ngrams.terms)))
