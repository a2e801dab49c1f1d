"""`wegwijzer` as a real process."""

from __future__ import annotations

import asyncio
import signal
import socket


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
