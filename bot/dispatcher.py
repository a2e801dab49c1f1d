"""The one dispatcher behind Telegram, the browser preview and the terminal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ChatType, ParseMode
from aiogram.fsm.strategy import FSMStrategy

from bot.albums import AlbumMiddleware
from bot.edits import EditsMiddleware
from bot.handlers import (
    alarms,
    buttons,
    cases,
    commands,
    complaint,
    contents,
    elsewhere,
    failures,
    groups,
    pictures,
    words,
)
from bot.isolation import InOrder
from bot.middlewares import RefusedMethods, VisitorMiddleware
from bot.patience import Patience
from bot.stale import StaleMiddleware
from bot.trail import LeavesTrail
from bot.unreachable import Unreachable
from bot.unreadable_updates import UnreadableUpdates

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from aiogram.client.session.base import BaseSession

    from bot.session_storage import SessionStorage
    from guide.guide import Guide

PRIVATE = F.chat.type == ChatType.PRIVATE
A_PERSON = F.from_user.is_bot.is_(False)
"""Bots may write to each other; two that answer everything would never stop."""


def build_dispatcher(guide: Guide, storage: SessionStorage, *, now: Callable[[], datetime] | None = None) -> Dispatcher:
    """A fresh dispatcher. Only private chats are answered: in a group everyone would read the answer.

    The event isolation lets one update of a chat finish before its next begins, so that two quick taps do not cross.

    Args:
        now: The clock by which a message is too old to be answered; without one none is.
    """
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=InOrder(),
        fsm_strategy=FSMStrategy.USER_IN_CHAT,
        guide=guide,
    )
    dispatcher.update.outer_middleware(Unreachable())
    dispatcher.include_routers(groups.setup(), elsewhere.setup(), private_chats(storage, now), failures.setup())
    return dispatcher


def private_chats(storage: SessionStorage, now: Callable[[], datetime] | None) -> Router:
    """The conversation itself, with what stands around each of its messages, outermost first."""
    router = Router(name="private")
    stale, edits, albums = StaleMiddleware(now) if now else None, EditsMiddleware(), AlbumMiddleware()
    for observer in (router.message, router.edited_message):
        observer.filter(PRIVATE, A_PERSON)
        for middleware in (VisitorMiddleware(storage), stale, edits, albums):
            if middleware:
                observer.middleware(middleware)
    router.callback_query.middleware(VisitorMiddleware(storage))
    router.include_routers(
        commands.setup(),
        alarms.setup(),
        complaint.setup(),
        cases.setup(),
        buttons.setup(),
        pictures.setup(),
        words.setup(),
        contents.setup(),
    )
    return router


def build_bot(token: str, session: BaseSession, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> Bot:
    """A bot on any session (Telegram's, another Bot API server's, or in this process) that survives refused extras.

    What cannot be sent now is sent after a wait (``sleep``).
    """
    session.middleware(RefusedMethods())
    session.middleware(LeavesTrail())
    session.middleware(UnreadableUpdates())
    session.middleware(Patience(sleep))
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
