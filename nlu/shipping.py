"""The data shipped with the code: sentence features, the mix of voices, thresholds, levels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nlu.calibration import CALIBRATION_FILE
from nlu.cross_validation import calibrate
from nlu.danger_levels import find_levels
from nlu.danger_messages import LEARNED, UNSEEN, read_danger_messages
from nlu.danger_model import LEVELS_FILE, NO_LEVELS, DangerModel, write_levels
from nlu.danger_ngrams import DangerNgrams
from nlu.dangers import DANGER_OF
from nlu.examples import read_examples
from nlu.sentences import FEATURES_FILE, E5Encoder, SentenceStore, in_batches, sentence_of
from nlu.training import key_of
from nlu.tuned_layers import TunedLayers, tuned_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nlu.danger_model import Heard
    from nlu.sentences import Progress


def ship(model_folder: Path, progress: Progress) -> None:
    """Writes the sentence features and the calibration from the examples as they are now.

    The thresholds are found on the features as they are shipped, after quantising: those are what training reads.

    Raises:
        ExamplesError: the example files cannot be trained on.
    """
    examples = read_examples()
    layers = TunedLayers.read()
    encoder = E5Encoder(tuned_model(model_folder, layers))
    sentences = [sentence_of(example.text) for example in examples]
    known = SentenceStore.read(FEATURES_FILE)
    if known.model != layers.key:
        known = SentenceStore.empty()
    # Features that are there already come out as they are: quantising twice changes nothing.
    SentenceStore.of(sentences, known.features(sentences, encoder, progress), layers.key).write(FEATURES_FILE)
    features = SentenceStore.read(FEATURES_FILE).features(sentences, encoder, progress)
    calibrate(examples, features, encoder, progress).write(CALIBRATION_FILE)


def letters_key() -> str:
    """Changes with any message that the letters are learned from."""
    return key_of((str(dangerous), text) for text, dangerous in _lettered())


def learn_letters() -> DangerNgrams:
    """From the danger messages and, as harmless ones, from the examples of every request that is not a danger."""
    texts, dangerous = zip(*_lettered(), strict=True)
    return DangerNgrams.fit(texts, dangerous, letters_key())


def _lettered() -> Iterator[tuple[str, bool]]:
    yield from ((one.text, one.danger is not None) for one in read_danger_messages(LEARNED))
    yield from ((one.text, False) for one in read_examples() if one.intent not in DANGER_OF)


def ship_danger_levels(model_folder: Path, progress: Progress) -> None:
    """Writes the danger model's levels from the unseen messages and the rules as they are now.

    Raises:
        DangerMessagesError: the messages cannot be read.
        TunedLayersError: the model does not fit the installed sentence model.
    """
    unseen = read_danger_messages(UNSEEN)
    layers = TunedLayers.read()
    encoder = E5Encoder(tuned_model(model_folder, layers))
    progress("the letters of the messages")
    ngrams = learn_letters()
    ngrams.write()
    reading = partial(in_batches, encoder=encoder, progress=progress)

    def listen(texts: Sequence[str]) -> list[Heard]:
        return DangerModel(layers, reading, NO_LEVELS, ngrams).listen_to(texts)

    write_levels(*find_levels(unseen, listen), LEVELS_FILE)
