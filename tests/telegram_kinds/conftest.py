"""The real dispatcher on a Telegram that records every call, refuses on demand, and delivers any kind of update."""

from __future__ import annotations

import io
import json
import logging
from datetime import UTC, datetime
from itertools import count

import pytest
import structlog
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, DeleteMessage, LeaveChat, SendContact, SendMessage
from aiogram.types import Update

from bot.dispatcher import build_dispatcher
from bot.local.telegram import LocalTelegram
from guide.guide import Guide
from guide.view import Viewer
from tests.conversation.conftest import TODAY, World
from wegwijzer.complaint_stores import in_memory, make_intake
from wegwijzer.kaart import FixedKaart, load_shipped
from wegwijzer.log import allow_list

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
GROUP = -1001234567890
RESIDENT = 876543210
CANARY = "КАНАРКА-7431"
FILE = {"file_id": "f", "file_unique_id": "u"}


class Recorder(LocalTelegram):
    """``refusals``: the exception class and Telegram's words for a method, as long as they stand here."""

    def __init__(self):
        super().__init__()
        self.calls = []
        self.refusals = {}

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        self.calls.append(method)
        if type(method) in self.refusals:
            error, words, *more = self.refusals[type(method)]
            raise error(method, words, *more)
        if isinstance(method, AnswerInlineQuery | LeaveChat):
            return True
        return await super().make_request(bot, method, timeout)

    def of(self, kind):
        return [call for call in self.calls if isinstance(call, kind)]


class Outside(World):
    """The world as Telegram sees it: raw updates in, calls out."""

    def __init__(self, kaart, **settings):
        super().__init__(kaart, **settings)
        self.telegram = self.bot.session = recorder(self.bot.session)
        viewer = Viewer(FixedKaart(kaart), today=lambda: TODAY, show_examples=True, default_place=None)
        self.intake = make_intake(viewer, in_memory(), b"s" * 32, lambda: NOW)
        guide = Guide(viewer, settings.get("understand") or self.understood, self.intake)
        self.dispatcher = build_dispatcher(guide, self.storage, now=lambda: NOW)
        self._numbers = count(1000)

    async def deliver(self, **update):
        return await self.dispatcher.feed_update(
            self.bot, Update.model_validate({"update_id": next(self._numbers), **update}, context={"bot": self.bot})
        )

    async def receive(self, kind="message", chat=RESIDENT, chat_type="private", sender=None, age=0, **content):
        """A message from the resident, this many seconds old."""
        message = {
            "message_id": next(self._numbers),
            "date": int(NOW.timestamp()) - age,
            "chat": {"id": chat, "type": chat_type},
            "from": sender or person(chat if chat > 0 else RESIDENT),
            **content,
        }
        await self.deliver(**{kind: message})
        return message["message_id"]

    async def press(self, data, *, message=None, sender=None, **more):
        query = {"id": "1", "from": sender or person(), "chat_instance": "1", "data": data, **more}
        await self.deliver(callback_query=query | ({"message": message} if message else {}))

    def said(self, chat=RESIDENT):
        return [call for call in self.telegram.of(SendMessage) if call.chat_id == chat]

    def taken_back(self):
        return [call.message_id for call in self.telegram.of(DeleteMessage)]

    def dialled(self, chat=RESIDENT):
        return [call.phone_number for call in self.telegram.of(SendContact) if call.chat_id == chat]

    def toasts(self):
        return [call.text for call in self.telegram.of(AnswerCallbackQuery)]

    def forget_calls(self):
        self.telegram.calls.clear()


def recorder(session):
    """A recorder with the middlewares that the bot was built with."""
    made = Recorder()
    made.middleware = session.middleware
    return made


def person(number=RESIDENT, language="uk", **more):
    return {"id": number, "is_bot": False, "first_name": "Resident", "language_code": language, **more}


def buttons(call):
    return [button for row in (call.reply_markup.inline_keyboard if call.reply_markup else []) for button in row]


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


@pytest.fixture
def world(kaart):
    return Outside(kaart)


class Lines:
    """What the real log would have written."""

    def __init__(self, stream):
        self._stream = stream

    @property
    def text(self):
        return self._stream.getvalue()

    @property
    def events(self):
        return [json.loads(line) for line in self.text.splitlines()]

    def named(self, event):
        return [one for one in self.events if one["event"] == event]


@pytest.fixture
def logged():
    stream = io.StringIO()
    structlog.configure(
        processors=[allow_list, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    return Lines(stream)
