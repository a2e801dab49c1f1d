"""A Telegram that lives in this process: an aiogram session that keeps chats in memory instead of calling a server."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, cast

from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageText,
    GetFile,
    GetMe,
    SendChatAction,
    SendContact,
    SendDocument,
    SendMessage,
    SetMyCommands,
)
from aiogram.types import (
    BufferedInputFile,
    Chat,
    File,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    User,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.methods.base import TelegramType

BOT_USER = User(id=1, is_bot=True, first_name="Wegwijzer", username="wegwijzer_preview_bot")
LOCAL_TOKEN = "1:in-process"  # noqa: S105 – aiogram wants the shape of a token; nobody is called with it
MAX_CHATS = 500
MAX_MESSAGES = 200
MAX_UPLOADS = 8
"""Photos that were sent and not fetched yet, of all chats together; each is gone once the bot has fetched it."""


@dataclass(slots=True)
class Shown:
    """One message as the chat shows it. ``html`` is what the bot itself wrote; ``phone`` is set for a contact card.

    ``file``: what the message brings, to be saved; ``html`` is then its name.
    """

    id: int
    sender: Literal["bot", "visitor"]
    html: str
    buttons: list[list[dict[str, str]]] = field(default_factory=list)
    phone: str | None = None
    file: bytes | None = None
    edited: bool = False


@dataclass(slots=True)
class Event:
    """What a listener hears: ``message`` (new or edited), ``typing``, ``deleted``."""

    kind: Literal["message", "typing", "deleted"]
    message: Shown | None = None


class LocalTelegram(BaseSession):
    """Answers the methods this bot uses as Telegram would, its refusals included; anything else is a plain error.

    Keeps at most `MAX_CHATS` chats and `MAX_MESSAGES` messages each, the oldest falling out, so that a browser left
    open cannot fill the memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chats: OrderedDict[int, OrderedDict[int, Shown]] = OrderedDict()
        self._uploads: OrderedDict[str, bytes] = OrderedDict()
        self._listeners: dict[int, list[Callable[[Event], None]]] = {}
        # From the clock, so that after a restart no new message takes the number of one still shown in a browser.
        self._ids = count(int(time.time()) * 1000)

    def messages(self, chat_id: int) -> list[Shown]:
        return list(self._chats.get(chat_id, {}).values())

    def listen(self, chat_id: int, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls the listener for everything that happens in the chat; returns how to stop."""
        self._listeners.setdefault(chat_id, []).append(listener)

        def stop() -> None:
            self._listeners[chat_id].remove(listener)
            if not self._listeners[chat_id]:
                del self._listeners[chat_id]

        return stop

    def as_message(self, chat_id: int, message_id: int) -> Message | InaccessibleMessage:
        """The message as Telegram hands it over with a pressed button; inaccessible when it is not kept any more."""
        shown = self._chats.get(chat_id, OrderedDict()).get(message_id)
        if shown is None:
            return InaccessibleMessage(chat=Chat(id=chat_id, type="private"), message_id=message_id, date=0)
        return _as_message(chat_id, shown)

    def add_visitor_message(self, chat_id: int, html: str) -> Shown:
        return self._add(chat_id, Shown(id=next(self._ids), sender="visitor", html=html))

    def upload(self, data: bytes) -> str:
        """Takes a visitor's photo in; hands back the id under which the bot fetches it, once."""
        name = f"upload-{next(self._ids)}"
        self._uploads[name] = data
        if len(self._uploads) > MAX_UPLOADS:
            self._uploads.popitem(last=False)
        return name

    def clear(self, chat_id: int) -> None:
        self._chats.pop(chat_id, None)

    async def close(self) -> None:
        self._listeners.clear()

    async def make_request(
        self,
        bot: Bot,  # noqa: ARG002 – aiogram's signature
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 – aiogram's signature
    ) -> TelegramType:
        return cast("TelegramType", self._perform(method))

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002 – aiogram's signature
        timeout: int = 30,  # noqa: ARG002, ASYNC109 – aiogram's signature
        chunk_size: int = 65536,  # noqa: ARG002 – aiogram's signature
        raise_for_status: bool = True,  # noqa: ARG002, FBT001, FBT002 – aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """An upload, which is gone then."""
        data = self._uploads.pop(url.rpartition("/")[2], None)
        if data is None:
            raise FileNotFoundError
        yield data

    def _perform(self, method: TelegramMethod[Any]) -> object:  # noqa: C901, PLR0911 – one flat table of methods
        match method:
            case SendMessage(chat_id=int(chat), text=text, reply_markup=markup):
                return self._sent(chat, Shown(id=next(self._ids), sender="bot", html=text, buttons=_buttons(markup)))
            case SendContact(chat_id=int(chat), phone_number=phone, first_name=name):
                return self._sent(chat, Shown(id=next(self._ids), sender="bot", html=name, phone=phone))
            case SendDocument(chat_id=int(chat), document=BufferedInputFile(data=file, filename=name)):
                return self._sent(chat, Shown(id=next(self._ids), sender="bot", html=escape(name or ""), file=file))
            case GetFile(file_id=name) if name in self._uploads:
                size = len(self._uploads[name])
                return File(file_id=name, file_unique_id=name, file_size=size, file_path=name)
            case EditMessageText(chat_id=int(chat), message_id=int(message_id), text=text, reply_markup=markup):
                return self._edit(method, chat, message_id, text or "", _buttons(markup))
            case DeleteMessage(chat_id=int(chat), message_id=message_id):
                return self._delete(chat, message_id)
            case DeleteMessages(chat_id=int(chat), message_ids=numbers):
                for number in numbers:
                    self._delete(chat, number)
                return True
            case SendChatAction(chat_id=int(chat)):
                self._tell(chat, Event(kind="typing"))
                return True
            case AnswerCallbackQuery() | SetMyCommands():
                return True
            case GetMe():
                return BOT_USER
            case _:
                problem = f"this chat cannot do {type(method).__name__}"
                raise NotImplementedError(problem)

    def _delete(self, chat: int, message_id: int) -> bool:
        gone = self._chats.get(chat, OrderedDict()).pop(message_id, None)
        self._tell(chat, Event(kind="deleted", message=gone))
        return gone is not None

    def _edit(
        self, method: TelegramMethod[Any], chat: int, message_id: int, text: str, buttons: list[list[dict[str, str]]]
    ) -> Message:
        shown = self._chats.get(chat, OrderedDict()).get(message_id)
        if shown is None:
            raise TelegramBadRequest(method=method, message="Bad Request: message to edit not found")
        if (shown.html, shown.buttons) == (text, buttons):
            raise TelegramBadRequest(method=method, message="Bad Request: message is not modified")
        shown.html, shown.buttons, shown.edited = text, buttons, True
        self._tell(chat, Event(kind="message", message=shown))
        return _as_message(chat, shown)

    def _sent(self, chat: int, shown: Shown) -> Message:
        return _as_message(chat, self._add(chat, shown))

    def _add(self, chat_id: int, shown: Shown) -> Shown:
        chat = self._chats.setdefault(chat_id, OrderedDict())
        self._chats.move_to_end(chat_id)
        chat[shown.id] = shown
        while len(chat) > MAX_MESSAGES:
            chat.popitem(last=False)
        while len(self._chats) > MAX_CHATS:
            self._chats.popitem(last=False)
        self._tell(chat_id, Event(kind="message", message=shown))
        return shown

    def _tell(self, chat_id: int, event: Event) -> None:
        for listener in list(self._listeners.get(chat_id, ())):
            listener(event)


def _buttons(markup: object) -> list[list[dict[str, str]]]:
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [[{"text": one.text, **_effect(one)} for one in row] for row in markup.inline_keyboard]


def _effect(button: InlineKeyboardButton) -> dict[str, str]:
    """What pressing it does: opens an address, copies a text, or tells the bot."""
    if button.url:
        return {"url": button.url}
    return {"copy": button.copy_text.text} if button.copy_text else {"data": button.callback_data or ""}


def _as_message(chat_id: int, shown: Shown) -> Message:
    return Message(
        message_id=shown.id,
        date=datetime.now(UTC),
        chat=Chat(id=chat_id, type="private"),
        from_user=BOT_USER,
        text=shown.html,
    )
