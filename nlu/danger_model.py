"""The danger model: hears danger that no rule names. Its word alone is enough for the alarm."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from language import in_own_script
from nlu.danger_messages import NONE
from nlu.dangers import DANGERS, Danger
from nlu.sentences import sentence_of
from nlu.weights import logits, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.sentences import Encoder
    from nlu.weights import Weights

LEVELS_FILE = Path(__file__).parent / "data" / "danger_levels.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerLevels:
    """How likely a danger must be: for the alarm; for the alarm where a rule saw a sign; to be offered as a choice.

    Found on messages the model had not seen (``nlu.danger_levels``); ``messages`` is the key of those it was found on.
    """

    messages: str
    alarm: float
    alarm_with_sign: float
    mention: float
    measured: dict[str, float]

    @classmethod
    def read(cls, path: Path = LEVELS_FILE) -> DangerLevels:
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, path: Path = LEVELS_FILE) -> None:
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Heard:
    """The likeliest kind of danger, and how likely the message tells of any danger at all."""

    danger: Danger
    chance: float


class DangerModel:
    """Logistic regression over the same features as the intents'. Any number of threads may call one model."""

    def __init__(self, weights: Weights, levels: DangerLevels, encoder: Encoder) -> None:
        self._weights = weights
        self._ngrams = weights.ngrams()
        self._kinds: list[str] = weights.intents.tolist()
        self.levels = levels
        self._encoder = encoder

    def listen(self, text: str) -> Heard:
        """How dangerous the message as a whole sounds."""
        return self.listen_to([text])[0]

    def listen_to(self, texts: Sequence[str]) -> list[Heard]:
        sentences = self._encoder([sentence_of(text) for text in texts])
        scores = logits(self._weights, self._ngrams, [in_own_script(text) for text in texts], sentences)
        return [self._heard(row) for row in probabilities(scores, 1.0).tolist()]

    def _heard(self, row: Sequence[float]) -> Heard:
        chances = dict(zip(self._kinds, row, strict=True))
        return Heard(max(DANGERS, key=lambda kind: chances[kind]), 1 - chances[NONE])
