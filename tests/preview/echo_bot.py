"""A bot whose every answer is known beforehand, and that waits where a test wants it to."""

from __future__ import annotations

import asyncio
from html import escape

from aiogram import Dispatcher, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="Редагувати", callback_data="edit"),
            InlineKeyboardButton(text="Сказати", callback_data="say"),
        ],
        [InlineKeyboardButton(text="Повільно", callback_data="slow")],
        [InlineKeyboardButton(text="🔗 Rijksoverheid", url="https://www.rijksoverheid.nl/")],
        [InlineKeyboardButton(text="Зникни", callback_data="vanish")],
    ]
)
LINES = 60


class Gate:
    """Holds the bot's slow answers until the test opens it, and tells when the bot has come to it."""

    def __init__(self):
        self.reached = asyncio.Event()
        self._open = asyncio.Event()

    async def wait(self):
        self.reached.set()
        await self._open.wait()

    def open(self):
        self._open.set()


def echo_dispatcher(gate):
    """Echoes; `html:…` is sent as the bot's own HTML, `slow` waits at the gate, `boom` fails."""
    heard = []
    router = Router()
    on, press = router.message.register, router.callback_query.register
    on(_start, CommandStart())
    on(_html, F.text.startswith("html:"))
    on(_tall, F.text == "tall")
    on(_contact, F.text.startswith("contact:"))
    on(_slow, F.text == "slow")
    on(_boom, F.text == "boom")
    on(_echo)
    press(_edit, F.data == "edit")
    press(_say, F.data == "say")
    press(_press_slowly, F.data == "slow")
    press(_vanish, F.data == "vanish")
    dispatcher = Dispatcher(gate=gate, heard=heard)
    dispatcher.include_router(router)
    return dispatcher


async def _start(message: Message, command: CommandObject, heard):
    heard.append(message.text)
    await message.answer(f"Вітаю! {escape(command.args or '')}", reply_markup=BUTTONS)


async def _html(message: Message):
    await message.answer(message.text.removeprefix("html:"))


async def _tall(message: Message):
    await message.answer("\n".join(f"рядок {number}" for number in range(1, LINES + 1)), reply_markup=BUTTONS)


async def _contact(message: Message):
    name, _, phone = message.text.removeprefix("contact:").partition("=")
    await message.answer_contact(phone_number=phone, first_name=name)


async def _slow(message: Message, gate, heard):
    await message.bot.send_chat_action(message.chat.id, ChatAction.TYPING)
    heard.append("slow begins")
    await gate.wait()
    heard.append("slow ends")
    await message.answer("нарешті")


async def _boom(message: Message):
    raise RuntimeError(message.text)


async def _echo(message: Message, heard):
    heard.append(message.text)
    await message.answer(f"Ви написали: {escape(message.text)}")


async def _edit(query: CallbackQuery):
    await query.message.edit_text(query.message.text + " +", reply_markup=BUTTONS)


async def _say(query: CallbackQuery, bot):
    await bot.send_message(query.from_user.id, "Сказано")


async def _press_slowly(query: CallbackQuery, gate):
    await gate.wait()
    await query.message.edit_text("Повільно готово", reply_markup=BUTTONS)


async def _vanish(query: CallbackQuery):
    await query.message.delete()
