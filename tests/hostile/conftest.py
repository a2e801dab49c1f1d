from __future__ import annotations

import asyncio
import io
import json
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from wegwijzer import log
from wegwijzer.kaart import load_shipped


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


class AtOnce(ThreadPoolExecutor):
    """Does what is handed to it on the spot: aiogram takes a thread for every filter, a third of a long run's time."""

    def submit(self, function, /, *arguments, **more):
        done = Future()
        try:
            done.set_result(function(*arguments, **more))
        except BaseException as error:  # noqa: BLE001 – handed on, as every executor does
            done.set_exception(error)
        return done


@pytest.fixture
def runner():
    """One event loop for a test whose examples are many."""
    with asyncio.Runner() as one:
        one.get_loop().set_default_executor(AtOnce())
        yield one


class Log:
    """What the program wrote to its log, as the operator would read it."""

    def __init__(self):
        self.stream = io.StringIO()

    @property
    def text(self):
        return self.stream.getvalue()

    def lines(self, event=None):
        lines = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in lines if event in {None, line["event"]}]

    def clear(self):
        self.stream.seek(0)
        self.stream.truncate()


@pytest.fixture
def written():
    one = Log()
    log.configure("debug", one.stream)
    return one
