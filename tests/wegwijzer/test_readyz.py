"""The real program says at `/readyz` which map it answers from, and that a newer one was refused."""

from __future__ import annotations

import asyncio
import json
import urllib.request

from tests.running_program import free_port
from tests.wegwijzer.maps import SOUND, TOWN, UNSOUND, write


def asked(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.status, json.load(answer)


async def told(port, is_so):
    """What `/readyz` says as soon as it is so."""
    async with asyncio.timeout(60):
        while True:
            status, said = await asyncio.to_thread(asked, port, "/readyz")
            assert (status, said["status"]) == (200, "ready")
            if is_so(said["routekaart"]):
                return said["routekaart"]
            await asyncio.sleep(0.05)


async def test_a_map_that_changes_under_the_running_program(start, tmp_path):
    folder, port = tmp_path / "own", free_port()
    folder.mkdir()
    running = await start(ROUTEKAART_PATH=str(folder), HTTP_PORT=str(port), LOG_LEVEL="info")
    await running.says("Ready: open")
    first = await told(port, lambda map_: map_["refused"] is None)
    write(folder, SOUND)
    second = await told(port, lambda map_: map_["version"] != first["version"])
    write(folder, UNSOUND)
    third = await told(port, lambda map_: map_["refused"] is not None)
    assert third["version"] == second["version"]
    assert third["refused"]["problems"] == 1
    assert third["refused"]["first"] == [f"{TOWN}:6:12"]
    assert asked(port, "/health")[1] == {"status": "ok", "routekaart": second["version"]}
    write(folder, SOUND)
    assert (await told(port, lambda map_: map_["refused"] is None))["version"] == second["version"]
    await running.says('"map_taken_up"')
    await running.says('"map_refused"')


async def test_a_folder_that_is_not_there_stops_the_start_by_name(start, tmp_path):
    running = await start(ROUTEKAART_PATH=str(tmp_path / "nowhere"))
    assert await running.ended() == 2
    assert any("ROUTEKAART_PATH: there is no folder" in line for line in running.lines)


async def test_a_folder_that_is_not_sound_at_the_start_leaves_the_shipped_map(start, tmp_path):
    """Better than nobody answering after a restart; the operator is told."""
    folder, port = tmp_path / "own", free_port()
    write(folder, UNSOUND)
    running = await start(ROUTEKAART_PATH=str(folder), HTTP_PORT=str(port))
    await running.says(f"ROUTEKAART_PATH: not sound, so the map that ships is answered from; see {TOWN}:6:12")
    await running.says("Ready: open")
    assert (await told(port, lambda _: True))["refused"]["problems"] == 1
