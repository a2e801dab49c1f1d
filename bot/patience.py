"""What the bot does when Telegram cannot take a call now: it waits and calls again, each chat for itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    GetUpdates,
    GetWebhookInfo,
    SendChatAction,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from pydantic import ValidationError

from bot.notice import SendNotice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import TelegramMethod

log = structlog.get_logger()

WAITS_S = (1.0, 3.0, 8.0)
"""Between the tries while Telegram is out of reach: long enough for a restart there, short enough to be an answer."""

LONGEST_S = 300.0
"""What Telegram's "retry after" may add up to for one call; an answer that comes later is no answer any more."""

BRIEF = (
    AnswerCallbackQuery,
    SendChatAction,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
"""Never worth keeping a person or the start waiting for."""

BRIEF_S = 5.0

WAITED_FOR_ELSEWHERE = (GetUpdates, GetMe, GetWebhookInfo)
"""`wegwijzer.telegram` waits for these for as long as it takes."""

ONCE = (*BRIEF, *WAITED_FOR_ELSEWHERE, SendNotice)
"""Whoever calls these repeats them, or nobody does."""


class Patience(BaseRequestMiddleware):
    """Repeats a call after the wait Telegram asks for (429), and a few times when Telegram is out of reach.

    A connection that breaks does not tell whether the message was sent. It is sent again all the same: an answer that
    stands there twice is a blemish, one that never comes leaves a person in trouble alone. What is given up is logged
    by method and kind of error and raised; only the chat concerned has waited.
    """

    def __init__(self, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._sleep = sleep

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:  # noqa: ANN401 – what a method returns depends on the method
        asked = 0.0
        waits = iter(() if isinstance(method, ONCE) else WAITS_S)
        while True:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as busy:
                asked += busy.retry_after
                wait = float(busy.retry_after) if asked <= self._longest(method) else None
                log.warning("telegram_limited", method=method.__api_method__, seconds=float(busy.retry_after))
                if wait is None:
                    self._give_up(method, busy)
                    raise
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as trouble:
                wait = next(waits, None) if passing(trouble) else None
                if wait is None:
                    self._give_up(method, trouble)
                    raise
            await self._sleep(wait)

    @staticmethod
    def _longest(method: TelegramMethod[Any]) -> float:
        if isinstance(method, SendNotice):
            return -1.0
        return BRIEF_S if isinstance(method, BRIEF) else LONGEST_S

    @staticmethod
    def _give_up(method: TelegramMethod[Any], error: Exception) -> None:
        # Of the others whoever called says what it means.
        if not isinstance(method, ONCE):
            log.error("telegram_gave_up", method=method.__api_method__, error=type(error).__name__)


def passing(trouble: Exception) -> bool:
    """Another try may help: not a file that is too large, nor an answer that came but is not understood.

    An answer that is no JSON is a gateway's error page; aiogram does not tell its status.
    """
    if isinstance(trouble, ClientDecodeError):
        return not isinstance(trouble.original, ValidationError)
    return not isinstance(trouble, TelegramEntityTooLarge)
