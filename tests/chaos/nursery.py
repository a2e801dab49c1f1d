"""Processes by the dozen: the program is loaded once, which takes six seconds, and forked for each of its lives.

`python -m tests.chaos.nursery` reads orders from stdin, one JSON object a line, and answers each with one.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READY = "ready"


class Nursery:
    """The driver's end of it."""

    async def __aenter__(self):
        mine = ("WEGWIJZER", "TELEGRAM", "DATABASE")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.chaos.nursery",
            cwd=ROOT,
            env=environment | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self._one = asyncio.Lock()
        assert await self._process.stdout.readline() == f'"{READY}"\n'.encode()
        return self

    async def __aexit__(self, *_):
        self._process.stdin.close()
        await self._process.wait()

    async def start(self, order):
        return Child(self, (await self.ask(order))["pid"])

    async def ask(self, order):
        async with self._one:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            await self._process.stdin.drain()
            return json.loads(await self._process.stdout.readline())


class Child:
    """A living process; ``gone`` is set when it is not any more, whoever ended it."""

    def __init__(self, nursery, pid):
        self.pid = pid
        self.gone = asyncio.Event()
        self._nursery = nursery
        self._watch = os.pidfd_open(pid)
        asyncio.get_running_loop().add_reader(self._watch, self._ended)

    def _ended(self):
        asyncio.get_running_loop().remove_reader(self._watch)
        os.close(self._watch)
        self.gone.set()

    async def gone_within(self, seconds):
        """Whether it is gone; waits no longer than that."""
        try:
            async with asyncio.timeout(seconds):
                await self.gone.wait()
        except TimeoutError:
            return False
        return True

    def signal(self, number):
        """Before it was waited for nobody else gets its number."""
        os.kill(self.pid, number)

    async def end(self, number):
        """Sends the signal, waits; how it ended: 0, or minus the signal that killed it."""
        self.signal(number)
        return await self.ended()

    async def ended(self):
        await self.gone.wait()
        return (await self._nursery.ask({"wait": self.pid}))["status"]


def _raise_children():
    from tests.chaos.light_program import be, prepare  # noqa: PLC0415 – only this process loads the program

    prepare()
    _say(READY)
    alive = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            alive.discard(order["wait"])
            _say({"status": os.waitstatus_to_exitcode(status)})
            continue
        pid = os.fork()
        if pid == 0:
            _child(be, order)
        alive.add(pid)
        _say({"pid": pid})
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _child(be, order):
    """Ends with the process, whatever happens: nothing of the parent may go on in it."""
    status = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for here, there in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(here, there)
        be(order)
        status = 0
    except BaseException:  # noqa: BLE001 – shown in the log, and in the status
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _raise_children()
