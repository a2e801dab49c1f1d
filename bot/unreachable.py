"""Chats that cannot be reached any more, and updates that nobody can know yet: no failure of ours, no apology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.exceptions import TelegramAPIError
    from aiogram.types import TelegramObject

log = structlog.get_logger()

REFUSALS = (TelegramForbiddenError, TelegramMigrateToChat, TelegramBadRequest)

KINDS = (
    ("bot was blocked", "blocked"),
    ("user is deactivated", "account_deleted"),
    ("bot was kicked", "removed"),
    ("bot is not a member", "removed"),
    ("can't initiate conversation", "never_started"),
    ("chat not found", "chat_not_found"),
    ("peer_id_invalid", "chat_not_found"),
    ("group chat was deactivated", "chat_not_found"),
    ("rights to send", "no_rights"),
    ("chat_write_forbidden", "no_rights"),
    ("topic_closed", "no_rights"),
    ("message is not modified", "unchanged"),
    ("query is too old", "expired"),
    ("query_id_invalid", "expired"),
)
"""Telegram's words (it has no codes for these) and what the log calls them."""


class Unreachable(BaseMiddleware):
    """Ends an update whose chat is gone with a log line of the kind; every other failure goes on to the apology.

    Stands inside aiogram's error handling and around everything else, so that what was remembered stays as it was.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 – aiogram's own signature
        if isinstance(event, Update) and not is_known(event):
            return UNHANDLED
        try:
            return await handler(event, data)
        except REFUSALS as refusal:
            kind = kind_of(refusal)
            if kind is None:
                raise
            log.info("chat_unreachable", error=kind)
            return None


def is_known(update: Update) -> bool:
    """Whether aiogram knows this kind; about others it would print a warning with the whole update in it."""
    try:
        return bool(update.event_type)
    except UpdateTypeLookupError:
        return False


def is_gone(failure: Exception) -> bool:
    """Whether it means that nobody reads this chat any more."""
    return isinstance(failure, REFUSALS) and kind_of(failure) is not None


def kind_of(refusal: TelegramAPIError) -> str | None:
    """Why Telegram refused, as one of our own words; None when it is a failure of ours."""
    if isinstance(refusal, TelegramMigrateToChat):
        return "migrated"
    said = refusal.message.lower()
    known = next((kind for words, kind in KINDS if words in said), None)
    return known or ("forbidden" if isinstance(refusal, TelegramForbiddenError) else None)
