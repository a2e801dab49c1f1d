"""What every room's tests share."""

from __future__ import annotations

import os

import pytest

from tests.running_program import begin_program

# As the command line has it (wegwijzer/cli.py): read when the sentence model is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")


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
