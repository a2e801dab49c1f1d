"""The real program against a Bot API server over real HTTP."""

from __future__ import annotations

import re
import signal

import pytest

from tests.telegram.bot_api_server import TOKEN

CANARY = "КАНАРКА-7431"


async def test_a_resident_is_sent_the_right_way(live, server):
    await live()
    await server.write(41, "/start")
    await server.press(41, "Українська")
    await server.sees(41, "Я програма, а не людина")
    await server.write(41, "моїй доньці 8 років, як записати її до школи?")
    await server.sees(41, "Скільки років дитині?")
    await server.press(41, "5")
    await server.press(41, "Ні")
    await server.sees(41, "Покажіть це нідерландською")


async def test_danger_sends_112_and_a_contact_that_dials(live, server):
    await live()
    await server.write(41, "допоможіть, горить кімната, викличте пожежників!!")
    await server.sees(41, "112")
    await server.wait_for(lambda: "112" in server.contacts[41])


async def test_kill_nine_in_mid_dialogue_and_go_on(live, server):
    running = await live()
    await server.write(41, "/start", "nl")
    await server.press(41, "Nederlands")
    await server.write(41, "hoe schrijf ik mijn kind in op school")
    await server.sees(41, "Hoe oud is")
    await running.kill()
    await live()
    await server.press(41, "12")
    await server.press(41, "Nee")
    await server.sees(41, "Laat deze zin zien")


async def test_two_chats_never_mix(live, server):
    await live()
    for chat, language in ((41, "uk"), (42, "nl")):
        await server.write(chat, "/start", language)
    await server.press(41, "Українська")
    await server.press(42, "Nederlands")
    await server.write(41, "як записати дитину до школи")
    await server.write(42, "hoe schrijf ik mijn kind in op school")
    await server.press(41, "4 роки")
    await server.press(42, "16")
    await server.write(41, "/facts")
    await server.write(42, "/facts")
    await server.sees(41, "4 роки")
    await server.sees(42, "16")
    # As a word: the map's version under a card is figures and letters of its own.
    assert not any(re.search(r"\b16\b", message["text"]) for message in server.messages[41].values())
    assert not any("роки" in message["text"] for message in server.messages[42].values())


async def test_refused_extras_are_logged_and_the_bot_goes_on(live, server):
    server.refused |= {"setMyCommands", "sendChatAction", "answerCallbackQuery", "sendContact"}
    running = await live()
    await server.write(41, "/start")
    await server.press(41, "Українська")
    await server.write(41, "горить кімната, рятуйте")
    await server.sees(41, "112")
    await running.says('"method": "setMyCommands"')
    await running.says('"method": "sendChatAction"')


async def test_the_example_municipality_is_hidden_where_the_bot_is_live(live, server):
    await live()
    await server.write(41, "/start l_voorbeeldstad__de-linde")
    await server.press(41, "Українська")
    await server.write(41, "/place")
    await server.sees(41, "Жодного муніципалітету")
    assert not any("приклад" in message["text"] for message in server.messages[41].values())


async def test_the_demo_switch_shows_it(live, server):
    await live(WEGWIJZER_DEMO="1")
    await server.write(41, "/start l_voorbeeldstad__de-linde")
    await server.press(41, "Українська")
    await server.sees(41, "приклад")


async def test_nothing_a_resident_writes_or_is_gets_into_the_log_or_the_database(live, server, tmp_path):
    running = await live(LOG_LEVEL="debug")
    await server.write(876543210, f"/start {CANARY}")
    await server.press(876543210, "Українська")
    await server.write(876543210, f"{CANARY} мій телефон +31612345678")
    await server.press(876543210, "Скарга")
    running.process.send_signal(signal.SIGTERM)
    assert await running.ended() == 0, running.lines
    log = "".join(running.lines)
    stored = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir() if "wegwijzer.db" in file.name)
    assert stored
    for secret in (CANARY, "876543210", "31612345678", "Resident", TOKEN):
        assert secret not in log
        assert secret.encode() not in stored


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"TELEGRAM_BOT_TOKEN": "123456789:AAwrong"}, "TELEGRAM_BOT_TOKEN: Telegram does not know this token"),
        ({"TELEGRAM_BOT_TOKEN": "КАНАРКА without a colon"}, "TELEGRAM_BOT_TOKEN: this is not a token"),
    ],
)
async def test_a_wrong_token_is_one_clear_line_and_exit_2(start, server, settings, line):
    running = await start(TELEGRAM_API_BASE=server.base, **settings)
    assert await running.ended() == 2
    text = "".join(running.lines)
    assert f"wegwijzer: {line}" in text
    assert "Traceback" not in text
    assert settings["TELEGRAM_BOT_TOKEN"] not in text


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"STAFF_GROUP": "-4001"}, "STAFF_GROUP: the group is told whenever an e-mail goes out"),
        ({"SMTP_URL": "smtp://127.0.0.1:9"}, "MAIL_FROM: SMTP_URL is set"),
    ],
)
async def test_mail_that_is_set_only_in_part_is_one_clear_line_and_exit_2(start, server, settings, line):
    running = await start(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=server.base, **settings)
    assert await running.ended() == 2
    text = "".join(running.lines)
    assert f"wegwijzer: {line}" in text
    assert "Traceback" not in text
