"""The first complaint must not wait for dictionaries, and neither must the start."""

from __future__ import annotations

import asyncio
import signal
import threading

from tests.conversation.conftest import Understood
from tests.running_program import free_port
from wegwijzer import life, wiring
from wegwijzer.settings import Settings


async def test_redaction_gets_ready_once_in_a_thread_after_the_ready_line(tmp_path, monkeypatch):
    monkeypatch.setattr(wiring, "load_understanding", lambda *_: Understood())
    said, begun = [], asyncio.Event()
    loop, announce = asyncio.get_running_loop(), life._announce

    def announced(program):
        announce(program)
        said.append("ready")

    def warm_up():
        said.append(threading.current_thread() is threading.main_thread())
        loop.call_soon_threadsafe(begun.set)

    monkeypatch.setattr(life, "_announce", announced)
    monkeypatch.setattr(life, "warm_up", warm_up)

    async def stop():
        try:
            await asyncio.wait_for(begun.wait(), 60)
        finally:
            signal.raise_signal(signal.SIGTERM)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(life.live(Settings(WEGWIJZER_DATA=tmp_path, HTTP_PORT=free_port())))
        tasks.create_task(stop())
    assert said == ["ready", False]
