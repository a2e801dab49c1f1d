"""After an alarm: safe or not, back to what it came into, and a chat wiped from a shared phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.filters import Command

from bot import callbacks as data
from bot.sending import say, say_below
from bot.trail import delete_all
from bot.writing import chat_of, follows_cases, forget_unsent

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, Message

    from bot.visitor import Visitor
    from guide.guide import Guide

CLEAR = Command("clear", "ochystyty", "очистити", "wissen")


async def ask_safe(query: CallbackQuery, callback_data: data.AfterAlarm, guide: Guide, visitor: Visitor) -> None:
    """Below the numbers, which stay where they are."""
    await say_below(query, visitor, guide.ask_safe(visitor.session, callback_data.danger))


async def safe(query: CallbackQuery, callback_data: data.Safe, guide: Guide, visitor: Visitor) -> None:
    turn = guide.safe(visitor.session, callback_data.danger, is_safe=callback_data.is_safe)
    await say(query, visitor, turn)


async def resume(query: CallbackQuery, guide: Guide, visitor: Visitor) -> None:
    follow_up, session = follows_cases(guide), visitor.session
    if follow_up and follow_up.was_interrupted(session):
        await say(query, visitor, await follow_up.resume(session, chat_of(query)))
        return
    await say(query, visitor, guide.resume(session))


async def ask_clear_again(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.ask_clear(visitor.session))


async def clear(query: CallbackQuery, callback_data: data.ClearChat, bot: Bot, guide: Guide, visitor: Visitor) -> None:
    if not callback_data.sure:
        await say(query, visitor, guide.ask_clear(visitor.session))
        return
    await forget_unsent(guide, visitor)
    await delete_all(bot, query.from_user.id, visitor.deletable)
    visitor.wiped = True
    await say_below(query, visitor, guide.cleared(visitor.session))


def setup() -> Router:
    router = Router(name="alarms")
    router.message.register(ask_clear_again, CLEAR)
    on = router.callback_query.register
    on(ask_safe, data.AfterAlarm.filter())
    on(safe, data.Safe.filter())
    on(resume, data.Resume.filter())
    on(clear, data.ClearChat.filter())
    return router
