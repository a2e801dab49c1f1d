"""The danger model: hears danger that no rule names. Its word alone is enough for the alarm."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlu.danger_messages import NONE
from nlu.dangers import DANGERS, Danger
from nlu.sentences import E5Encoder, sentence_of
from nlu.tuned_layers import TunedLayers, tuned_model
from nlu.weights import probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.sentences import Encoder

LEVELS_FILE = Path(__file__).parent / "data" / "danger_levels.json"
HEAD = "danger"
KINDS: tuple[str, ...] = (NONE, "life", "suicide", "sexual", "child", "violence", "exploitation")
"""The order of the head's rows, as it was trained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerLevels:
    """How likely a danger must be: for the alarm; for the alarm where a rule saw a sign; to be offered as a choice.

    Found on messages the model had not seen (``nlu.danger_levels``). ``found_on`` is the key of those messages and of
    the model.
    """

    found_on: str
    alarm: float
    alarm_with_sign: float
    mention: float
    measured: dict[str, float]

    @classmethod
    def read(cls, path: Path = LEVELS_FILE) -> DangerLevels:
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, path: Path = LEVELS_FILE) -> None:
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


NO_LEVELS = DangerLevels(found_on="", alarm=1.0, alarm_with_sign=1.0, mention=1.0, measured={})
"""For a model whose levels are still to be found."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The likeliest kind of danger, and how likely the message tells of any danger at all."""

    danger: Danger
    chance: float


class DangerModel:
    """A linear head on the sentence model that was fine-tuned for it. Any number of threads may call one model."""

    def __init__(self, layers: TunedLayers, encoder: Encoder, levels: DangerLevels) -> None:
        self._weights, self._bias = layers.head(HEAD)
        self._encoder = encoder
        self.levels = levels

    @classmethod
    def load(cls, data_folder: Path) -> DangerModel:
        """The shipped model.

        Raises:
            TunedLayersError: its layers do not fit the installed sentence model.
        """
        layers = TunedLayers.read()
        return cls(layers, E5Encoder(tuned_model(data_folder, layers)), DangerLevels.read())

    def listen(self, text: str) -> Heard:
        """How dangerous the message as a whole sounds."""
        return self.listen_to([text])[0]

    def listen_to(self, texts: Sequence[str]) -> list[Heard]:
        features = self._encoder([sentence_of(text) for text in texts])
        scores = (features @ self._weights.T + self._bias).astype(np.float64)
        return [self._heard(row) for row in probabilities(scores, 1.0).tolist()]

    def _heard(self, row: Sequence[float]) -> Heard:
        chances = dict(zip(KINDS, row, strict=True))
        return Heard(max(DANGERS, key=lambda kind: chances[kind]), 1 - chances[NONE])
