"""Photos, sent as such or as a file: part of what is being written to somebody, else not readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from bot.content_kinds import kind_of
from bot.handlers.contents import unreadable
from bot.handlers.words import hear
from bot.photos import Darkroom, picture_in
from bot.sending import say
from bot.spoken import words_of
from bot.writing import chat_of, is_writing, photos_kept, take_photo
from guide.reply import Alarm
from issues.draft import MAX_PHOTOS

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message

    from bot.visitor import Visitor
    from guide.guide import Guide
    from guide.intake.reply import Notice


class Pictures:
    """Takes photos into what is being written; ``darkroom`` fetches and develops them."""

    def __init__(self, darkroom: Darkroom) -> None:
        self._darkroom = darkroom

    async def take(self, message: Message, bot: Bot, guide: Guide, visitor: Visitor) -> Message | None:
        """Hands back the answer, so that the one to an album's next photo can take its place."""
        words = words_of(message)
        if not is_writing(guide, visitor):
            return await _without_complaint(message, words, bot, guide, visitor)
        if words:
            heard = await guide.hear(visitor.session, words, visitor.guess, chat=chat_of(message))
            if isinstance(heard.reply, Alarm):
                await say(message, visitor, heard)
                return None
            visitor.session = heard.session
        return await self._add(message, bot, guide, visitor)

    async def _add(self, message: Message, bot: Bot, guide: Guide, visitor: Visitor) -> Message | None:
        photo, problem = await self._developed(message, bot, guide, visitor)
        turn = await take_photo(guide, visitor, photo, problem, chat_of(message))
        return await say(message, visitor, turn or guide.unreadable(visitor.session, "photo"))

    async def _developed(
        self, message: Message, bot: Bot, guide: Guide, visitor: Visitor
    ) -> tuple[bytes | None, Notice | None]:
        picture = picture_in(message)
        if picture is None:
            return None, "photo_is_no_image"
        if photos_kept(guide, visitor) >= MAX_PHOTOS:
            return None, "photos_full"
        return await self._darkroom.develop(bot, picture)


async def _without_complaint(
    message: Message, words: str | None, bot: Bot, guide: Guide, visitor: Visitor
) -> Message | None:
    if words:
        await hear(message, words, bot, guide, visitor)
        return None
    return await unreadable(message, kind_of(message) or "other", guide, visitor)


def holds_file(message: Message) -> bool:
    """A photo or a document; a moving picture comes as a document too and is none."""
    return bool(message.photo or message.document) and not message.animation


def setup(darkroom: Darkroom | None = None) -> Router:
    """New messages only: a photo that was changed later is not sent again."""
    router = Router(name="pictures")
    router.message.register(Pictures(darkroom or Darkroom()).take, holds_file)
    return router
