"""Sending and editing messages: the last step of every handler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, LinkPreviewOptions, Message

from bot.render import render

if TYPE_CHECKING:
    from bot.render import Rendered
    from bot.visitor import Visitor
    from guide.turn import Turn

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def say(event: Message | CallbackQuery, visitor: Visitor, turn: Turn) -> None:
    """Keeps the turn's session and shows its reply: below the resident's message, or in place of the button's."""
    # After "forget me" the session is empty, but the goodbye is still in the language they had.
    language = turn.session.language or visitor.language
    visitor.session = turn.session
    rendered = render(turn.reply, language)
    if isinstance(event, Message):
        await send(event, rendered)
    else:
        await show_instead(event, rendered)


async def say_below(query: CallbackQuery, visitor: Visitor, turn: Turn) -> None:
    """Answers a button with a new message: what held the button stays, or is gone already."""
    language = turn.session.language or visitor.language
    visitor.session = turn.session
    await query.answer()
    await _send_to(query, render(turn.reply, language))


async def send(message: Message, rendered: Rendered) -> None:
    await message.answer(rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)
    if rendered.calls:
        await message.answer_contact(phone_number=rendered.calls.phone, first_name=rendered.calls.name)


async def show_instead(query: CallbackQuery, rendered: Rendered) -> None:
    """Edits the message that held the button; sends a new one when that is too old or a call comes with it."""
    await query.answer()
    if not isinstance(query.message, Message):
        await _send_to(query, rendered)
        return
    if rendered.calls:
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
    if query.bot is None:
        return
    chat = query.from_user.id
    await query.bot.send_message(chat, rendered.text, reply_markup=rendered.keyboard, link_preview_options=NO_PREVIEW)
    if rendered.calls:
        await query.bot.send_contact(chat, phone_number=rendered.calls.phone, first_name=rendered.calls.name)
