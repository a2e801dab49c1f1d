"""A bot that takes photos and sends a file and a code to copy."""

from __future__ import annotations

import io

from aiogram import Router
from aiogram.types import BufferedInputFile, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message
from PIL import Image

from tests.preview.echo_bot import Gate, echo_dispatcher

CODE = "1234 5678 9012 3456"
PDF = b"%PDF-1.4 letter"


async def _answer(message: Message, bot):
    """A photo's size, a file, or a code to copy."""
    if message.photo:
        whole = await bot.download(message.photo[-1])
        await message.answer(f"photo of {len(whole.read())}")
    elif message.text == "letter":
        await message.answer_document(BufferedInputFile(PDF, "brief.pdf"))
    else:
        button = InlineKeyboardButton(text="Скопіювати код", copy_text=CopyTextButton(text=CODE))
        await message.answer(
            f"<code>{CODE}</code>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]), parse_mode="HTML"
        )


def files_dispatcher():
    """The echo bot, with these before it."""
    dispatcher, mine = echo_dispatcher(Gate()), Router()
    mine.message.register(_answer, lambda message: bool(message.photo) or message.text in {"letter", "code"})
    dispatcher.include_router(mine)
    dispatcher.sub_routers.reverse()
    return dispatcher


def picture():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()
