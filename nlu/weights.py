"""The trained classifier as plain arrays, and its file in the data folder."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from nlu.ngrams import Ngrams

if TYPE_CHECKING:
    from pathlib import Path

    from nlu.sentences import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Multinomial logistic regression over n-grams and sentence features.

    ``key`` says what it was trained from (``nlu.training.training_key``). ``of_ngrams`` has a row for each of
    ``terms``, ``of_sentence`` one for each sentence feature after ``mean`` is taken off; both a column for each of
    ``intents``.
    """

    key: str
    intents: npt.NDArray[np.str_]
    terms: npt.NDArray[np.str_]
    idf: Floats
    mean: Floats
    of_ngrams: Floats
    of_sentence: Floats
    intercept: Floats

    def ngrams(self) -> Ngrams:
        return Ngrams(self.terms.tolist(), self.idf.tolist())

    def save(self, folder: Path, name: str) -> Path:
        """Writes beside the file and renames, so that a second process never reads half of it."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        unfinished = folder / f".{os.getpid()}-{name}"
        np.savez(unfinished, allow_pickle=False, **asdict(self))
        unfinished.replace(path)
        return path

    @classmethod
    def load(cls, folder: Path, name: str, key: str) -> Weights | None:
        """What ``save`` wrote under the same key; None where there is no such file, an older or a broken one."""
        try:
            with (folder / name).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                if str(stored["key"]) != key:
                    return None
                return cls(key=key, **{name: stored[name] for name in stored.files if name != "key"})
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None


def logits(weights: Weights, ngrams: Ngrams, texts: list[str], sentences: Floats) -> npt.NDArray[np.float64]:
    """One row a text and one column an intent; ``texts`` are what ``ngrams`` read, ``sentences`` their features."""
    scores = (sentences - weights.mean) @ weights.of_sentence + weights.intercept
    for row, text in enumerate(texts):
        columns, values = ngrams.row(text)
        if columns:
            scores[row] += np.asarray(values, np.float32) @ weights.of_ngrams[columns]
    return scores.astype(np.float64)


def probabilities(scores: npt.NDArray[np.float64], temperature: float) -> npt.NDArray[np.float64]:
    """Softmax of each row; a temperature below one makes it surer, above one less sure."""
    scaled = scores / temperature
    grown = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float64)
