"""The real process while Telegram is away, at the start and in the middle, and beside a second copy of the bot."""

from __future__ import annotations

import signal

import httpx

from tests.running_program import free_port
from tests.telegram.bot_api_server import TOKEN


async def test_a_machine_that_boots_before_its_network(start, server):
    await server.leave()
    port = free_port()
    running = await start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base, HTTP_PORT=str(port))
    await running.says("telegram_unreachable")
    async with httpx.AsyncClient() as web:
        assert (await web.get(f"http://127.0.0.1:{port}/health")).status_code == 200
    await server.return_()
    await running.says("Ready: the bot answers")
    await server.write(41, "/start")
    await server.sees(41, "Якою мовою")


async def test_it_can_be_stopped_while_it_waits_for_telegram(start, server):
    await server.leave()
    running = await start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base)
    await running.says("telegram_unreachable")
    running.process.send_signal(signal.SIGTERM)
    assert await running.ended() == 0
    assert "Traceback" not in "".join(running.lines)


async def test_lost_and_found_and_a_second_copy(live, server):
    running = await live()
    await server.leave()
    await running.says('"event": "telegram_lost"')
    await server.return_()
    await running.says('"event": "telegram_back"')
    await server.write(41, "/start")
    await server.sees(41, "Якою мовою")
    async with httpx.AsyncClient() as second_copy:
        await second_copy.post(f"{server.base}/bot{TOKEN}/getUpdates", data={"timeout": "0"})
    await running.says('"event": "telegram_conflict"')
    await server.press(41, "Українська")
    await server.sees(41, "Я програма")
    log = "".join(running.lines)
    assert log.count("telegram_lost") == log.count("telegram_conflict") == 1
    assert "another copy of the bot is running" in log
    assert TOKEN not in log
    assert "aiogram.dispatcher" not in log
