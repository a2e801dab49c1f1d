"""What a resident gets when Telegram cannot take an answer now: real HTTP, session and dispatcher."""

from __future__ import annotations

import asyncio

import pytest

from tests.telegram import troubles

OPENING = "Якою мовою"


async def test_too_many_requests_is_waited_for_as_long_as_telegram_says(line, server):
    server.troubles.plan("sendMessage", troubles.slow_down(7), troubles.slow_down(2))
    await server.write(41, "/start")
    await server.sees(41, OPENING)
    assert line.waits == [7, 2]
    assert [one["seconds"] for one in line.about("telegram_limited")] == [7, 2]


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageText", "getUpdates"])
async def test_it_is_waited_for_whatever_the_method(line, server, method):
    server.troubles.plan(method, troubles.slow_down(3))
    await server.write(41, "/start")
    await server.press(41, "Українська")
    await server.sees(41, "Я програма")
    assert line.waits == [3]
    assert line.about("telegram_limited")[0]["method"] == method


async def test_who_is_not_limited_does_not_wait(line, server):
    line.gates[60] = asyncio.Event()
    server.troubles.plan("sendMessage", troubles.slow_down(60), chat=41)
    await server.write(41, "/start")
    await server.write(42, "/start")
    await server.sees(42, OPENING)
    assert not server.messages[41]
    line.gates[60].set()
    await server.sees(41, OPENING)


async def test_a_wait_beyond_all_patience_is_given_up_and_said(line, server):
    server.troubles.plan("sendMessage", troubles.slow_down(3600), chat=41)
    await server.write(41, "/start")
    await server.wait_for(lambda: server.called("sendMessage"))
    await server.write(41, "/start")
    await server.sees(41, OPENING)
    assert line.waits == []
    assert [one["method"] for one in line.about("telegram_gave_up")] == ["sendMessage"]


async def test_nobody_waits_long_for_a_sign_of_typing(line, server):
    server.troubles.always("sendChatAction", troubles.slow_down(60))
    await server.write(41, "/start")
    await server.press(41, "Українська")
    await server.write(41, "щось")
    await server.wait_for(lambda: len(server.messages[41]) > 1)
    assert line.waits == []


PASSING = [troubles.SERVER_ERROR, troubles.BAD_GATEWAY, troubles.gateway_page, troubles.drop]


@pytest.mark.parametrize("trouble", PASSING, ids=["500", "502", "504 page", "dropped"])
async def test_out_of_reach_for_a_moment_is_tried_again_with_growing_waits(line, server, trouble):
    server.troubles.plan("sendMessage", trouble, trouble)
    await server.write(41, "/start")
    await server.sees(41, OPENING)
    assert line.waits == [1, 3]
    assert line.events("telegram_gave_up") == []


async def test_a_call_that_hangs_is_tried_again(open_line, server):
    async with open_line(patience_s=0.2) as line:
        server.troubles.plan("sendMessage", troubles.hang)
        await server.write(41, "/start")
        await server.sees(41, OPENING)
        assert line.waits == [1]


async def test_an_answer_may_stand_twice_but_never_not_at_all(line, server):
    server.troubles.plan("sendMessage", troubles.drop_when_done)
    await server.write(41, "/start")
    await server.wait_for(lambda: len(server.messages[41]) == 2)
    assert {one["text"].startswith(OPENING) for one in server.messages[41].values()} == {True}


async def test_out_of_reach_for_long_is_given_up_with_its_kind_and_nothing_else(line, server):
    server.troubles.always("sendMessage", troubles.BAD_GATEWAY, chat=876543210)
    await server.write(876543210, "/start КАНАРКА")
    await server.write(42, "/start")
    await server.sees(42, OPENING)
    await server.wait_for(lambda: len(server.called("sendMessage")) > 4)
    server.troubles.lift()
    await server.write(876543210, "/start")
    await server.sees(876543210, OPENING)
    assert line.waits[:3] == [1, 3, 8]
    assert line.about("telegram_gave_up")[0] == {
        "event": "telegram_gave_up",
        "log_level": "error",
        "method": "sendMessage",
        "error": "TelegramServerError",
    }


async def test_who_has_blocked_the_bot_is_not_written_to_again_and_others_are(line, server):
    server.troubles.always("sendMessage", troubles.BLOCKED, chat=41)
    await server.write(41, "/start")
    await server.write(42, "/start")
    await server.sees(42, OPENING)
    assert len([one for one in server.called("sendMessage") if one["chat_id"] == "41"]) == 1
    assert line.waits == []


async def test_extras_that_fail_do_not_keep_the_bot_from_starting(open_line, server):
    server.troubles.always("setMyCommands", troubles.SERVER_ERROR)
    server.refused.add("getWebhookInfo")
    async with open_line() as line:
        await server.write(41, "/start")
        await server.sees(41, OPENING)
        assert line.waits == []
