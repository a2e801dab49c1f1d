"""The running program says at `/readyz` which map it answers from, and that a newer one was refused."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import urllib.request

import pytest

from tests.hostile.world import cheap_understanding
from tests.running_program import free_port
from tests.wegwijzer.maps import SOUND, TOWN, UNSOUND, write
from wegwijzer import life, wiring
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings


@pytest.fixture
async def live(tmp_path, monkeypatch):
    """Starts the whole program, but for the model, which knows nothing of the map; gives its port."""
    monkeypatch.setattr(wiring, "load_understanding", lambda *_: cheap_understanding)
    running = []

    async def begin(folder):
        settings = Settings(WEGWIJZER_DATA=tmp_path / "data", HTTP_PORT=free_port(), ROUTEKAART_PATH=folder)
        running.append(asyncio.ensure_future(life.live(settings)))
        return settings.HTTP_PORT

    yield begin
    for one in running:
        one.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await one
    gc.unfreeze()


def asked(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.status, json.load(answer)


async def told(port, is_so):
    """What `/readyz` says as soon as it is so."""
    async with asyncio.timeout(100):
        while True:
            with contextlib.suppress(OSError):
                status, said = await asyncio.to_thread(asked, port, "/readyz")
                assert (status, said["status"]) == (200, "ready")
                if is_so(said["routekaart"]):
                    return said["routekaart"]
            await asyncio.sleep(0.05)


async def test_a_map_that_changes_under_the_running_program(live, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    port = await live(folder)
    first = await told(port, lambda map_: map_["refused"] is None)
    write(folder, SOUND)
    second = await told(port, lambda map_: map_["version"] != first["version"])
    write(folder, UNSOUND)
    third = await told(port, lambda map_: map_["refused"] is not None)
    assert third["version"] == second["version"]
    assert third["refused"]["problems"] == 1
    assert third["refused"]["first"] == [f"{TOWN}:6:12"]
    assert (await asyncio.to_thread(asked, port, "/health"))[1]["routekaart"] == second["version"]
    write(folder, SOUND)
    assert (await told(port, lambda map_: map_["refused"] is None))["version"] == second["version"]


async def test_a_folder_that_is_not_sound_at_the_start_leaves_the_shipped_map(live, tmp_path, capsys):
    """Better than nobody answering after a restart; the operator is told."""
    folder = tmp_path / "own"
    write(folder, UNSOUND)
    port = await live(folder)
    assert (await told(port, lambda _: True))["refused"]["problems"] == 1
    said = capsys.readouterr().err
    assert f"ROUTEKAART_PATH: not sound, so the map that ships is answered from; see {TOWN}:6:12" in said


async def test_a_folder_that_is_not_there_stops_the_start_by_name(tmp_path):
    settings = Settings(WEGWIJZER_DATA=tmp_path / "data", HTTP_PORT=free_port(), ROUTEKAART_PATH=tmp_path / "nowhere")
    with pytest.raises(OperatorProblem, match="ROUTEKAART_PATH: there is no folder"):
        await life.live(settings)
