"""``python -m nlu.tuning``: fine-tunes the sentence model and writes what the program ships.

Takes one to several hours on two cores; stopping loses at most an epoch. Afterwards ``make features`` finds the levels
and the thresholds anew.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from nlu.tuned_layers import LAYERS_FILE, wheels_model


def main() -> int:
    try:
        from nlu.tuning.learned import learned_tensors  # noqa: PLC0415 – PyTorch is there for this step alone
        from nlu.tuning.train import SCALE, Training  # noqa: PLC0415
    except ModuleNotFoundError as error:
        print(f"fine-tuning needs {error.name}: use `make finetune`, which installs it apart", file=sys.stderr)
        return 2
    from nlu.tuning.lessons import read_lessons  # noqa: PLC0415
    from nlu.tuning.wheel_model import WheelModel  # noqa: PLC0415
    from nlu.tuning.written import Origin, write_layers  # noqa: PLC0415

    begun = time.monotonic()

    def say(line: str) -> None:
        print(f"{(time.monotonic() - begun) / 60:6.1f} min  {line}", flush=True)

    state = Path(sys.argv[1] if len(sys.argv) > 1 else "data/tuning.pt")
    state.parent.mkdir(parents=True, exist_ok=True)
    base = wheels_model().read_bytes()
    lessons = read_lessons()
    say(f"{len(lessons.learned)} messages to learn from, {len(lessons.unseen)} kept for measuring")
    training = Training(WheelModel(base), lessons, say)
    training.run(state)
    origin = Origin(base=base, learned_from=lessons.key, scale=SCALE, intents=lessons.intents)
    write_layers(LAYERS_FILE, learned_tensors(training.tuned), origin)
    say(f"wrote {LAYERS_FILE.name}, {LAYERS_FILE.stat().st_size / 1e6:.1f} MB; now run `make features`")
    return 0


sys.exit(main())
