"""How far the classifier can be trusted: the mix of its voices and the thresholds, found beforehand and shipped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from nlu.decision import Thresholds
from nlu.voices import Mix

CALIBRATION_FILE = Path(__file__).parent / "data" / "calibration.json"


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

    @classmethod
    def read(cls, path: Path = CALIBRATION_FILE) -> Calibration:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            examples=stored["examples"],
            mix=Mix(**stored["mix"]),
            thresholds=Thresholds(**stored["thresholds"]),
            measured=stored["measured"],
        )

    def write(self, path: Path = CALIBRATION_FILE) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
