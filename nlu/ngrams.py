"""Character n-grams inside words, weighted by TF-IDF: what catches names of things, typos and half-Dutch words."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST, LONGEST = 2, 4
"""By cross-validation (decision 0003): 2-4 is as good as 2-5 or 3-6 and a third smaller."""

MIN_TEXTS = 2

SparseRow = tuple[list[int], list[float]]
"""Columns and their values; the values' squares sum to one, or there are none."""


class Ngrams:
    """The n-grams worth knowing and their weights. Plain Python: the same code reads examples and messages.

    Why not scikit-learn's ``TfidfVectorizer``: importing it costs every start more than a second.
    """

    def __init__(self, terms: Sequence[str], idf: Sequence[float]) -> None:
        self.terms = list(terms)
        self.idf = list(idf)
        self._column = {term: column for column, term in enumerate(terms)}

    @classmethod
    def fit(cls, texts: Sequence[str], *, in_at_least: int = MIN_TEXTS) -> Ngrams:
        """All n-grams that occur in at least so many of the texts, in alphabetical order."""
        found = Counter(term for text in texts for term in set(_ngrams_of(text)))
        terms = sorted(term for term, texts_with in found.items() if texts_with >= in_at_least)
        return cls(terms, [math.log((1 + len(texts)) / (1 + found[term])) + 1 for term in terms])

    def row(self, text: str) -> SparseRow:
        """Sublinear term frequency times inverse document frequency, scaled to length one."""
        counts = Counter(column for term in _ngrams_of(text) if (column := self._column.get(term)) is not None)
        columns = sorted(counts)
        values = [(1 + math.log(counts[column])) * self.idf[column] for column in columns]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        return columns, [value / length for value in values]

    def rows(self, texts: Iterable[str]) -> list[SparseRow]:
        return [self.row(text) for text in texts]


def _ngrams_of(text: str) -> Iterator[str]:
    """N-grams of each word with a space on either side; a word shorter than n counts once, whole."""
    for word in text.split():
        padded = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            if len(padded) <= length:
                yield padded
                break
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length]
