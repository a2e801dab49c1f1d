"""A resident's phone: the real dispatcher, guide and map, with an understanding that the test decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import unescape

import pytest
from aiogram.types import CallbackQuery, Chat, Message, Update, User

from bot.dispatcher import build_bot, build_dispatcher
from bot.local.chat import LocalChat
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram
from bot.session_storage import SessionStorage
from bot.session_store import Seal
from guide.guide import Guide
from guide.view import Viewer
from nlu.parse import Parse, Ranked
from store.memory_sessions import MemorySessionStore
from wegwijzer.complaint_stores import in_memory, make_intake
from wegwijzer.follow_up import make_follow_up
from wegwijzer.kaart import FixedKaart, load_shipped

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
"""A Sunday, half past eleven in Amsterdam."""


@pytest.fixture(scope="session")
def kaart():
    return load_shipped().kaart


@dataclass
class Understood:
    """Answers with what the test says a message means; what it was not told it does not understand."""

    meanings: dict[str, Parse] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)

    async def __call__(self, text, *, hint):
        self.heard.append(text)
        return self.meanings.get(text) or parse(text, "out_of_scope", action="fallback")

    def learn(self, text, intent, **more):
        self.meanings[text] = parse(text, intent, **more)


def parse(text, intent, *, action="answer", language="uk", others=(), requests=(), danger=None):
    ranking = tuple(Ranked(intent=one, confidence=0.9 - n / 10) for n, one in enumerate((intent, *others)))
    return Parse(
        text=text,
        language=language,
        intent=intent,
        confidence=0.9,
        ranking=ranking,
        action=action,
        engine="embedded",
        requests=tuple(requests),
        danger=danger,
    )


class Clock:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


class Phone:
    """What one resident does and sees."""

    def __init__(self, world, chat):
        self.world = world
        self.chat = chat
        self.user = User(id=chat.id, is_bot=False, first_name="x", language_code="uk")

    async def write(self, text):
        await self.chat.write(text)
        return self.last

    async def tap(self, label):
        """Presses the newest button whose label contains these words; fails when there is none."""
        for message in reversed(self.chat.messages):
            for row in message.buttons:
                for button in row:
                    if label in button["text"] and "data" in button:
                        await self.chat.press(message.id, button["data"])
                        return self.last
        pytest.fail(f"no button {label!r}; there are {self.buttons}")

    async def receive(self, kind="message", chat_type="private", chat_id=None, **content):
        """Telegram delivers a message of any kind from this person."""
        message = Message(
            message_id=5,
            date=datetime.now(UTC),
            chat=Chat(id=chat_id or self.chat.id, type=chat_type),
            from_user=self.user,
            **content,
        )
        await self.world.dispatcher.feed_update(self.world.bot, Update(update_id=1, **{kind: message}))

    async def press(self, data, message=None):
        """Presses a button that the bot may not know any more."""
        query = CallbackQuery(
            id="1",
            from_user=self.user,
            chat_instance="1",
            message=message or self.world.telegram.as_message(self.chat.id, self.said[-1].id),
            data=data,
        )
        await self.world.dispatcher.feed_update(self.world.bot, Update(update_id=1, callback_query=query))

    @property
    def said(self):
        return [one for one in self.chat.messages if one.sender == "bot"]

    @property
    def last(self):
        return self.text(self.said[-1])

    @staticmethod
    def text(message):
        return unescape(re.sub(r"<[^>]+>", "", message.html))

    @property
    def buttons(self):
        with_buttons = [one for one in self.chat.messages if one.buttons]
        return [button["text"] for row in (with_buttons[-1].buttons if with_buttons else []) for button in row]


class World:
    """One running bot and its phones."""

    def __init__(
        self,
        kaart,
        *,
        today=TODAY,
        show_examples=True,
        default_place=None,
        store=None,
        secret=b"s" * 32,
        understand=None,
        complaints=None,
    ):
        """``complaints``: where they are kept; without it none are taken."""
        self.clock = Clock()
        self.understood = Understood()
        self.store = store or MemorySessionStore()
        self.telegram = LocalTelegram()
        viewer = Viewer(
            FixedKaart(kaart),
            today=lambda: today,
            now=self.clock,
            show_examples=show_examples,
            default_place=default_place,
        )
        self.storage = SessionStorage(self.store, Seal(secret), self.clock)
        self.complaints = complaints
        self.intake = make_intake(viewer, complaints, secret, self.clock) if complaints else None
        self.follow_up = make_follow_up(viewer, complaints, secret, self.clock) if complaints else None
        guide = Guide(viewer, understand or self.understood, self.intake, follow_up=self.follow_up)
        self.dispatcher = build_dispatcher(guide, self.storage)
        self.bot = build_bot(LOCAL_TOKEN, self.telegram)

    def phone(self, chat_id=7, client="uk"):
        return Phone(self, LocalChat(self.dispatcher, self.bot, self.telegram, chat_id, client))


@pytest.fixture
def world(kaart):
    return World(kaart)


@pytest.fixture
def make_world(kaart):
    return lambda **settings: World(kaart, **settings)


@pytest.fixture
def town(kaart):
    """A world that takes complaints."""
    return World(kaart, complaints=in_memory())


@pytest.fixture
def phone(world):
    return world.phone()


@pytest.fixture
async def ukrainian(phone):
    await phone.write("/start")
    await phone.tap("Українська")
    return phone


@pytest.fixture
async def dutch(world):
    phone = world.phone(8, "nl")
    await phone.write("/start")
    await phone.tap("Nederlands")
    return phone
