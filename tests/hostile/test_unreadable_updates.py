"""An update that the installed aiogram cannot read stops nobody, and whoever is behind it is still answered."""

from __future__ import annotations

import asyncio
import contextlib
import json
import warnings

import pytest
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, EditMessageText, GetUpdates, SendMessage
from aiogram.types import Update
from pydantic import ValidationError

from tests.hostile.recorder import Recorder
from tests.hostile.test_apology import PERSON, pressed, private
from tests.hostile.test_hostile_updates import nothing_private_in
from tests.hostile.texts import CANARY
from tests.hostile.world import HostileWorld
from wegwijzer import log

NO_ANSWER = {"ok": True, "result": [{"update_id": 1}]}
ORIGIN = {"type": "invented_tomorrow", "date": 1, "note": CANARY}


@pytest.fixture
def world(kaart):
    return HostileWorld(kaart)


def answers(calls):
    return [call.chat_id for call in calls if isinstance(call, SendMessage | EditMessageText)]


def test_aiogram_itself_cannot_read_these():
    with pytest.raises(ValidationError):
        Update.model_validate({"update_id": 1, "message": private("/menu", forward_origin=ORIGIN)})


@pytest.mark.parametrize(
    "content",
    [
        {"message": private("/menu", forward_origin=ORIGIN)},
        {"message": private("/menu", entities=[{"type": "bold", "offset": "x", "length": None}])},
        {"message": private("/menu", photo="invented")},
        {"message": private("/menu") | {"from": {"id": PERSON, "is_bot": False, "first_name": "x", "username": [1]}}},
        {"message": private(None, caption="/menu", photo=[{"file_id": 1}])},
        {"callback_query": pressed("m") | {"game_short_name": []}},
    ],
)
async def test_what_was_said_or_pressed_is_still_answered(world, written, content):
    [update] = await world.poll([{"update_id": 3, **content}])
    calls = await world.take(update)
    assert answers(calls) == [PERSON]
    assert any(isinstance(call, AnswerCallbackQuery) for call in calls) == ("callback_query" in content)
    [line] = written.lines("update_unreadable")
    assert line["kept"] is True
    nothing_private_in(written.text)


async def test_the_others_of_its_batch_are_read_as_ever(world, written):
    batch = [
        {"update_id": 1, "message": private("/menu")},
        {"update_id": 2, "message": {"chat": CANARY}},
        {"update_id": 3, "message": private("/privacy", reply_to_message=private("x", story={"chat": 1}))},
        {"update_id": 4, "message": private("/menu", date="x")},
    ]
    updates = await world.poll(batch)
    assert [one.update_id for one in updates] == [1, 2, 3, 4]
    assert [answers(await world.take(one)) for one in updates] == [[PERSON], [], [PERSON], []]
    assert [line["kept"] for line in written.lines("update_unreadable")] == [False, True, False]


async def test_a_list_without_a_readable_number_stays_an_error(world, written):
    with pytest.raises(ClientDecodeError):
        await world.poll([{"message": private("/menu")}, "not an update"])


async def test_other_answers_that_cannot_be_read_stay_errors(world, monkeypatch, written):
    async def unreadable(_, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        return BaseSession.check_response(world.telegram, bot, method, 200, json.dumps(NO_ANSWER))

    monkeypatch.setattr(Recorder, "make_request", unreadable)
    with pytest.raises(ClientDecodeError):
        await world.bot(DeleteMessage(chat_id=1, message_id=1))


class Server(Recorder):
    """Hands over the same updates until they are confirmed by the offset, as Telegram's does."""

    def __init__(self, updates):
        super().__init__()
        self.updates = updates
        self.done = asyncio.Event()

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        if isinstance(method, GetUpdates):
            self.waiting = [one for one in self.updates if one["update_id"] >= (method.offset or 0)]
            if not self.waiting:
                self.done.set()
                await asyncio.Event().wait()
        return await super().make_request(bot, method, timeout)


async def test_polling_goes_past_an_unreadable_update(kaart, written):
    updates = [
        {"update_id": 1, "message": private("/menu", forward_origin=ORIGIN)},
        {"update_id": 2, "message": 5},
        {"update_id": 3, "message": private("/privacy")},
        {"update_id": 4, "message": 5},
    ]
    world = HostileWorld(kaart, telegram=Server(updates))
    polling = asyncio.ensure_future(world.dispatcher.start_polling(world.bot, handle_signals=False))
    async with asyncio.timeout(20):
        await world.telegram.done.wait()
        while len(answers(world.telegram.calls)) < 2:  # noqa: ASYNC110 – aiogram answers in tasks of its own
            await asyncio.sleep(0)
    polling.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await polling
    assert answers(world.telegram.calls) == [PERSON, PERSON]


async def test_a_dead_line_is_not_taken_for_an_unreadable_update(world, monkeypatch, written):
    async def dead(*_, **__):
        raise TelegramNetworkError(GetUpdates(), "no route")

    monkeypatch.setattr(Recorder, "make_request", dead)
    with pytest.raises(TelegramNetworkError):
        await world.bot(GetUpdates())


def test_a_librarys_warning_is_logged_by_its_kind_and_never_quoted(written, capfd):
    """aiogram warns of an update it does not know, with the whole update in the warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = log._show_warning
        warnings.warn(f"Detected unknown update type. Update: {CANARY}", RuntimeWarning, stacklevel=1)
    [line] = written.lines("library")
    assert (line["logger"], line["error"]) == ("warnings", "RuntimeWarning")
    nothing_private_in(written.text + "".join(capfd.readouterr()))
