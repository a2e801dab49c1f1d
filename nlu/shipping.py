"""The data shipped with the code: sentence features of the examples, temperature and thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.calibration import CALIBRATION_FILE, Calibration
from nlu.cross_validation import calibrate
from nlu.examples import read_examples
from nlu.sentences import FEATURES_FILE, E5Encoder, SentenceStore, in_batches, sentence_of

if TYPE_CHECKING:
    from nlu.sentences import Progress


def ship(progress: Progress) -> Calibration:
    """Writes both files of ``nlu/data`` from the examples as they are now.

    The thresholds are found on the features as they are shipped, after quantising: those are what training reads.

    Raises:
        ExamplesError: the example files cannot be trained on.
    """
    examples = read_examples()
    encoder = E5Encoder()
    sentences = [sentence_of(example.text) for example in examples]
    SentenceStore.of(sentences, in_batches(sentences, encoder, progress)).write(FEATURES_FILE)
    features = SentenceStore.read(FEATURES_FILE).features(sentences, encoder, progress)
    calibration = calibrate(examples, features, encoder, progress)
    calibration.write(CALIBRATION_FILE)
    return calibration
