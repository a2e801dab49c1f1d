"""Telling a chat that there is news of a case, and what Telegram's answer means for the notice."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from bot.notice import SendNotice
from bot.render.news import news
from bot.sending import NO_PREVIEW
from bot.unreachable import REFUSALS, kind_of
from issues.notifying import Told
from language import DEFAULT_LANGUAGE
from locales import languages, texts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot, Dispatcher

    from bot.send_rate import SendRate
    from bot.session_storage import SessionStorage
    from issues.outbox import Notice

GONE = frozenset({"blocked", "account_deleted", "migrated"})
"""Nobody reads this chat any more, or a whole group does now. Not "chat not found", nor a refusal without a reason:
another token in the settings gives these for every chat there is, and an address that was ended does not come back.
"""

TIMEOUT_S = 10
OFFLINE_S = 30.0
"""Telegram cannot be reached. The notice has nothing to do with it, so it is not counted."""
NO_TOKEN_S = 300.0
HOLD_ALL_S = 30.0
"""Telegram does not say whether it is the chat or the bot that sends too much: all wait, but not for hours for one."""
CLOSED_S = 5.0
"""A chat that must wait longer gives its place to others."""
TRAIL_S = 10.0
"""For a chat that is being answered. Then its number is left out, and "Clear this chat" does not know it."""

log = structlog.get_logger()


class News:
    """One line to chats: Telegram's, or the browsers' at the preview. ``takes``: whether a chat is on it."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        bot: Bot,
        *,
        dispatcher: Dispatcher,
        storage: SessionStorage,
        rate: SendRate,
        takes: Callable[[int], bool],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._storage = storage
        self._rate = rate
        self._sleep = sleep
        self.takes = takes

    async def tell(self, chat: int, notice: Notice) -> Told:
        """Sends it once, at its turn, and says what came of it; raises nothing."""
        closed = self._rate.closed(chat)
        if closed > CLOSED_S:
            return Told(outcome="busy", error=TelegramRetryAfter.__name__, seconds=closed)
        await self._sleep(self._rate.turn(chat))
        try:
            sent = await self._bot(message(chat, notice), request_timeout=TIMEOUT_S)
        except TelegramRetryAfter as busy:
            self._rate.close(chat, busy.retry_after, everybody=min(busy.retry_after, HOLD_ALL_S))
            return Told(outcome="busy", error=type(busy).__name__, seconds=float(busy.retry_after))
        except (TelegramAPIError, ClientDecodeError) as failure:
            return meaning(failure)
        return Told(outcome="sent", after=partial(self._leave_trail, chat, sent.message_id))

    async def _leave_trail(self, chat: int, number: int) -> None:
        """Keeps the message's number with the chat's others, so that "Clear this chat" takes it away too."""
        key = self._dispatcher.fsm.get_context(self._bot, chat, chat).key
        try:
            async with asyncio.timeout(TRAIL_S), self._dispatcher.fsm.events_isolation.lock(key):
                # As every update does: the row anew, whatever this task was begun in the middle of.
                await self._storage.get_state(key)
                session, _ = await self._storage.get_chat(key)
                await self._storage.set_chat(key, session, [number])
        except Exception as problem:  # noqa: BLE001 – it was sent, and that is what counts
            log.warning("trail_lost", error=type(problem).__name__)


def message(chat: int, notice: Notice) -> SendNotice:
    """The notice in the language in which the case was written, where the bot still speaks it."""
    language = notice.language if notice.language in languages() else DEFAULT_LANGUAGE
    rendered = news(notice.number, texts(language))
    return SendNotice(chat_id=chat, text=rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)


def meaning(failure: Exception) -> Told:
    """What a failure says about the message: sent or not, and whether it is worth another try."""
    name = type(failure).__name__
    match failure:
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Told(outcome="busy", error=name, seconds=NO_TOKEN_S)
        case TelegramNetworkError() if isinstance(failure.__cause__, ClientConnectorError):
            return Told(outcome="busy", error=name, seconds=OFFLINE_S)
        case TelegramNetworkError() | TelegramServerError() | ClientDecodeError():
            return Told(outcome="unsure", error=name)
    kind = kind_of(failure) if isinstance(failure, REFUSALS) else None
    return Told(outcome="gone" if kind in GONE else "refused", error=kind or name)
