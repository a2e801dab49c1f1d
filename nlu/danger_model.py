"""The danger model: hears danger that no rule names. Its word alone is enough for the alarm."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlu.danger_messages import NONE
from nlu.danger_ngrams import DangerNgrams
from nlu.dangers import DANGERS, Danger
from nlu.sentence_model import NoSentences
from nlu.sentences import sentence_of
from nlu.tuned_layers import TunedLayers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.sentences import Encoder, Floats

LEVELS_FILE = Path(__file__).parent / "data" / "danger_levels.json"
HEAD = "danger"
KINDS: tuple[str, ...] = (NONE, "life", "suicide", "sexual", "child", "violence", "exploitation")
"""The order of the head's rows, as it was trained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerLevels:
    """How likely a danger must be: for the alarm; for the alarm where a rule saw a sign; to be offered as a choice.

    Found on messages the model had not seen (``nlu.danger_levels``). ``found_on`` is the key of those messages and of
    the model. ``mix``: how much the log-odds of the sentence model and of the letters count, and what is added.
    """

    found_on: str
    mix: tuple[float, float, float]
    alarm: float
    alarm_with_sign: float
    mention: float
    measured: dict[str, float]

    @classmethod
    def read(cls, path: Path = LEVELS_FILE, *, letters_alone: bool = False) -> DangerLevels:
        """The shipped levels, or those for a machine on which the sentence model does not run."""
        stored = json.loads(path.read_text(encoding="utf-8"))["letters alone" if letters_alone else "all"]
        return cls(**{**stored, "mix": tuple(stored["mix"])})


def write_levels(both: DangerLevels, letters_alone: DangerLevels, path: Path = LEVELS_FILE) -> None:
    found = {"all": asdict(both), "letters alone": asdict(letters_alone)}
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


QUIET = -3.0
"""Log-odds of the letters below which no danger among the unseen short messages lies (the lowest has -2.6)."""

_DANGER: dict[str, Danger] = {kind: kind for kind in DANGERS}

NO_LEVELS = DangerLevels(found_on="", mix=(1.0, 0.0, 0.0), alarm=1.0, alarm_with_sign=1.0, mention=1.0, measured={})
"""For a model whose levels are still to be found."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The likeliest kind of danger, and how likely the message tells of any danger at all.

    ``features``: what the sentence model made of the message, for an engine that reads the same.
    """

    danger: Danger
    chance: float
    features: Floats = field(default_factory=lambda: np.empty(0, np.float32), compare=False, repr=False)
    evidence: tuple[float, float] = (0.0, 0.0)
    """Log-odds of danger, from the sentence model and from the letters, before they are mixed."""


class DangerModel:
    """A linear head on the sentence model that was fine-tuned for it, and the message's letters beside it.

    Any number of threads may call one model.
    """

    def __init__(self, layers: TunedLayers, encoder: Encoder, levels: DangerLevels, ngrams: DangerNgrams) -> None:
        self._weights, self._bias = layers.head(HEAD)
        self._ngrams = ngrams
        self.encoder = encoder
        self.levels = levels

    @classmethod
    def load(cls, encoder: Encoder) -> DangerModel:
        """The shipped model on that encoder."""
        levels = DangerLevels.read(letters_alone=isinstance(encoder, NoSentences))
        return cls(TunedLayers.read(), encoder, levels, DangerNgrams.read())

    def listen(self, text: str) -> Heard:
        """How dangerous the message as a whole sounds."""
        return self.listen_to([text])[0]

    def is_quiet(self, text: str) -> bool:
        """Whether the letters alone rule danger out: only then may a message be understood without the model."""
        return self._ngrams.log_odds(text) < QUIET

    def listen_to(self, texts: Sequence[str]) -> list[Heard]:
        """Each message on its own; what several share is only the model's one reading."""
        features = self.encoder([sentence_of(text) for text in texts])
        scores = features @ self._weights.T + self._bias
        return [self._heard(text, row, one) for text, row, one in zip(texts, scores, features, strict=True)]

    def evidence(self, text: str, scores: Floats) -> tuple[float, float]:
        """Log-odds of danger: from the sentence model's scores, and from the letters."""
        none, dangers = scores[0], scores[1:]
        return float(np.logaddexp.reduce(dangers) - none), self._ngrams.log_odds(text)

    def _heard(self, text: str, scores: Floats, features: Floats) -> Heard:
        sentence, letters = self.evidence(text, scores)
        of_sentence, of_letters, added = self.levels.mix
        odds = of_sentence * sentence + of_letters * letters + added
        likeliest = KINDS[1 + int(scores[1:].argmax())]
        return Heard(
            _DANGER[likeliest], 1 / (1 + math.exp(-max(-50.0, min(50.0, odds)))), features, (sentence, letters)
        )
