"""One local chat: what a visitor types or presses, as the updates Telegram would deliver."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any

from aiogram.types import CallbackQuery, Chat, Message, PhotoSize, Update, User

if TYPE_CHECKING:
    from aiogram import Bot, Dispatcher

    from bot.local.telegram import LocalTelegram, Shown

_updates = count(1)


class LocalChat:
    """Feeds one visitor's messages and taps to the dispatcher; what the bot says is in `LocalTelegram`."""

    def __init__(
        self, dispatcher: Dispatcher, bot: Bot, telegram: LocalTelegram, chat_id: int, client_language: str | None
    ) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._telegram = telegram
        self.id = chat_id
        self._user = User(id=chat_id, is_bot=False, first_name="·", language_code=client_language)

    @property
    def messages(self) -> list[Shown]:
        return self._telegram.messages(self.id)

    async def write(self, text: str) -> None:
        """The visitor sends a message."""
        await self._send(escape(text, quote=False), text=text)

    async def send_photo(self, photo: bytes) -> None:
        """The visitor sends a photo; the chat shows only that they did."""
        name = self._telegram.upload(photo)
        size = PhotoSize(file_id=name, file_unique_id=name, width=1, height=1, file_size=len(photo))
        await self._send("📷", photo=[size])

    async def _send(self, shown_as: str, **content: Any) -> None:  # noqa: ANN401 – any field of a message
        shown = self._telegram.add_visitor_message(self.id, shown_as)
        message = Message(
            message_id=shown.id,
            date=datetime.now(UTC),
            chat=Chat(id=self.id, type="private"),
            from_user=self._user,
            **content,
        )
        await self._feed(Update(update_id=next(_updates), message=message))

    async def press(self, message_id: int, data: str) -> None:
        """The visitor presses a button.

        On a message that is still there, only a button it has; on one that is gone (the program was restarted, the
        browser still shows it) any: as on Telegram, where old buttons stay clickable.
        """
        shown = next((one for one in self.messages if one.id == message_id), None)
        if shown and not any(button.get("data") == data for row in shown.buttons for button in row):
            return
        message = self._telegram.as_message(self.id, message_id)
        query = CallbackQuery(
            id=str(message_id), from_user=self._user, chat_instance=str(self.id), message=message, data=data
        )
        await self._feed(Update(update_id=next(_updates), callback_query=query))

    async def _feed(self, update: Update) -> None:
        await self._dispatcher.feed_update(self._bot, update)
