"""The trained classifier as plain arrays, and its file in the data folder."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from nlu.ngrams import Ngrams

if TYPE_CHECKING:
    from pathlib import Path

    from nlu.sentences import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the three voices learnt (``nlu.voices``).

    ``key`` says what from (``nlu.training.training_key``). ``of_ngrams`` has a row for each of ``terms``,
    ``of_sentence`` one for each sentence feature after ``mean`` is taken off; both a column for each of ``intents``.
    ``neighbours`` are the examples' sentence features in steps of ``neighbour_scales``, with each one's intent.
    """

    key: str
    intents: npt.NDArray[np.str_]
    terms: npt.NDArray[np.str_]
    idf: Floats
    of_ngrams: Floats
    ngrams_intercept: Floats
    mean: Floats
    of_sentence: Floats
    sentence_intercept: Floats
    neighbours: npt.NDArray[np.int8]
    neighbour_scales: Floats
    neighbour_intents: npt.NDArray[np.int16]

    def ngrams(self) -> Ngrams:
        return Ngrams(self.terms.tolist(), self.idf.tolist())

    def save(self, folder: Path, name: str) -> Path:
        """Writes beside the file and renames, so that a second process never reads half of it."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        unfinished = folder / f".{os.getpid()}-{name}"
        np.savez(unfinished, allow_pickle=False, **asdict(self))
        unfinished.replace(path)
        return path

    @classmethod
    def load(cls, folder: Path, name: str, key: str) -> Weights | None:
        """What ``save`` wrote under the same key; None where there is no such file, an older or a broken one."""
        try:
            with (folder / name).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                if str(stored["key"]) != key:
                    return None
                # By the names here: NumPy before 2.1, as Rasa's, writes the option of `savez` as one array more.
                return cls(key=key, **{one.name: stored[one.name] for one in fields(cls) if one.name != "key"})
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None
