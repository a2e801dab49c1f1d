"""Corrected messages: heard anew when their words changed, and only then."""

from __future__ import annotations

import os
from collections import OrderedDict
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import Message

from bot.spoken import words_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import TelegramObject

EDITABLE_FOR = timedelta(hours=48)
"""Telegram lets people correct a message for so long; what changes later is not their doing."""

MAX_MESSAGES = 10_000


class EditsMiddleware(BaseMiddleware):
    """Lets new messages pass, and corrections that say something else than before.

    Telegram calls a message edited also when a button, a reaction or a link's preview changed. What was said before is
    kept as a hash under a key that dies with the process, in memory only: after a restart an unchanged message may be
    answered once more, which is better than keeping words.
    """

    def __init__(self) -> None:
        self._key = os.urandom(32)
        self._heard: OrderedDict[bytes, bytes] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        if not isinstance(event, Message):
            return await handler(event, data)
        place = self._hash(f"{event.chat.id}/{event.message_id}")
        words = self._hash(words_of(event) or "")
        is_edit = data["event_update"].edited_message is not None
        if is_edit and (not corrected_by_hand(event) or self._heard.get(place) == words):
            return None
        result = await handler(event, data)
        self._remember(place, words)
        return result

    def _hash(self, text: str) -> bytes:
        return blake2b(text.encode(errors="surrogatepass"), key=self._key, digest_size=16).digest()

    def _remember(self, place: bytes, words: bytes) -> None:
        self._heard[place] = words
        self._heard.move_to_end(place)
        if len(self._heard) > MAX_MESSAGES:
            self._heard.popitem(last=False)


def corrected_by_hand(message: Message) -> bool:
    """Whether the resident can have changed it themselves: within Telegram's 48 hours, or nobody knows when."""
    if message.edit_date is None:
        return True
    return message.edit_date - message.date.timestamp() <= EDITABLE_FOR.total_seconds()
