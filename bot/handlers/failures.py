"""When a handler fails: the resident hears it, with 112 beside it; the log gets types and places only, never text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram import Router
from aiogram.types import CallbackQuery, Message

from locales import texts

if TYPE_CHECKING:
    from aiogram.types import ErrorEvent

log = structlog.get_logger()


async def failed(event: ErrorEvent) -> bool:
    """Answers in the client's language: the session may be what failed."""
    log.error("update_failed", update=event.update.event_type, exc_info=event.exception)
    source = event.update.message or event.update.edited_message or event.update.callback_query
    if source is None or source.from_user is None:
        return True
    _ = texts("nl" if (source.from_user.language_code or "").startswith("nl") else "uk")
    message = source.message if isinstance(source, CallbackQuery) else source
    if isinstance(message, Message):
        await message.answer(_("Something went wrong on our side. Please try again. In danger, call 112."))
    return True


def setup() -> Router:
    router = Router(name="failures")
    router.errors.register(failed)
    return router
