"""Sending and editing messages: the last step of every handler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, LinkPreviewOptions, Message

from bot.complaint_callbacks import mark_of
from bot.render import render

if TYPE_CHECKING:
    from aiogram import Bot

    from bot.render import Rendered
    from bot.visitor import Visitor
    from guide.turn import Turn

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def say(event: Message | CallbackQuery, visitor: Visitor, turn: Turn) -> Message | None:
    """Keeps the turn's session and shows its reply: below the resident's message, or in place of the button's.

    Hands back what was sent below a message, so that a later answer can take its place.
    """
    rendered = _render(visitor, turn)
    if isinstance(event, Message):
        return await send(event, rendered)
    await show_instead(event, rendered)
    return None


async def say_below(query: CallbackQuery, visitor: Visitor, turn: Turn) -> None:
    """Answers a button with a new message: what held the button stays, or is gone already."""
    rendered = _render(visitor, turn)
    await query.answer()
    await _send_to(query, rendered)


def _render(visitor: Visitor, turn: Turn) -> Rendered:
    # After "forget me" the session is empty, but the goodbye is still in the language they had.
    language = turn.session.language or visitor.language
    visitor.session = turn.session
    return render(turn.reply, language, mark_of(turn.session))


async def send(message: Message, rendered: Rendered) -> Message | None:
    """Below a message; hands back the last one that was sent of it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return await _post(message.bot, message.chat.id, rendered, thread)


async def show_instead(query: CallbackQuery, rendered: Rendered) -> None:
    """Edits the message that held the button; sends anew when that is too old or more than a message comes."""
    await query.answer()
    if not isinstance(query.message, Message):
        await _send_to(query, rendered)
        return
    if not rendered.stands_alone:
        await send(query.message, rendered)
        return
    try:
        await query.message.edit_text(rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)
    except TelegramBadRequest as refusal:
        # The same button twice gives the same text; there is nothing to show anew.
        if "message is not modified" not in refusal.message:
            await send(query.message, rendered)


async def _send_to(query: CallbackQuery, rendered: Rendered) -> None:
    """To whoever pressed the button: a private chat has the number of its person."""
    await _post(query.bot, query.from_user.id, rendered)


async def _post(bot: Bot | None, chat: int, rendered: Rendered, thread: int | None = None) -> Message | None:
    """All of it, in order; without a bot, which only an update made by hand lacks, nothing."""
    if bot is None:
        return None
    for text in rendered.before:
        await bot.send_message(chat, text, message_thread_id=thread, link_preview_options=NO_PREVIEW)
    if rendered.file:
        file = BufferedInputFile(rendered.file.data, rendered.file.name)
        await bot.send_document(chat, file, message_thread_id=thread)
    sent = await bot.send_message(
        chat,
        rendered.text,
        message_thread_id=thread,
        reply_markup=rendered.keyboard,
        link_preview_options=NO_PREVIEW,
    )
    if rendered.calls:
        await bot.send_contact(
            chat, phone_number=rendered.calls.phone, first_name=rendered.calls.name, message_thread_id=thread
        )
    return sent
