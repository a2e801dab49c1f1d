"""Free text, at any moment; and whatever else people send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import F, Router
from aiogram.enums import ChatAction

from bot.sending import say

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message

    from bot.visitor import Visitor
    from guide.guide import Guide


async def hear(message: Message, text: str, bot: Bot, guide: Guide, visitor: Visitor) -> None:
    await bot.send_chat_action(message.chat.id, ChatAction.TYPING)
    await say(message, visitor, await guide.hear(visitor.session, text, visitor.guess))


async def only_text(message: Message, guide: Guide, visitor: Visitor) -> None:
    await say(message, visitor, guide.only_text(visitor.session))


def setup() -> Router:
    """A corrected message is answered like a new one; a photo's caption is text too."""
    router = Router(name="words")
    for observer in (router.message, router.edited_message):
        observer.register(hear, F.text.as_("text"))
        observer.register(hear, F.caption.as_("text"))
    router.message.register(only_text)
    return router
