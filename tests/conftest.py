"""What every room's tests share."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest

from tests.running_program import Running, free_port

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
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("WEGWIJZER", "TELEGRAM"))
        }
        data = tmp_path / "data"
        if not data.exists():
            data.mkdir()
            for file in model_folder.glob("*.npz"):
                (data / file.name).write_bytes(file.read_bytes())
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "wegwijzer",
            *(arguments or ["run"]),
            env={**environment, "WEGWIJZER_DATA": str(data), "HTTP_PORT": str(free_port()), **settings},
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        started.append(Running(process))
        return started[-1]

    yield begin
    for one in started:
        if one.process.returncode is None:
            await one.kill()
