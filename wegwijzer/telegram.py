"""The bot on Telegram: connecting with the token, and long polling; both for as long as the program lives."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.utils.backoff import Backoff, BackoffConfig
from aiogram.utils.token import TokenValidationError

from bot.command_menu import publish_commands
from bot.dispatcher import build_bot
from wegwijzer.problem import OperatorProblem
from wegwijzer.watch import ADVICE, Watch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot, Dispatcher
    from aiogram.types import WebhookInfo

    from wegwijzer.settings import Settings

    Sleep = Callable[[float], Awaitable[object]]

BACKOFF = BackoffConfig(min_delay=1.0, max_delay=59.0, factor=2.0, jitter=0.2)
"""Waits of about 1, 2, 4, … and from then on 59 seconds while Telegram cannot be reached. Without end: a machine often
boots before its network, and a service that has given up stays away when the network is back."""

TIMEOUT_S = 20.0
"""For one call. aiogram's minute is long for a person who waits; long polling has its own time on top of this."""

AT_ONCE = 500
"""Updates in the works. More wait at Telegram: its memory is larger. One chat fills at most `bot.pace` of it."""

FINISH_S = 5.0
"""For the answers that are under way when the program is stopped; docker kills after ten."""

WRONG_TOKEN = "TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather"  # noqa: S105 – a message, not a token

log = structlog.get_logger()


async def connect(settings: Settings, sleep: Sleep = asyncio.sleep, timeout: float = TIMEOUT_S) -> Bot:  # noqa: ASYNC109 – of each call, not of connecting
    """A bot whose token Telegram knows, with its commands published; waits until Telegram can be reached.

    Raises:
        OperatorProblem: the token is wrong, or what answers is no Bot API server.
    """
    if settings.TELEGRAM_BOT_TOKEN is None:
        message = "TELEGRAM_BOT_TOKEN: not set"
        raise OperatorProblem(message)
    base = settings.TELEGRAM_API_BASE.rstrip("/")
    session = AiohttpSession(api=TelegramAPIServer.from_base(base), timeout=timeout)
    session.middleware(Watch())
    try:
        bot = build_bot(settings.TELEGRAM_BOT_TOKEN.get_secret_value(), session, sleep)
    except TokenValidationError:
        message = "TELEGRAM_BOT_TOKEN: this is not a token; it looks like 123456789:AA… and comes from @BotFather"
        raise OperatorProblem(message) from None
    try:
        await _introduce(bot, base, sleep)
        await publish_commands(bot, counts_questions=settings.UNANSWERED_QUESTIONS)
        await _look_for_webhook(bot)
    except BaseException:
        await session.close()
        raise
    return bot


async def _introduce(bot: Bot, base: str, sleep: Sleep) -> None:
    backoff = Backoff(BACKOFF)
    while True:
        try:
            await bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise OperatorProblem(WRONG_TOKEN) from None
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, ClientDecodeError) as trouble:
            wait = next(backoff)
            log.warning(
                "telegram_unreachable",
                seconds=round(wait, 1),
                error=type(trouble).__name__,
                advice=ADVICE["telegram_unreachable"],
            )
            await sleep(wait)
        except TelegramAPIError as error:
            message = f"TELEGRAM_API_BASE: {base} does not answer as a Bot API server ({type(error).__name__})"
            raise OperatorProblem(message) from None
        else:
            break


async def _look_for_webhook(bot: Bot) -> None:
    """Says it when updates go elsewhere. Not deleted: whoever set it may be the one who is in use."""
    # None from a server that does not know the method, which has been logged (`bot.middlewares`).
    webhook: WebhookInfo | None = await bot.get_webhook_info()
    if webhook and webhook.url:
        log.error("telegram_webhook_set", advice=ADVICE["telegram_webhook_set"])


async def poll(bot: Bot, dispatcher: Dispatcher, backoff: BackoffConfig = BACKOFF) -> None:
    """Long polling until cancelled; whatever Telegram answers, it goes on with growing waits.

    `Watch` says what is wrong. Asks for the kinds of updates that have a handler and no others. When cancelled it
    fetches nothing more and finishes what it has begun to answer: Telegram does not hand that over again.
    """
    log.info("polling")
    async with asyncio.TaskGroup() as tasks:
        polling = tasks.create_task(
            dispatcher.start_polling(
                bot,
                handle_signals=False,
                close_bot_session=False,
                backoff_config=backoff,
                allowed_updates=dispatcher.resolve_used_update_types(),
                tasks_concurrency_limit=AT_ONCE,
            )
        )
        try:
            # Shielded: aiogram's polling, when cancelled, leaves its own tasks running.
            await asyncio.shield(polling)
        except asyncio.CancelledError:
            await _end(dispatcher)
            raise


async def _end(dispatcher: Dispatcher) -> None:
    try:
        await dispatcher.stop_polling()
    except RuntimeError:
        """It had not begun."""
    begun = set(dispatcher._handle_update_tasks)  # noqa: SLF001 – aiogram has no other way to them
    if begun:
        _done, late = await asyncio.wait(begun, timeout=FINISH_S)
        for one in late:
            one.cancel()
