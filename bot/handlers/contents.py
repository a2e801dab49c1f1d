"""Whatever else people send: each kind has its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import F, Router

from bot.content_kinds import kind_of
from bot.render import render
from bot.sending import NO_PREVIEW, say

if TYPE_CHECKING:
    from aiogram.types import Message

    from bot.visitor import Visitor
    from guide.guide import Guide
    from guide.reply import ContentKind


async def unreadable(message: Message, kind: ContentKind, guide: Guide, visitor: Visitor) -> Message:
    """Hands back what it sent, so that an album's caption can take its place."""
    rendered = render(guide.unreadable(visitor.session, kind).reply, visitor.language)
    return await message.answer(rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)


async def let_in(message: Message, guide: Guide, visitor: Visitor) -> None:
    """They allowed the bot to write to them: then it says what it can do."""
    await say(message, visitor, guide.menu(visitor.session, greeting="hello"))


def is_answered(message: Message) -> dict[str, ContentKind] | bool:
    kind = kind_of(message)
    return {"kind": kind} if kind else False


def setup() -> Router:
    """New messages only: a picture that was changed later says nothing new."""
    router = Router(name="contents")
    router.message.register(let_in, F.write_access_allowed)
    router.message.register(unreadable, is_answered)
    return router
