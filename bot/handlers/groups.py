"""Where others would read along: a polite refusal with the way to the private chat, and only when spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.filters import JOIN_TRANSITION, ChatMemberUpdatedFilter, or_f

from bot.handlers.commands import COMMANDS
from bot.render.elsewhere import only_in_private, only_in_private_toast
from bot.sending import NO_PREVIEW

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, User

log = structlog.get_logger()

GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}


async def refuse(message: Message, bot: Bot) -> None:
    rendered = only_in_private((await bot.me()).username)
    await message.answer(rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)


async def introduce(event: ChatMemberUpdated, bot: Bot) -> None:
    """Once, when somebody adds the bot; Telegram's message about the new member says the same and gets silence."""
    rendered = only_in_private((await bot.me()).username)
    await event.answer(rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)


async def leave_channel(event: ChatMemberUpdated, bot: Bot) -> None:
    """A channel has nobody to answer, and who stays gets every post of it: the bot keeps no such window open."""
    log.info("channel_left")
    await bot.leave_chat(event.chat.id)


async def refuse_button(query: CallbackQuery) -> None:
    await query.answer(only_in_private_toast(), show_alert=True)


async def is_spoken_to(message: Message, bot: Bot) -> bool:
    """A mention of the bot, a command with its name, or a reply to what it said."""
    me = await bot.me()
    words, entities = message.text or message.caption or "", message.entities or message.caption_entities or []
    if any(_names(entity, words, me) for entity in entities):
        return True
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == me.id)


def is_a_person(message: Message) -> bool:
    """Other bots are not answered, or two would talk for ever; an administrator who writes as the group is."""
    sender = message.from_user
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    return anonymous or (sender is not None and not sender.is_bot)


def _names(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    name = f"@{me.username}".lower()
    said = entity.extract_from(words).lower()
    if entity.type == MessageEntityType.BOT_COMMAND:
        return said.endswith(name)
    return entity.type == MessageEntityType.MENTION and said == name


def setup() -> Router:
    router = Router(name="groups")
    router.message.filter(F.chat.type.in_(GROUPS), is_a_person)
    router.message.register(refuse, or_f(is_spoken_to, *COMMANDS))
    joined = ChatMemberUpdatedFilter(JOIN_TRANSITION)
    router.my_chat_member.register(introduce, F.chat.type.in_(GROUPS), joined)
    router.my_chat_member.register(leave_channel, F.chat.type == ChatType.CHANNEL, joined)
    router.callback_query.register(refuse_button, F.message.chat.type != ChatType.PRIVATE, F.message)
    router.callback_query.register(refuse_button, F.message.business_connection_id)
    return router
