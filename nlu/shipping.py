"""The data shipped with the code: sentence features, temperature, thresholds, levels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nlu.calibration import CALIBRATION_FILE
from nlu.cross_validation import calibrate
from nlu.danger_levels import find_levels
from nlu.danger_messages import UNSEEN, read_danger_messages
from nlu.danger_model import LEVELS_FILE, NO_LEVELS, DangerModel
from nlu.examples import read_examples
from nlu.sentences import FEATURES_FILE, E5Encoder, SentenceStore, in_batches, sentence_of
from nlu.tuned_layers import TunedLayers, tuned_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nlu.danger_model import Heard
    from nlu.sentences import Progress


def ship(progress: Progress) -> None:
    """Writes the sentence features and the calibration from the examples as they are now.

    The thresholds are found on the features as they are shipped, after quantising: those are what training reads.

    Raises:
        ExamplesError: the example files cannot be trained on.
    """
    examples = read_examples()
    encoder = E5Encoder()
    sentences = [sentence_of(example.text) for example in examples]
    SentenceStore.of(sentences, in_batches(sentences, encoder, progress)).write(FEATURES_FILE)
    features = SentenceStore.read(FEATURES_FILE).features(sentences, encoder, progress)
    calibrate(examples, features, encoder, progress).write(CALIBRATION_FILE)


def ship_danger_levels(model_folder: Path, progress: Progress) -> None:
    """Writes the danger model's levels from the unseen messages and the rules as they are now.

    Raises:
        DangerMessagesError: the messages cannot be read.
        TunedLayersError: the model does not fit the installed sentence model.
    """
    unseen = read_danger_messages(UNSEEN)
    layers = TunedLayers.read()
    encoder = E5Encoder(tuned_model(model_folder, layers))

    def listen(texts: Sequence[str]) -> list[Heard]:
        return DangerModel(layers, partial(in_batches, encoder=encoder, progress=progress), NO_LEVELS).listen_to(texts)

    find_levels(unseen, listen).write(LEVELS_FILE)
