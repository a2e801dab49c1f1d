"""`wegwijzer run` as a real process, against a Bot API server on loopback."""

from __future__ import annotations

import pytest

from tests.telegram.bot_api_server import TOKEN, BotApiServer


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
