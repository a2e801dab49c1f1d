"""`wegwijzer run` as a real process, against a Bot API server on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys

import pytest

from tests.telegram.bot_api_server import TOKEN, BotApiServer


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """A started program; its output is read all the time so that it never blocks."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self._readers = [asyncio.ensure_future(self._read(stream)) for stream in (process.stdout, process.stderr)]
        self._heard = asyncio.Condition()

    async def _read(self, stream):
        while line := await stream.readline():
            async with self._heard:
                self.lines.append(line.decode())
                self._heard.notify_all()

    async def says(self, text):
        async with self._heard, asyncio.timeout(60):
            while not any(text in line for line in self.lines):
                await self._heard.wait()

    async def ended(self):
        async with asyncio.timeout(60):
            code = await self.process.wait()
            await asyncio.gather(*self._readers)
        return code

    async def kill(self):
        self.process.send_signal(signal.SIGKILL)
        return await self.ended()


@pytest.fixture
async def server():
    async with BotApiServer() as running:
        yield running


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
            for file in model_folder.glob("model*"):
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


@pytest.fixture
async def live(start, server):
    """The bot on the server, polling."""

    async def begin(**settings):
        running = await start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base, **settings)
        await running.says("Ready: the bot answers")
        return running

    return begin
