"""The data shipped with the code: sentence features of the examples, temperature and thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.calibration import CALIBRATION_FILE
from nlu.cross_validation import calibrate
from nlu.danger_messages import read_danger_messages
from nlu.danger_model import LEVELS_FILE
from nlu.danger_training import find_levels
from nlu.examples import read_examples
from nlu.sentences import FEATURES_FILE, E5Encoder, SentenceStore, in_batches, sentence_of

if TYPE_CHECKING:
    from nlu.sentences import Progress


def ship(progress: Progress) -> None:
    """Writes the files of ``nlu/data`` from the examples, messages and rules as they are now.

    The thresholds are found on the features as they are shipped, after quantising: those are what training reads.

    Raises:
        ExamplesError: the example files cannot be trained on.
        DangerMessagesError: nor can the messages of danger.
    """
    examples, messages = read_examples(), read_danger_messages()
    encoder = E5Encoder()
    sentences = [sentence_of(text) for text in (*(one.text for one in examples), *(one.text for one in messages))]
    SentenceStore.of(sentences, in_batches(sentences, encoder, progress)).write(FEATURES_FILE)
    features = SentenceStore.read(FEATURES_FILE).features(sentences, encoder, progress)
    calibrate(examples, features[: len(examples)], encoder, progress).write(CALIBRATION_FILE)
    find_levels(messages, features[len(examples) :], progress).write(LEVELS_FILE)
