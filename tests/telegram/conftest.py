"""The bot against a Bot API server on loopback: as a real process, or polling in this one with waits that are noted."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
from aiogram.utils.backoff import BackoffConfig
from structlog.testing import capture_logs

from tests.conversation.conftest import World
from tests.telegram.bot_api_server import TOKEN, BotApiServer
from wegwijzer.kaart import load_shipped
from wegwijzer.settings import Settings
from wegwijzer.telegram import connect, poll

TINY = BackoffConfig(min_delay=0.001, max_delay=0.004, factor=2.0, jitter=0.00001)


@pytest.fixture
async def server():
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def live(start, server):
    """The bot on the server, polling."""

    async def begin(**settings):
        running = await start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base, **settings)
        await running.says("Ready: the bot answers")
        return running

    return begin


@pytest.fixture
def settings(server):
    return Settings(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base)


class Line:
    """What a test can see of the bot in this process: its waits (not waited), its log, its world."""

    def __init__(self, world, logs):
        self.world = world
        self.logs = logs
        self.waits = []
        self.gates = {}

    async def sleep(self, seconds):
        """Returns at once, unless the test keeps a gate closed for just this wait."""
        self.waits.append(seconds)
        if seconds in self.gates:
            await self.gates[seconds].wait()

    def events(self, *names):
        return [one["event"] for one in self.logs if one["event"] in names]

    def about(self, name):
        return [one for one in self.logs if one["event"] == name]


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


@pytest.fixture
def open_line(settings, kaart):
    """The real session, dispatcher and polling in this process."""

    @asynccontextmanager
    async def opened(guard=None, patience_s=5.0):
        world = World(kaart)
        with capture_logs() as logs:
            line = Line(world, logs)
            bot = await connect(settings, line.sleep, patience_s)
            if guard:
                guard(world)
            polling = asyncio.ensure_future(poll(bot, world.dispatcher, TINY))
            try:
                yield line
            finally:
                polling.cancel()
                await asyncio.gather(polling, return_exceptions=True)
                await bot.session.close()

    return opened


@pytest.fixture
async def line(open_line):
    async with open_line() as opened:
        yield opened
