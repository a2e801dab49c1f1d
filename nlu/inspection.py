"""What ``wegwijzer nlu lint``, ``explain`` and ``gate`` ask of this room, on what is shipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nlu.calibration import Calibration
from nlu.danger_model import DangerModel
from nlu.embedded import load
from nlu.examples import read_examples
from nlu.explain import Steps, explain
from nlu.explain_text import as_text as explanation_as_text
from nlu.floors import FLOORS_FILE, SETS, guarded
from nlu.judged import judge
from nlu.lint import Lint, lint, read_frozen
from nlu.nearness import PLAIN, TUNED
from nlu.safety_rules import shipped_rules
from nlu.sentence_model import load_encoder
from nlu.sentences import E5Encoder, SentenceStore, sentence_of
from nlu.understanding import Understanding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nlu.floors import Figure
    from nlu.parse import Parse
    from nlu.sentences import Progress


def lint_examples(data_folder: Path, progress: Progress, *, quick: bool, plain: bool = False) -> Lint:
    """What is wrong with the shipped examples as a whole (``nlu.lint``).

    Args:
        plain: Ask the sentence model as it comes, whose features are not shipped: minutes instead of seconds.

    Raises:
        ExamplesError: the example files cannot be read.
        FrozenSetError: a frozen set cannot be read.
    """
    encoder = E5Encoder() if plain else load_encoder(data_folder, progress)
    store = SentenceStore.empty() if plain else SentenceStore.read()
    features_of = partial(store.features, encoder=encoder, progress=progress)
    return lint(read_examples(), read_frozen(), features_of, level=PLAIN if plain else TUNED, quick=quick)


def explain_message(text: str, data_folder: Path, progress: Progress) -> str:
    """Why the message is understood as it is, for the terminal.

    Raises:
        ExamplesError: the example files cannot be trained on.
        SafetyFileError: a safety rule cannot be read.
    """
    examples = read_examples()
    encoder = load_encoder(data_folder, progress)
    engine = load(data_folder, encoder, progress)
    danger_model = DangerModel.load(encoder)
    steps = Steps(
        understanding=Understanding(engine, danger_model, glance=engine.glance),
        glance=engine.glance,
        rules=shipped_rules(),
        danger_model=danger_model,
        rank=lambda read: engine.rank([read])[0],
        thresholds=Calibration.read().thresholds,
        examples=examples,
        features=SentenceStore.read().features([sentence_of(one.text) for one in examples], encoder, progress),
        features_of=lambda read: encoder([sentence_of(read)])[0],
    )
    return explanation_as_text(explain(text, steps))


def guarded_figures(parse: Callable[[str], Parse], progress: Progress) -> dict[str, dict[str, Figure]]:
    """The figures that have floors, by set; a minute or two."""
    return {name: guarded(judge(FLOORS_FILE.parent / name, parse, progress)) for name in SETS}
