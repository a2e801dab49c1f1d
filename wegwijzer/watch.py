"""Tells the operator what ails the line to Telegram, in one line when it begins and one when it is over."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import GetUpdates

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import TelegramMethod

log = structlog.get_logger()

ADVICE = {
    "telegram_unreachable": "nothing to do if the network is down; else check TELEGRAM_API_BASE. It is tried again",
    "telegram_lost": "nothing to do if the network or Telegram is down: it is tried again until it works",
    "telegram_conflict": "another copy of the bot is running with this token: stop one of the two",
    "telegram_webhook_set": "a webhook takes the messages away: call deleteWebhook, or use another token here",
    "telegram_token_refused": "the token was revoked: set TELEGRAM_BOT_TOKEN to the new one from @BotFather",
}
"""What an operator can do, by the log's event."""


class Watch(BaseRequestMiddleware):
    """Watches getUpdates, which aiogram repeats for ever: trouble is said once, not at every try, and so is its end."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._trouble: str | None = None
        self._since = 0.0

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:  # noqa: ANN401 – what a method returns depends on the method
        if not isinstance(method, GetUpdates):
            return await make_request(bot, method)
        try:
            updates = await make_request(bot, method)
        except Exception as error:
            self._failed(error)
            raise
        self._worked()
        return updates

    def _failed(self, error: Exception) -> None:
        trouble = _name(error)
        if self._trouble is None:
            self._since = self._now()
        if trouble != self._trouble:
            log.error(trouble, error=type(error).__name__, advice=ADVICE[trouble])
        self._trouble = trouble

    def _worked(self) -> None:
        if self._trouble:
            log.warning("telegram_back", seconds=round(self._now() - self._since, 1))
        self._trouble = None


def _name(error: Exception) -> str:
    match error:
        case TelegramConflictError() if "webhook" in error.message.casefold():
            return "telegram_webhook_set"
        case TelegramConflictError():
            return "telegram_conflict"
        case TelegramUnauthorizedError():
            return "telegram_token_refused"
        case _:
            return "telegram_lost"
