"""Free text, at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatAction

from bot.danger import alarm_in
from bot.sending import say
from bot.spoken import signs_of, words_of
from bot.writing import chat_of

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message

    from bot.visitor import Visitor
    from guide.guide import Guide


async def hear(message: Message, text: str, bot: Bot, guide: Guide, visitor: Visitor) -> None:
    await bot.send_chat_action(message.chat.id, ChatAction.TYPING)
    await say(message, visitor, await guide.hear(visitor.session, text, visitor.guess, chat=chat_of(message)))


async def hear_signs(message: Message, signs: str, guide: Guide, visitor: Visitor) -> None:
    """Emoji, dots, spaces: a wordless answer that counts as no miss, unless the rules see danger in them."""
    alarm = await alarm_in(signs, guide, visitor)
    await say(message, visitor, alarm or guide.unreadable(visitor.session, "wordless"))


def has_words(message: Message) -> dict[str, str] | bool:
    words = words_of(message)
    return {"text": words} if words else False


def has_signs(message: Message) -> dict[str, str] | bool:
    signs = signs_of(message)
    return {"signs": signs} if signs and message.text else False


def setup() -> Router:
    """A corrected message is answered like a new one; a picture's caption is text too."""
    router = Router(name="words")
    for observer in (router.message, router.edited_message):
        observer.register(hear, has_words)
        observer.register(hear_signs, has_signs)
    return router
