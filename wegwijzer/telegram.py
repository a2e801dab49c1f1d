"""The bot on Telegram: connecting with the token, and long polling."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot.command_menu import publish_commands
from bot.dispatcher import build_bot
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from aiogram import Bot, Dispatcher

    from wegwijzer.settings import Settings

RETRIES_S = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Waits while Telegram cannot be reached at start; a machine often boots before its network."""

WRONG_TOKEN = "TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather"  # noqa: S105 – a message, not a token

log = structlog.get_logger()


async def connect(settings: Settings) -> Bot:
    """A bot whose token Telegram knows, with its commands published."""
    if settings.TELEGRAM_BOT_TOKEN is None:
        message = "TELEGRAM_BOT_TOKEN: not set"
        raise OperatorProblem(message)
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.TELEGRAM_API_BASE.rstrip("/")))
    try:
        bot = build_bot(settings.TELEGRAM_BOT_TOKEN.get_secret_value(), session)
    except TokenValidationError:
        message = "TELEGRAM_BOT_TOKEN: this is not a token; it looks like 123456789:AA… and comes from @BotFather"
        raise OperatorProblem(message) from None
    try:
        await _introduce(bot, settings.TELEGRAM_API_BASE)
    except BaseException:
        await session.close()
        raise
    return bot


async def _introduce(bot: Bot, base: str) -> None:
    for wait in (*RETRIES_S, None):
        try:
            await bot.me()
            break
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise OperatorProblem(WRONG_TOKEN) from None
        except TelegramNetworkError:
            if wait is None:
                message = f"TELEGRAM_API_BASE: nothing answers at {base}"
                raise OperatorProblem(message) from None
            log.warning("telegram_unreachable", seconds=wait)
            await asyncio.sleep(wait)
        except TelegramAPIError as error:
            message = f"TELEGRAM_API_BASE: {base} does not answer as a Bot API server ({type(error).__name__})"
            raise OperatorProblem(message) from None
    await publish_commands(bot)


async def poll(bot: Bot, dispatcher: Dispatcher) -> None:
    """Long polling until cancelled; aiogram waits and tries again by itself when Telegram is out of reach."""
    log.info("polling")
    await dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
