"""The life of the process, from inside."""

import gc

from tests.running_program import free_port
from wegwijzer import life
from wegwijzer.settings import Settings

WHAT_STAYS = 100_000


async def test_what_was_loaded_is_not_collected_again_and_again(tmp_path, model_folder, monkeypatch):
    """Nobody is answered while the collector goes through map, word forms and examples."""
    for file in model_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    spared = []

    async def serve(program, listening):
        spared.append(gc.get_freeze_count())

    monkeypatch.setattr(life, "_serve", serve)
    try:
        await life.live(Settings(WEGWIJZER_DATA=tmp_path, HTTP_PORT=free_port()))
    finally:
        gc.unfreeze()
    assert spared[0] > WHAT_STAYS
