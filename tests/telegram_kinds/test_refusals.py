"""Chats that are gone: no crash, no apology that could not arrive either, one log line of the kind."""

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.methods import AnswerInlineQuery, SendChatAction, SendMessage

from tests.telegram_kinds.conftest import CANARY, GROUP, RESIDENT, person

GONE = {
    "blocked": (TelegramForbiddenError, "Forbidden: bot was blocked by the user"),
    "account_deleted": (TelegramForbiddenError, "Forbidden: user is deactivated"),
    "never_started": (TelegramForbiddenError, "Forbidden: bot can't initiate conversation with a user"),
    "forbidden": (TelegramForbiddenError, f"Forbidden: {CANARY}"),
    "chat_not_found": (TelegramBadRequest, "Bad Request: chat not found"),
    "migrated": (TelegramMigrateToChat, "Bad Request: group chat was upgraded", GROUP),
}


@pytest.mark.parametrize("kind", GONE)
async def test_a_chat_that_is_gone_is_one_line_and_no_apology(world, logged, kind):
    await world.press("l:nl")
    before = dict(world.store._rows)
    world.forget_calls()
    world.telegram.refusals[SendMessage] = GONE[kind]
    await world.receive(text=CANARY)
    assert len(world.telegram.of(SendMessage)) == 1, "no second attempt"
    assert logged.named("update_failed") == []
    assert [one["error"] for one in logged.named("chat_unreachable")] == [kind]
    assert world.store._rows == before, "nothing is forgotten"
    assert CANARY not in logged.text
    assert str(RESIDENT) not in logged.text


async def test_a_chat_that_is_gone_before_the_answer_is_ready(world, logged):
    world.telegram.refusals |= dict.fromkeys((SendChatAction, SendMessage), GONE["blocked"])
    await world.receive(text="школа")
    assert [one["error"] for one in logged.named("chat_unreachable")] == ["blocked"]
    assert logged.named("update_failed") == []


async def test_removed_from_the_group_while_refusing(world, logged):
    world.telegram.refusals[SendMessage] = (
        TelegramForbiddenError,
        "Forbidden: bot was kicked from the supergroup chat",
    )
    await world.receive(chat=GROUP, chat_type="supergroup", text="/menu")
    assert [one["error"] for one in logged.named("chat_unreachable")] == ["removed"]


async def test_a_group_that_lets_nobody_write(world, logged):
    words = "Bad Request: not enough rights to send text messages to the chat"
    world.telegram.refusals[SendMessage] = (TelegramBadRequest, words)
    await world.receive(chat=GROUP, chat_type="supergroup", text="/menu")
    assert [one["error"] for one in logged.named("chat_unreachable")] == ["no_rights"]
    assert logged.named("update_failed") == []


async def test_an_inline_query_that_telegram_gave_up_on(world, logged):
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    world.telegram.refusals[AnswerInlineQuery] = (TelegramBadRequest, late)
    await world.deliver(inline_query={"id": "1", "from": person(), "query": "", "offset": ""})
    assert logged.named("update_failed") == []


async def test_a_failure_of_ours_is_still_a_failure(world, logged):
    world.telegram.refusals[SendMessage] = (TelegramBadRequest, "Bad Request: can't parse entities")
    await world.receive(text="школа")
    assert len(logged.named("update_failed")) == 1
    assert logged.named("chat_unreachable") == []
