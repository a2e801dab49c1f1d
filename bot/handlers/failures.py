"""When an update fails: the resident hears it, with 112, a code and the menu; the log gets type and place only."""

from __future__ import annotations

import asyncio
import secrets
import traceback
from typing import TYPE_CHECKING

import structlog
from aiogram import Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import CallbackQuery
from aiogram.types.update import UpdateTypeLookupError

from bot import session_storage
from bot.render.markup import Rendered, keyboard, plain
from bot.render.menus import menu_row, person_row
from bot.visitor import Visitor
from guide.session import Session
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiogram.fsm.context import FSMContext
    from aiogram.types import ErrorEvent, Message, Update

    from language import Language

UNANSWERABLE = (TelegramForbiddenError, TelegramRetryAfter, TelegramUnauthorizedError)
"""Telegram lets nothing through now, or nothing to this person: one message more is refused too, or makes it worse."""

LANGUAGE_WAIT_S = 2.0
"""An apology in the client's language now is worth more than one in the chosen language later."""

log = structlog.get_logger()


def new_code() -> str:
    """Six hexadecimal digits: short enough to read out over the telephone, rare enough to find one line in a log."""
    return secrets.token_hex(3)


class Failures:
    """Answers every update that failed; ``new_code`` makes the code that ties the apology to the line in the log."""

    def __init__(self, new_code: Callable[[], str] = new_code) -> None:
        self._new_code = new_code

    async def apologise(self, event: ErrorEvent, bot: Bot, state: FSMContext | None = None) -> bool:
        """Logs the failure and apologises in private chats; never fails itself."""
        code = self._new_code()
        log.error("update_failed", update=_kind(event.update), error_id=code, exc_info=event.exception)
        asked = event.update.message or event.update.edited_message or event.update.callback_query
        if asked is None or isinstance(event.exception, UNANSWERABLE):
            return True
        try:
            await _end_spinner(asked)
            chat_id = _private_chat(asked)
            if chat_id is not None:
                said = apology(code, await _language(asked, event.exception, state))
                await bot.send_message(chat_id, said.text, reply_markup=said.keyboard)
        except Exception as refusal:
            log.error("apology_failed", error_id=code, exc_info=refusal)  # noqa: TRY400 – the log takes no tracebacks
        return True


def apology(code: str, language: Language) -> Rendered:
    """Needs nothing but the catalogue: session, guide and map may be what failed."""
    _ = texts(language)
    sorry = _("Something went wrong on our side. Please try again. In danger, call 112.")
    tell = _("If it goes wrong again, tell a helper this code: {code}").format(code=code)
    return Rendered(text=f"{plain(sorry)}\n\n{plain(tell)}", keyboard=keyboard(menu_row(_), person_row(_)))


async def _end_spinner(asked: Message | CallbackQuery) -> None:
    if isinstance(asked, CallbackQuery):
        try:
            await asked.answer()
        except Exception as refusal:  # noqa: BLE001 – the apology matters more than the spinner
            log.warning("telegram_refused", method="answerCallbackQuery", error=type(refusal).__name__)


def _private_chat(asked: Message | CallbackQuery) -> int | None:
    """Where a person can be answered alone; None for a bot, a group, a channel."""
    if asked.from_user is None or asked.from_user.is_bot:
        return None
    message = asked.message if isinstance(asked, CallbackQuery) else asked
    if message is None:
        return asked.from_user.id
    return message.chat.id if message.chat.type == ChatType.PRIVATE else None


async def _language(asked: Message | CallbackQuery, failure: Exception, state: FSMContext | None) -> Language:
    """The language chosen in the chat; the client's where the session store is what failed, or is slow."""
    client = asked.from_user.language_code if asked.from_user else None
    session = Session()
    if state and isinstance(state.storage, session_storage.SessionStorage) and not _storage_failed(failure):
        try:
            async with asyncio.timeout(LANGUAGE_WAIT_S):
                session = await state.storage.get_session(state.key)
        except Exception as problem:  # noqa: BLE001 – a second failure changes the language, not the apology
            log.warning("apology_language_unknown", error=type(problem).__name__)
    return Visitor(session=session, client_language=client).language


def _storage_failed(failure: Exception) -> bool:
    frames = traceback.walk_tb(failure.__traceback__)
    return any(frame.f_code.co_filename == session_storage.__file__ for frame, _line in frames)


def _kind(update: Update) -> str:
    try:
        return update.event_type
    except UpdateTypeLookupError:
        return "unknown"


def setup(failures: Failures | None = None) -> Router:
    router = Router(name="failures")
    # The bound method: aiogram takes an object with an async __call__ for a plain function and never awaits it.
    router.errors.register((failures or Failures()).apologise)
    return router
