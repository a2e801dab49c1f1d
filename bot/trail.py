"""Which messages of a chat could still be deleted: numbers only, so that a shared phone can be wiped in one tap."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import CallbackQuery, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import TelegramMethod
    from aiogram.types import TelegramObject

DELETABLE_HOURS = 47
"""A bot may delete messages of the last 48 hours (Bot API, deleteMessage); an hour less, as ours are whole."""

MAX_AT_ONCE = 100
"""Bot API, deleteMessages."""

_steps: ContextVar[list[int] | None] = ContextVar("_steps", default=None)


def follow(steps: list[int]) -> None:
    """From here on, and only in this update, the numbers of sent messages are added to ``steps``."""
    _steps.set(steps)


def number_of(event: TelegramObject) -> int | None:
    """The message that the resident sent, or that held the button they pressed."""
    message = event.message if isinstance(event, CallbackQuery) else event
    return message.message_id if isinstance(message, Message) else None


class LeavesTrail(BaseRequestMiddleware):
    """Notes the number of every message the bot sends while it answers an update."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:  # noqa: ANN401 – what a method returns depends on the method
        sent = await make_request(bot, method)
        steps = _steps.get()
        if steps is not None and isinstance(sent, Message):
            steps.append(sent.message_id)
        return sent


async def delete_all(bot: Bot, chat_id: int, numbers: Sequence[int]) -> None:
    """Deletes what Telegram still allows; a message it refuses does not keep the others.

    A Bot API server of before 2024 does not know how to delete several at once.
    """
    for start in range(0, len(numbers), MAX_AT_ONCE):
        batch = list(numbers[start : start + MAX_AT_ONCE])
        try:
            await bot.delete_messages(chat_id, batch)
        except (TelegramBadRequest, TelegramNotFound):
            for number in batch:
                await _delete_one(bot, chat_id, number)


async def _delete_one(bot: Bot, chat_id: int, number: int) -> None:
    try:
        await bot.delete_message(chat_id, number)
    except TelegramBadRequest:
        return
