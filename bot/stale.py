"""Messages that waited too long for a bot that was down: one note for each chat, not a storm of late answers."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import Message

from bot.danger import alarm_in
from bot.render.elsewhere import away
from bot.sending import say, send
from guide.reply import Alarm
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import TelegramObject

STALE_AFTER = timedelta(hours=24)
"""Older than this, an answer would speak to a situation that is over."""

MAX_CHATS = 10_000
"""Told chats are kept in memory only, until they write something fresh; the oldest fall out."""


class StaleMiddleware(BaseMiddleware):
    """The first stale message of a chat gets "please ask again"; the others get silence, but danger never does.

    Nobody can know which stale message is a chat's last, so the first one gets the note; whatever is fresh is answered
    as ever. Every stale text is still listened to: each kind of danger in a chat shows its alarm once.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._told: OrderedDict[int, set[str]] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        if not isinstance(event, Message):
            return await handler(event, data)
        if self._now() - written(event) <= STALE_AFTER:
            self._told.pop(event.chat.id, None)
            return await handler(event, data)
        if event.chat.id not in self._told:
            self._remember(event.chat.id)
            await send(event, away(texts(data["visitor"].language)))
        return await self._listen(event, data)

    async def _listen(self, message: Message, data: dict[str, Any]) -> None:
        alarm = await alarm_in(message.text or message.caption, data["guide"], data["visitor"])
        if alarm is None or not isinstance(alarm.reply, Alarm):
            return
        shown = self._told[message.chat.id]
        if alarm.reply.danger not in shown:
            shown.add(alarm.reply.danger)
            await say(message, data["visitor"], alarm)

    def _remember(self, chat_id: int) -> None:
        self._told[chat_id] = set()
        if len(self._told) > MAX_CHATS:
            self._told.popitem(last=False)


def written(message: Message) -> datetime:
    """When the resident wrote or last corrected it."""
    # Telegram counts in 32 bits; aiogram lets through any number, also one that is no date.
    edited = message.edit_date or 0
    return datetime.fromtimestamp(edited, UTC) if 0 < edited < 2**32 else message.date
