"""Polling goes on whatever happens, and says once what ails it; over real HTTP."""

from __future__ import annotations

import asyncio

import pytest

import wegwijzer.telegram
from tests.telegram import troubles
from tests.telegram.bot_api_server import TOKEN
from tests.telegram.conftest import Line
from wegwijzer.problem import OperatorProblem
from wegwijzer.telegram import connect
from wegwijzer.watch import ADVICE

OPENING = "Якою мовою"
CONFLICT = troubles.refuse(409, "Conflict: terminated by other getUpdates request; make sure that only one is running")


@pytest.mark.parametrize(
    ("trouble", "event"),
    [
        (troubles.SERVER_ERROR, "telegram_lost"),
        (troubles.gateway_page, "telegram_lost"),
        (troubles.drop, "telegram_lost"),
        (CONFLICT, "telegram_conflict"),
        (troubles.UNAUTHORIZED, "telegram_token_refused"),
    ],
    ids=["500", "504 page", "dropped", "409", "401"],
)
async def test_trouble_is_said_once_and_so_is_its_end(line, server, trouble, event):
    server.troubles.always("getUpdates", trouble)
    await server.write(41, "/start")
    tries = len(server.called("getUpdates"))
    await server.wait_for(lambda: len(server.called("getUpdates")) > tries + 5)
    assert not server.messages[41]
    server.troubles.lift()
    await server.sees(41, OPENING)
    assert line.events(*ADVICE, "telegram_back") == [event, "telegram_back"]
    assert line.about(event)[0]["advice"]


async def test_a_second_copy_of_the_bot_is_named(line, server):
    server.troubles.always("getUpdates", CONFLICT)
    await server.wait_for(lambda: line.about("telegram_conflict"), lambda: str(line.logs))
    assert "another copy of the bot is running" in line.about("telegram_conflict")[0]["advice"]


async def test_a_webhook_is_named_at_the_start_and_its_end_is_enough(open_line, server):
    server.webhook = "https://example.org/secret-path"
    async with open_line() as line:
        await server.write(41, "/start")
        tries = len(server.called("getUpdates"))
        await server.wait_for(lambda: len(server.called("getUpdates")) > tries + 2)
        server.webhook = ""
        await server.sees(41, OPENING)
        assert line.events("telegram_webhook_set")
        assert "deleteWebhook" in line.about("telegram_webhook_set")[0]["advice"]
        assert "secret-path" not in str(line.logs)


async def test_only_what_the_bot_handles_is_asked_for(line, server):
    await server.wait_for(lambda: server.called("getUpdates"))
    asked = set(server.called("getUpdates")[0]["allowed_updates"])
    assert {"message", "edited_message", "callback_query"} <= asked
    assert not {"poll", "error", "update", "channel_post", "message_reaction"} & asked


async def test_at_the_start_it_is_tried_with_growing_waits_up_to_a_minute(settings, server):
    await server.leave()
    line = Line(None, [])

    async def sleep(seconds):
        await line.sleep(seconds)
        if len(line.waits) == 9:
            await server.return_()

    bot = await connect(settings, sleep)
    await bot.session.close()
    assert len(line.waits) == 9
    assert line.waits[0] == 1
    assert all(later > 1.3 * sooner for sooner, later in zip(line.waits[:5], line.waits[1:6], strict=True))
    assert all(55 < wait <= 61 for wait in line.waits[7:])


@pytest.mark.parametrize("trouble", [troubles.SERVER_ERROR, troubles.gateway_page, troubles.drop])
async def test_a_telegram_in_trouble_at_the_start_is_waited_for(settings, server, trouble):
    line = Line(None, [])
    server.troubles.plan("getMe", trouble, trouble)
    bot = await connect(settings, line.sleep)
    await bot.session.close()
    assert len(line.waits) == 2


async def test_a_wrong_token_is_not_waited_for(settings, server):
    line = Line(None, [])
    wrong = settings.model_copy(update={"TELEGRAM_BOT_TOKEN": type(settings.TELEGRAM_BOT_TOKEN)(TOKEN + "x")})
    with pytest.raises(OperatorProblem, match="does not know this token"):
        await connect(wrong, line.sleep)
    assert line.waits == []


class Gate:
    """An understanding that stays with a message until the test lets it go on."""

    def __init__(self, world):
        self.begun = []
        self.doors = {}
        self.changed = asyncio.Condition()
        self._understood = world.understood
        world.dispatcher["guide"]._understand = self

    async def __call__(self, text, *, hint):
        async with self.changed:
            self.begun.append(text)
            self.changed.notify_all()
        if text in self.doors:
            await self.doors[text].wait()
        return await self._understood(text, hint=hint)

    async def wait_for(self, condition):
        async with self.changed, asyncio.timeout(30):
            await self.changed.wait_for(condition)


async def test_a_slow_chat_keeps_its_order_and_holds_up_no_other(line, server):
    gate = Gate(line.world)
    gate.doors["1"] = asyncio.Event()
    for text in "1234":
        await server.write(41, text)
    await server.write(42, "other")
    await server.wait_for(lambda: server.messages[42])
    assert gate.begun == ["1", "other"]
    gate.doors["1"].set()
    await server.wait_for(lambda: len(server.messages[41]) == 4)
    assert gate.begun == ["1", "other", "2", "3", "4"]


async def test_more_updates_than_can_be_in_the_works_wait_at_telegram(open_line, server, monkeypatch):
    monkeypatch.setattr(wegwijzer.telegram, "AT_ONCE", 3)
    async with open_line() as line:
        gate = Gate(line.world)
        texts = [f"word {number}" for number in range(6)]
        gate.doors = {text: asyncio.Event() for text in texts}
        for number, text in enumerate(texts):
            await server.write(41 + number, text)
        await gate.wait_for(lambda: len(gate.begun) == 3)
        assert len(line.world.dispatcher._handle_update_tasks) == 3
        for door in gate.doors.values():
            door.set()
        await gate.wait_for(lambda: len(gate.begun) == 6)
