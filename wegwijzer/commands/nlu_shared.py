"""What the commands of `wegwijzer nlu` share."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from wegwijzer.folder import prepare_folder
from wegwijzer.problem import OperatorProblem
from wegwijzer.progress import Progress
from wegwijzer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlu.understanding import Understanding

say = Progress()
"""Long steps tell stderr how far they are; clear it before printing a result."""


def read_understanding() -> Understanding:
    """Rules, danger model and engine, trained now where the data folder holds none."""
    from wegwijzer.understanding import read_understanding as read  # noqa: PLC0415 – kept out of `--help`

    understanding = read(prepare_folder(load_settings()), say)
    say.clear()
    return understanding


@contextmanager
def readable() -> Iterator[None]:
    """A file of ours that cannot be read is a problem the operator can mend, named with file and line."""
    from nlu.examples import ExamplesError  # noqa: PLC0415 – kept out of `--help`
    from nlu.floors import FloorsError  # noqa: PLC0415 – kept out of `--help`
    from nlu.frozen_sets import FrozenSetError  # noqa: PLC0415 – kept out of `--help`
    from nlu.safety_files import SafetyFileError  # noqa: PLC0415 – kept out of `--help`

    try:
        yield
    except (ExamplesError, FrozenSetError, FloorsError, SafetyFileError) as error:
        say.clear()
        raise OperatorProblem(str(error)) from None
