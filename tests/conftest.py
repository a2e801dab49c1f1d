"""What every room's tests share."""

from __future__ import annotations

import logging
import os
import warnings

import pytest
import structlog

from tests.running_program import begin_program

# As the command line has it (wegwijzer/cli.py): read when the sentence model is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")


LONGEST = (
    "tests/chaos/",
    "tests/nlu/test_gate.py",
    "tests/routekaart/sabotage/",
    "tests/hostile/",
    "tests/desk/browser/",
)
"""Files that take a minute and more: begun first, so that several processes end together."""


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(autouse=True)
def log_as_it_was():
    """Whatever a test makes of the log ends with it, so that files may run in any order and in any process."""
    root = logging.getLogger()
    handlers, level, shown = root.handlers[:], root.level, warnings.showwarning
    yield
    root.handlers[:], warnings.showwarning = handlers, shown
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    """A data folder with the model trained once for the whole run."""
    from wegwijzer.understanding import load_understanding  # noqa: PLC0415 – only the tests that need it pay for it

    folder = tmp_path_factory.mktemp("model")
    load_understanding(folder)
    return folder


@pytest.fixture
async def start(tmp_path, model_folder):
    """Starts `wegwijzer` with settings on a data folder of its own; kills what is left at the end."""
    started = []

    async def begin(*arguments, **settings):
        started.append(await begin_program(tmp_path, model_folder, *arguments, **settings))
        return started[-1]

    yield begin
    for one in started:
        if one.process.returncode is None:
            await one.kill()
