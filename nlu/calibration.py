"""How far the classifier can be trusted: the mix of its voices and the thresholds, found beforehand and shipped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from nlu.decision import Thresholds
from nlu.voices import Mix

CALIBRATION_FILE = Path(__file__).parent / "data" / "calibration.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersAlone:
    """The same where only the letters can be heard: a short and plain message, or a machine without the model."""

    mix: Mix
    thresholds: Thresholds
    measured: dict[str, float]

    @classmethod
    def of(cls, stored: dict[str, Any]) -> LettersAlone:
        return cls(mix=Mix(**stored["mix"]), thresholds=Thresholds(**stored["thresholds"]), measured=stored["measured"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """``examples`` is the key of the examples it was found on; ``measured`` is what it gave.

    Where an editor added examples it stays in use: a few sentences more do not move it, and finding it anew takes
    minutes. A test keeps the shipped one in step with the shipped examples.
    """

    examples: str
    mix: Mix
    thresholds: Thresholds
    measured: dict[str, float]
    letters_alone: LettersAlone

    def without_model(self) -> Calibration:
        """For a machine on which the sentence model does not run."""
        alone = self.letters_alone
        return replace(self, mix=alone.mix, thresholds=alone.thresholds, measured=alone.measured)

    @classmethod
    def read(cls, path: Path = CALIBRATION_FILE) -> Calibration:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            examples=stored["examples"],
            mix=Mix(**stored["mix"]),
            thresholds=Thresholds(**stored["thresholds"]),
            measured=stored["measured"],
            letters_alone=LettersAlone.of(stored["letters_alone"]),
        )

    def write(self, path: Path = CALIBRATION_FILE) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
