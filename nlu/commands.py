"""What the command line and the wiring ask of this room; numeric libraries load only when a function needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from nlu.judged import Judged, judge
from nlu.understanding import Understanding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nlu.parse import Parse

    Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Progress that nobody watches."""


def load_understanding(data_folder: Path, progress: Progress = silent) -> Understanding:
    """Safety rules, danger model and embedded engine; trains that when the data folder holds none for these examples.

    Raises:
        ExamplesError: the example files cannot be trained on.
        TunedLayersError: the danger model does not fit the installed sentence model.
        SafetyFileError: a safety rule cannot be read.
    """
    from nlu.danger_model import DangerModel  # noqa: PLC0415 - numpy
    from nlu.embedded import load  # noqa: PLC0415
    from nlu.sentence_model import load_encoder  # noqa: PLC0415

    danger_model = DangerModel.load(load_encoder(data_folder, progress))
    engine = load(data_folder, danger_model.encoder, progress)
    return Understanding(engine, danger_model, glance=engine.glance)


class Reader(Protocol):
    """Whatever understands a message."""

    def parse(self, text: str) -> Parse: ...


def parse_line(text: str, understanding: Reader) -> dict[str, object]:
    """One message as the JSON contract of ``wegwijzer nlu parse`` has it."""
    return understanding.parse(text).as_dict()


def evaluate_file(path: Path, understanding: Understanding, progress: Progress = silent) -> Judged:
    """A frozen set as it is understood, of intents or of safety by the file's columns.

    Raises:
        FrozenSetError: bad rows, all of them as ``file:line: message``.
    """
    return judge(path, understanding.parse, progress)


def train(data_folder: Path, progress: Progress = silent) -> Understanding:
    """Trains anew whatever the data folder holds.

    Raises:
        ExamplesError: the example files cannot be trained on.
        TunedLayersError: the danger model does not fit the installed sentence model.
    """
    from nlu.danger_model import DangerModel  # noqa: PLC0415 - numpy
    from nlu.embedded import train as train_engine  # noqa: PLC0415
    from nlu.sentence_model import load_encoder  # noqa: PLC0415

    danger_model = DangerModel.load(load_encoder(data_folder, progress))
    engine = train_engine(data_folder, danger_model.encoder, progress)
    return Understanding(engine, danger_model, glance=engine.glance)


def write_features(data_folder: Path, progress: Progress = silent) -> None:
    """Makes the shipped sentence features, the mix of voices and the thresholds anew. Takes minutes.

    Raises:
        ExamplesError: the example files cannot be trained on.
        TunedLayersError: the sentence model's layers do not fit the installed one.
    """
    from nlu.shipping import ship  # noqa: PLC0415 - numpy

    ship(data_folder, progress)


def write_danger_levels(data_folder: Path, progress: Progress = silent) -> None:
    """Finds the danger model's levels anew; after a change of rules, messages or model.

    Raises:
        DangerMessagesError: the messages cannot be read.
        TunedLayersError: the model does not fit the installed sentence model.
    """
    from nlu.shipping import ship_danger_levels  # noqa: PLC0415 - numpy

    ship_danger_levels(data_folder, progress)
