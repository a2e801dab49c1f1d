"""The one dispatcher behind Telegram, the browser preview and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ChatType, ParseMode
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.fsm.strategy import FSMStrategy

from bot.handlers import buttons, commands, failures, words
from bot.middlewares import RefusedMethods, VisitorMiddleware

if TYPE_CHECKING:
    from aiogram.client.session.base import BaseSession

    from bot.session_storage import SessionStorage
    from guide.guide import Guide

PRIVATE = F.chat.type == ChatType.PRIVATE


def build_dispatcher(guide: Guide, storage: SessionStorage) -> Dispatcher:
    """A fresh dispatcher. Only private chats are answered: in a group everyone would read the answer.

    The event isolation lets one update of a chat finish before its next begins, so that two quick taps do not cross.
    """
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=SimpleEventIsolation(),
        fsm_strategy=FSMStrategy.USER_IN_CHAT,
        guide=guide,
    )
    for observer in (dispatcher.message, dispatcher.edited_message):
        observer.filter(PRIVATE)
        observer.middleware(VisitorMiddleware(storage))
    dispatcher.callback_query.middleware(VisitorMiddleware(storage))
    dispatcher.include_routers(commands.setup(), buttons.setup(), words.setup(), failures.setup())
    return dispatcher


def build_bot(token: str, session: BaseSession) -> Bot:
    """A bot on any session (Telegram's, another Bot API server's, or in this process) that survives refused extras."""
    session.middleware(RefusedMethods())
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
