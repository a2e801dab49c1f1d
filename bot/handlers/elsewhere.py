"""What reaches the bot outside any conversation: blocking, inline queries, business accounts.

Only what is answered here is asked of Telegram. Reactions, polls, payments, join requests, channel posts and the
messages of business accounts are not: the bot could do nothing with them but read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import KICKED, ChatMemberUpdatedFilter
from aiogram.types import InlineQueryResultsButton

from bot.render.elsewhere import ask_in_private, not_for_business
from bot.sending import NO_PREVIEW
from bot.visitor import Visitor
from guide.session import Session
from locales import texts

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import BusinessConnection, ChatMemberUpdated, InlineQuery

log = structlog.get_logger()


async def blocked(_event: ChatMemberUpdated) -> None:
    """Counted, nothing else: who unblocks the bot finds everything as it was, for as long as it is kept."""
    log.info("bot_blocked")


async def answer_inline(query: InlineQuery) -> None:
    """Nothing to send into somebody else's chat; a button that leads to the private one."""
    language = Visitor(session=Session(), client_language=query.from_user.language_code).language
    button = InlineQueryResultsButton(text=ask_in_private(texts(language)), start_parameter="inline")
    await query.answer([], cache_time=0, is_personal=True, button=button)


async def refuse_business(connection: BusinessConnection, bot: Bot) -> None:
    """Said to the owner, once; their customers' messages are not asked of Telegram at all."""
    rendered = not_for_business((await bot.me()).username)
    await bot.send_message(
        connection.user_chat_id, rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW
    )


def setup() -> Router:
    router = Router(name="elsewhere")
    router.my_chat_member.register(blocked, F.chat.type == ChatType.PRIVATE, ChatMemberUpdatedFilter(KICKED))
    router.inline_query.register(answer_inline)
    router.business_connection.register(refuse_business, F.is_enabled)
    return router
