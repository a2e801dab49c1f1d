"""When something breaks: an apology with 112, a code and the menu, in the right language; one line for the operator."""

from __future__ import annotations

import asyncio
import re

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import Update

from bot.callbacks import ShowMenu
from bot.handlers import failures
from guide.guide import Guide
from store.memory_sessions import MemorySessionStore
from tests.hostile.updates import GROUPS, NOW
from tests.hostile.world import HostileWorld

CANARY = "КАНАРКА-5519"
PERSON = 7_551_995_500
PROBLEM = RuntimeError(CANARY)


class BrokenStore(MemorySessionStore):
    """Reads and writes until it is told to fail."""

    def __init__(self):
        super().__init__()
        self.reads_fail = self.writes_fail = False

    async def get(self, key, *, not_before):
        if self.reads_fail:
            raise ConnectionError(CANARY)
        return await super().get(key, not_before=not_before)

    async def put(self, key, payload, *, now):
        if self.writes_fail:
            raise ConnectionError(CANARY)
        await super().put(key, payload, now=now)


@pytest.fixture
def store():
    return BrokenStore()


@pytest.fixture
def world(kaart, store):
    return HostileWorld(kaart, store=store)


def private(text, client="uk", **more):
    sender = {"id": PERSON, "is_bot": False, "first_name": CANARY, "language_code": client}
    chat = {"id": PERSON, "type": "private"}
    return {"message_id": 5, "date": NOW, "chat": chat, "from": sender, "text": text} | more


def pressed(data, chat=None, client="uk"):
    message = {"message_id": 5, "date": NOW, "chat": chat or {"id": PERSON, "type": "private"}}
    sender = {"id": PERSON, "is_bot": False, "first_name": CANARY, "language_code": client}
    return {"id": "77", "from": sender, "chat_instance": "1", "message": message, "data": data}


async def deliver(world, **content):
    return await world.take(Update.model_validate({"update_id": 1, **content}, context={"bot": world.bot}))


def said(calls):
    return [call.text for call in calls if isinstance(call, SendMessage | EditMessageText)]


def an_apology(calls, language="uk"):
    """The one thing said; fails when it is not the whole apology."""
    [sent] = [call for call in calls if isinstance(call, SendMessage | EditMessageText)]
    assert {"uk": "сталася помилка", "nl": "mis"}[language] in sent.text
    assert "112" in sent.text
    assert CANARY not in sent.text
    assert sent.chat_id == PERSON
    assert ShowMenu().pack() in [button.callback_data for row in sent.reply_markup.inline_keyboard for button in row]
    return sent


def break_guide(world, monkeypatch):
    def broken(*_, **__):
        raise PROBLEM

    for name in ("hear", "menu", "start"):
        monkeypatch.setattr(Guide, name, broken)


@pytest.fixture
async def dutch(world):
    """This client is set to Ukrainian and has chosen Dutch here."""
    await deliver(world, callback_query=pressed("l:nl"))
    return world


async def test_a_broken_guide_is_apologised_for_in_the_chosen_language(dutch, monkeypatch, written):
    break_guide(dutch, monkeypatch)
    an_apology(await deliver(dutch, message=private("дім")), "nl")


async def test_the_residents_code_is_the_operators_error_id(world, monkeypatch, written):
    break_guide(world, monkeypatch)
    sent = an_apology(await deliver(world, message=private(f"дім {CANARY}")))
    [line] = written.lines("update_failed")
    code = re.search(r"\b[0-9a-f]{6}\b", sent.text)[0]
    assert line["error_id"] == code
    assert (line["error"], line["update"], line["level"]) == ("RuntimeError", "message", "error")
    assert any(place.startswith("tests/hostile/test_apology.py:") for place in line["trace"])
    assert CANARY not in written.text
    assert str(PERSON) not in written.text


async def test_every_failure_has_a_code_of_its_own(world, monkeypatch, written):
    break_guide(world, monkeypatch)
    for _ in range(20):
        world.time += 60 * world.time.resolution * 10**6
        await deliver(world, message=private("дім"))
    assert len({line["error_id"] for line in written.lines("update_failed")}) == 20


async def test_codes_come_from_where_the_caller_says():
    asked = iter(["abc123"])
    handler = failures.Failures(new_code=lambda: next(asked))
    assert "abc123" in failures.apology(handler._new_code(), "nl").text


@pytest.mark.parametrize("fails", ["reads_fail", "writes_fail"])
async def test_a_database_that_is_down_is_apologised_for_in_the_clients_language(dutch, store, fails, written):
    setattr(store, fails, True)
    calls = await deliver(dutch, message=private("/privacy", client="nl"))
    assert "mis" in said(calls)[-1]
    assert "112" in said(calls)[-1]
    assert len(written.lines("update_failed")) == 1
    assert CANARY not in written.text


async def test_the_menu_of_the_apology_works_as_soon_as_the_database_is_back(dutch, store, written):
    store.reads_fail = True
    sent = an_apology(await deliver(dutch, message=private("дім", client="nl")), "nl")
    store.reads_fail = False
    for row in sent.reply_markup.inline_keyboard:
        for button in row:
            assert said(await deliver(dutch, callback_query=pressed(button.callback_data)))
    assert len(written.lines("update_failed")) == 1


async def test_what_failed_is_not_asked_again_for_the_language(dutch, store, monkeypatch, written):
    asked = []
    put = store.put

    async def get(key, **more):
        asked.append("get")

    async def fail(*arguments, **more):
        asked.append("put")
        await put(*arguments, **more)

    store.writes_fail = True
    monkeypatch.setattr(store, "get", get)
    monkeypatch.setattr(store, "put", fail)
    assert "112" in said(await deliver(dutch, message=private("/privacy")))[-1]
    assert asked[-1] == "put"


async def test_a_store_that_hangs_does_not_keep_the_apology(dutch, store, monkeypatch, written):
    async def hang(*_, **__):
        await asyncio.Event().wait()

    def broken(*_, **__):
        monkeypatch.setattr(store, "get", hang)
        raise PROBLEM

    monkeypatch.setattr(failures, "LANGUAGE_WAIT_S", 0.01)
    monkeypatch.setattr(Guide, "menu", broken)
    an_apology(await deliver(dutch, message=private("/menu")), "uk")


async def test_a_button_stops_spinning_when_its_handler_fails(world, monkeypatch, written):
    break_guide(world, monkeypatch)
    calls = await deliver(world, callback_query=pressed("m"))
    an_apology(calls)
    assert [call.callback_query_id for call in calls if isinstance(call, AnswerCallbackQuery)] == ["77"]


async def test_a_broken_renderer_is_apologised_for(world, monkeypatch, written):
    def broken(*_):
        raise PROBLEM

    monkeypatch.setattr("bot.sending.render", broken)
    an_apology(await deliver(world, message=private("/menu")))


def refusing(world, monkeypatch, refusal, times=10):
    """Telegram refuses the next messages; what the bot tried to send is noted."""
    tried = []
    perform = world.telegram._perform

    def refuse(method):
        if isinstance(method, SendMessage):
            tried.append(method)
            if len(tried) <= times:
                raise refusal(method)
        return perform(method)

    monkeypatch.setattr(world.telegram, "_perform", refuse)
    return tried


async def test_a_message_telegram_refuses_is_followed_by_the_apology(world, monkeypatch, written):
    tried = refusing(world, monkeypatch, lambda m: TelegramBadRequest(m, "Bad Request: can't parse entities"), times=1)
    await deliver(world, message=private("/privacy"))
    assert len(tried) == 2
    assert "112" in tried[-1].text


async def test_an_apology_that_cannot_be_sent_is_logged_and_nothing_crashes(world, monkeypatch, written):
    refusing(world, monkeypatch, lambda m: TelegramNetworkError(m, CANARY), times=10**6)
    await deliver(world, message=private("/privacy"))
    [failed], [unsent] = written.lines("update_failed"), written.lines("apology_failed")
    assert failed["error_id"] == unsent["error_id"]
    assert unsent["error"] == "TelegramNetworkError"
    assert CANARY not in written.text


@pytest.mark.parametrize(
    "refusal",
    [
        lambda m: TelegramForbiddenError(m, "Forbidden: bot was blocked by the user"),
        lambda m: TelegramRetryAfter(m, "Too Many Requests", 100_000),
    ],
)
async def test_whom_telegram_shuts_out_nothing_more_is_sent(world, monkeypatch, written, refusal):
    tried = refusing(world, monkeypatch, refusal, times=10**6)
    await deliver(world, message=private("/privacy"))
    assert len(tried) == 1


async def test_in_a_group_nothing_is_said_about_a_failure(world, monkeypatch, written):
    async def broken(*_):
        raise PROBLEM

    monkeypatch.setattr(type(world.bot), "me", broken)
    group = {"id": GROUPS[0], "type": "supergroup"}
    assert said(await deliver(world, message=private("/menu", chat=group))) == []
    assert len(written.lines("update_failed")) == 1


async def test_another_bot_gets_no_apology(world, store, written):
    store.reads_fail = True
    bot = {"id": PERSON, "is_bot": True, "first_name": "x"}
    assert said(await deliver(world, message=private("дім") | {"from": bot})) == []


async def test_stopping_the_program_is_not_a_failure(world, monkeypatch, written):
    async def stopped(*_, **__):
        raise asyncio.CancelledError

    monkeypatch.setattr(Guide, "hear", stopped)
    with pytest.raises(asyncio.CancelledError):
        await deliver(world, message=private("дім"))
    assert world.telegram.take_calls() == [] or not said(world.telegram.take_calls())
    assert written.lines("update_failed") == []
