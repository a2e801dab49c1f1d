"""The embedded engine: classifies in process, without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from language import MessageLanguage, in_own_script
from nlu.calibration import Calibration
from nlu.decision import decide
from nlu.examples import Example, read_examples
from nlu.intents import DANGER, OUT_OF_SCOPE
from nlu.parse import EngineName, Parse, Ranked, Ranking
from nlu.parts import parts_of
from nlu.sentence_model import NoSentences
from nlu.sentences import DIMENSIONS, Encoder, Floats, Progress, SentenceStore, sentence_of
from nlu.training import examples_key, fit, training_key
from nlu.voices import Voices, mixed
from nlu.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE_NAME = "embedded-classifier.npz"
SHOWN = 10
"""Length of a parse's ranking."""

GLANCE_WORDS = 4
GLANCE_LEAD = 0.6
"""A message of so few words whose first intent leads by so much in the letters' voice is understood from its letters
alone: of the held-out examples 39 of 39 rightly, which is a quarter of those that short (decision 0003)."""


def silent(_: str) -> None:
    """Progress that nobody watches."""


class EmbeddedEngine:
    """Three voices, mixed (``nlu.voices``). Any number of threads may call one engine."""

    name: EngineName = "embedded"

    def __init__(self, weights: Weights, calibration: Calibration, encoder: Encoder) -> None:
        self._voices = Voices(weights)
        self._intents: list[str] = weights.intents.tolist()
        self._calibration = calibration
        self._encoder = encoder

    def parse(self, text: str, language: MessageLanguage, features: Floats | None = None) -> Parse:
        """Reads the message and, where it may hold several requests, each part of it, in one call of the model."""
        whole, *parts = self.rank([text, *parts_of(text)], features)
        decision = decide(whole, parts, self._calibration.thresholds)
        top = decision.ranking[0]
        return Parse(
            text=text,
            language=language,
            intent=top.intent,
            confidence=top.confidence,
            ranking=decision.ranking[:SHOWN],
            action=decision.action,
            engine=self.name,
            requests=decision.requests,
        )

    def glance(self, text: str, language: MessageLanguage) -> Parse | None:
        """The parse of a short and plain message, in a fraction of a millisecond; None where the model must read it."""
        if len(text.split()) > GLANCE_WORDS:
            return None
        letters = self._voices.of_letters([in_own_script(text)])
        second, first = np.partition(letters[0], -2)[-2:]
        if first - second < GLANCE_LEAD:
            return None
        heard = np.stack([np.zeros_like(letters), letters, np.zeros_like(letters)])
        ranking = self._ranking(mixed(heard, self._calibration.letters_alone.mix)[0].tolist())
        top = ranking[0]
        if top.intent in DANGER:
            return None
        return Parse(
            text=text,
            language=language,
            intent=top.intent,
            confidence=top.confidence,
            ranking=ranking[:SHOWN],
            action="fallback" if top.intent == OUT_OF_SCOPE else "answer",
            engine=self.name,
        )

    def rank(self, texts: Sequence[str], of_first: Floats | None = None) -> list[Ranking]:
        """All intents for each text, likeliest first, with calibrated probabilities.

        ``of_first``: the first text's features, where they are there already.
        """
        known = np.empty((0, DIMENSIONS), np.float32) if of_first is None else of_first[None]
        sentences = np.concatenate([known, self._encoder([sentence_of(text) for text in texts[len(known) :]])])
        return [self._ranking(row) for row in self._probabilities(texts, sentences)]

    def _probabilities(self, texts: Sequence[str], sentences: Floats) -> list[list[float]]:
        heard = self._voices.hear([in_own_script(text) for text in texts], sentences)
        rows: list[list[float]] = mixed(heard, self._calibration.mix).tolist()
        return rows

    def _ranking(self, chances: Sequence[float]) -> Ranking:
        ranked = (Ranked(intent, chance) for intent, chance in zip(self._intents, chances, strict=True))
        return tuple(sorted(ranked, key=lambda one: -one.confidence))


def load(data_folder: Path, encoder: Encoder, progress: Progress = silent) -> EmbeddedEngine:
    """The engine, trained earlier or now: trains when the data folder holds none for these examples and libraries.

    Raises:
        ExamplesError: the example files cannot be trained on.
    """
    examples = read_examples()
    weights = Weights.load(data_folder, FILE_NAME, _key(SentenceStore.read(), examples))
    if weights is None:
        return train(data_folder, encoder, progress, examples)
    return EmbeddedEngine(weights, _calibration(encoder), encoder)


def train(
    data_folder: Path, encoder: Encoder, progress: Progress = silent, examples: Sequence[Example] | None = None
) -> EmbeddedEngine:
    """Trains on the examples and keeps the result in the data folder; computes only sentence features not shipped.

    Raises:
        ExamplesError: the example files cannot be trained on.
    """
    examples = read_examples() if examples is None else examples
    progress(f"training on {len(examples)} examples")
    sentences = [sentence_of(example.text) for example in examples]
    store = SentenceStore.read()
    features = store.features(sentences, encoder, progress)
    texts, intents = [example.text for example in examples], [example.intent for example in examples]
    weights = fit(texts, intents, features, _key(store, examples))
    progress(f"kept in {weights.save(data_folder, FILE_NAME)}")
    return EmbeddedEngine(weights, _calibration(encoder), encoder)


def _calibration(encoder: Encoder) -> Calibration:
    shipped = Calibration.read()
    return shipped.without_model() if isinstance(encoder, NoSentences) else shipped


def _key(store: SentenceStore, examples: Sequence[Example]) -> str:
    """What was learned from which features: those of another sentence model are other numbers."""
    return training_key(f"{store.model} {examples_key(examples)}")
