"""`wegwijzer` as a real process."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

TREE = Path(__file__).parents[1]
"""Whose code is started: this one's, also where another tree is installed."""


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

    async def says(self, text, within_s=60):
        async with self._heard, asyncio.timeout(within_s):
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


async def begin_program(folder, model_folder, *arguments, **settings):
    """`wegwijzer run`, or another command, on ``folder`` with these settings and no others; the caller ends it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WEGWIJZER", "TELEGRAM"))}
    data = folder / "data"
    if not data.exists():
        data.mkdir()
        for file in model_folder.glob("*.npz"):
            (data / file.name).write_bytes(file.read_bytes())
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "wegwijzer",
        *(arguments or ["run"]),
        env={
            **environment,
            "PYTHONPATH": str(TREE),
            "WEGWIJZER_DATA": str(data),
            "HTTP_PORT": str(free_port()),
            **settings,
        },
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    return Running(process)
