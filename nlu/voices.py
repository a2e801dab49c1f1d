"""Three voices say how likely each intent is: the sentence, its letters, and the examples nearest to it.

Each learns alone and they are mixed afterwards. Learnt together, the sentence features crowd the letters out: the
sentence model knows the examples by heart and looks surer on them than on what it has never seen (decision 0003).
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from nlu.sentences import Floats
    from nlu.weights import Weights

Logs = npt.NDArray[np.float64]

NEIGHBOURS = 200
CLOSENESS = 0.04
"""A neighbour whose cosine is this much below the nearest one's counts 1/e of it."""

UNHEARD = 1e-3
"""What an intent without a neighbour gets, beside the nearest example's one."""


LETTERS = 1
"""The letters' place among the voices."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How much each voice's logarithm counts; found on examples no voice learnt from (``nlu.cross_validation``)."""

    sentence: float
    letters: float
    neighbours: float


class Voices:
    """The trained classifier, ready to be asked. Any number of threads may ask one."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._ngrams = weights.ngrams()
        self._examples = weights.neighbours * weights.neighbour_scales[:, None]

    def hear(self, texts: list[str], sentences: Floats) -> Logs:
        """Logarithms, one plane a voice in the order of ``Mix``, one row a text, one column an intent.

        ``texts`` are read in their own script; ``sentences`` are their features.
        """
        return np.stack([self._of_sentences(sentences), self.of_letters(texts), self._of_neighbours(sentences)])

    def _of_sentences(self, sentences: Floats) -> Logs:
        weights = self._weights
        return _logs((sentences - weights.mean) @ weights.of_sentence + weights.sentence_intercept)

    def of_letters(self, texts: list[str]) -> Logs:
        """The letters' voice alone: it needs no sentence model."""
        scores = np.repeat(self._weights.ngrams_intercept[None], len(texts), axis=0)
        for row, text in enumerate(texts):
            columns, values = self._ngrams.row(text)
            if columns:
                scores[row] += np.asarray(values, np.float32) @ self._weights.of_ngrams[columns]
        return scores.astype(np.float64)

    def _of_neighbours(self, sentences: Floats) -> Logs:
        intents = len(self._weights.intents)
        heard = np.full((len(sentences), intents), UNHEARD)
        for row, cosines in enumerate(sentences @ self._examples.T):
            near = np.argpartition(-cosines, min(NEIGHBOURS, len(cosines)) - 1)[:NEIGHBOURS]
            counts = np.exp((cosines[near] - cosines[near].max()) / CLOSENESS)
            heard[row] += np.bincount(self._weights.neighbour_intents[near], counts, intents)
        return np.asarray(np.log(heard / heard.sum(axis=1, keepdims=True)), np.float64)


def mixed(voices: Logs, mix: Mix) -> Logs:
    """Probabilities, one row a text: the voices' logarithms, weighted and added, brought to a sum of one."""
    return np.exp(_logs(np.tensordot(np.asarray(astuple(mix)), voices, axes=1)))


def _logs(scores: npt.NDArray[np.floating]) -> Logs:
    lowered = scores.astype(np.float64) - scores.max(axis=1, keepdims=True)
    return np.asarray(lowered - np.log(np.exp(lowered).sum(axis=1, keepdims=True)), np.float64)
