"""An album is one message to whoever sent it, and one update per picture to a bot: it gets one answer."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import Message

from bot.danger import alarm_in
from bot.sending import say
from bot.writing import is_writing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot
    from aiogram.types import TelegramObject

MAX_ALBUMS = 1000
"""Remembered in memory only; an album's pictures come within seconds, the oldest fall out."""


@dataclass(slots=True)
class Album:
    """``notice``: the message that answered its last picture, until another takes its place."""

    heard: bool = False
    notice: int | None = None


class AlbumMiddleware(BaseMiddleware):
    """Lets the first picture of an album be answered; of the others only the album's caption.

    While a complaint is written each picture is taken into it.

    Telegram never says how many pictures are to come, and nothing waits here: a pause would hold the chat up and lose
    the album in a restart. So when the caption comes with a later picture, its answer takes the place of "I cannot
    see pictures". A second caption is listened to for danger only.
    """

    def __init__(self) -> None:
        self._albums: OrderedDict[tuple[int, str], Album] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        if not isinstance(event, Message) or event.media_group_id is None:
            return await handler(event, data)
        key = (event.chat.id, event.media_group_id)
        album = self._albums.get(key)
        if is_writing(data["guide"], data["visitor"]):
            return await self._take_each(handler, event, data, album or self._remember(key))
        if album is None:
            album = self._remember(key)
            album.heard = bool(event.caption)
            sent = await handler(event, data)
            album.notice = sent.message_id if isinstance(sent, Message) else None
            return None
        if not event.caption:
            return None
        if album.heard:
            return await _listen(event, data)
        album.heard = True
        await _take_back(data["bot"], event.chat.id, album.notice)
        return await handler(event, data)

    async def _take_each(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: Message,
        data: dict[str, Any],
        album: Album,
    ) -> None:
        """Every picture is part of the complaint; of the answers, which count them, the last is left standing."""
        former = album.notice
        sent = await handler(event, data)
        album.notice = sent.message_id if isinstance(sent, Message) else None
        if album.notice is not None:
            await _take_back(data["bot"], event.chat.id, former)

    def _remember(self, key: tuple[int, str]) -> Album:
        self._albums[key] = Album()
        if len(self._albums) > MAX_ALBUMS:
            self._albums.popitem(last=False)
        return self._albums[key]


async def _listen(message: Message, data: dict[str, Any]) -> None:
    alarm = await alarm_in(message.caption, data["guide"], data["visitor"])
    if alarm:
        await say(message, data["visitor"], alarm)


async def _take_back(bot: Bot, chat_id: int, notice: int | None) -> None:
    if notice is None:
        return
    # It may be deleted already; then there is nothing to take back.
    with suppress(TelegramBadRequest, TelegramNotFound):
        await bot.delete_message(chat_id, notice)
