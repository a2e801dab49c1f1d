from collections.abc import Sequence

import numpy as np
import pytest

from nlu.commands import load_understanding
from nlu.parse import Parse, Ranked, Ranking
from nlu.sentences import DIMENSIONS, Floats


@pytest.fixture(scope="session")
def understanding(model_folder):
    """Safety rules and the engine trained on the shipped examples."""
    return load_understanding(model_folder)


class WordEncoder:
    """Stands in for the sentence model: texts that share words are close. Counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                rows[row, sum(word.encode()) % DIMENSIONS] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1).astype(np.float32)


@pytest.fixture
def encoder():
    return WordEncoder()


def ranking(**chances: float) -> Ranking:
    """``ranking(work__find=0.6)``: two underscores stand for the dot of an intent."""
    ranked = (Ranked(name.replace("__", "."), chance) for name, chance in chances.items())
    return tuple(sorted(ranked, key=lambda one: -one.confidence))


class FixedEngine:
    """Answers the same whatever it reads; remembers what it read."""

    name = "embedded"

    def __init__(self, intent: str = "work.find") -> None:
        self.intent = intent
        self.read: list[str] = []

    def parse(self, text: str, language: str, features: Floats | None = None) -> Parse:
        self.read.append(text)
        return Parse(
            text=text,
            language=language,
            intent=self.intent,
            confidence=0.9,
            ranking=(Ranked(self.intent, 0.9),),
            action="answer",
            engine="embedded",
        )


@pytest.fixture
def fixed_engine():
    return FixedEngine()


@pytest.fixture
def rank():
    return ranking
