"""Many chats at once through the real dispatcher on SQLite: how long an update takes, and as ratios to one chat alone.

Telegram is in this process and answers at once, so that what is measured is ours. Each chat presses its next button as
soon as the answer to the last one is there: more pressure than 200 people make, who read in between.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import Answer, ChooseLanguage, ShowIntent, ShowMenu, ShowTheme
from bot.dispatcher import build_bot
from bot.flood import FloodGuard, guard_against_floods
from bot.local.chat import LocalChat
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram
from nlu.safety_rules import shipped_rules
from wegwijzer import log
from wegwijzer.life import settle
from wegwijzer.settings import Settings
from wegwijzer.wiring import assembled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram import Bot
    from aiogram.filters.callback_data import CallbackData
    from aiogram.methods import TelegramMethod
    from aiogram.methods.base import TelegramType

    from wegwijzer.wiring import Program

CHATS = 200
ROUNDS = 3
TARGET_S = 1.0
QUESTIONS = (
    "як записати дитину до школи?",
    "hoe vind ik een huisarts",
    "де шукати роботу",
    "ik wil klagen over het eten",
)


class Recording(LocalTelegram):
    """Keeps the newest buttons of each chat."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[int, list[str]] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 – aiogram's signature
    ) -> TelegramType:
        if isinstance(method, SendMessage | EditMessageText) and isinstance(method.reply_markup, InlineKeyboardMarkup):
            rows = method.reply_markup.inline_keyboard
            self.buttons[int(method.chat_id or 0)] = [
                one.callback_data for row in rows for one in row if one.callback_data
            ]
        return await super().make_request(bot, method, timeout)


@dataclass
class Crowd:
    program: Program
    telegram: Recording = field(default_factory=Recording)
    took: list[float] = field(default_factory=list)
    finished: int = 0

    def __post_init__(self) -> None:
        self.bot = build_bot(LOCAL_TOKEN, self.telegram)

    def chat(self, number: int) -> LocalChat:
        return LocalChat(self.program.dispatcher, self.bot, self.telegram, number, "uk")

    async def timed(self, step: Awaitable[None]) -> None:
        begun = time.perf_counter()
        await step
        self.took.append(time.perf_counter() - begun)

    async def press(self, chat: LocalChat, *wanted: CallbackData | type[CallbackData]) -> bool:
        """Presses the first button of the newest keyboard that is one of the wanted; False when there is none."""
        starts = tuple(one.pack() if not isinstance(one, type) else one.__prefix__ + ":" for one in wanted)
        data = next((one for one in self.telegram.buttons[chat.id] if (one + ":").startswith(starts)), None)
        if data is None:
            return False
        message = next(
            one for one in reversed(chat.messages) if any(b.get("data") == data for r in one.buttons for b in r)
        )
        await self.timed(chat.press(message.id, data))
        return True

    async def talk(self, number: int) -> None:
        """Start, language, theme, topic, every question, the card, the menu."""
        chat = self.chat(number)
        await self.timed(chat.write("/start"))
        await self.press(chat, ChooseLanguage(language="uk"))
        await self.press(chat, ShowTheme(theme="school"))
        await self.press(chat, ShowIntent(intent="school.enrol"))
        while await self.press(chat, Answer):
            """The first choice of each question."""
        if await self.press(chat, ShowMenu()):
            self.finished += 1

    async def ask(self, number: int) -> None:
        chat = self.chat(number)
        for question in QUESTIONS:
            await self.timed(chat.write(question))


async def measured(program: Program, act: Callable[[Crowd, int], Awaitable[None]], numbers: range) -> Crowd:
    crowd = Crowd(program)
    async with asyncio.TaskGroup() as tasks:
        for number in numbers:
            tasks.create_task(act(crowd, number))
    return crowd


def figures(took: list[float]) -> tuple[float, float, float]:
    cuts = statistics.quantiles(took, n=100)
    return cuts[49], cuts[94], max(took)


def line(name: str, took: list[float], reference: float) -> str:
    p50, p95, longest = figures(took)
    return (
        f"{name}: {len(took)} updates, p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, max {longest * 1000:.0f} ms; "
        f"p95 {p95 / reference:.0f} times one chat's median of {reference * 1000:.1f} ms"
    )


async def main() -> int:
    log.configure("error")
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(WEGWIJZER_DATA=Path(name))
        async with assembled(settings) as program:
            guard = FloodGuard(program.dispatcher, program.storage, shipped_rules().check)
            guard_against_floods(program.dispatcher, guard)
            settle()
            alone = await measured(program, Crowd.talk, range(1, 2))
            reference = statistics.median(alone.took)
            print(
                f"{CHATS} chats at once, {len(os.sched_getaffinity(0))} cores; {len(alone.took)} updates a conversation"
            )
            worst = 0.0
            for number in range(ROUNDS):
                begun, used = time.perf_counter(), time.process_time()
                crowd = await measured(program, Crowd.talk, range(1000 * (number + 1), 1000 * (number + 1) + CHATS))
                rate = len(crowd.took) / (time.perf_counter() - begun)
                cost = (time.process_time() - used) / len(crowd.took)
                print(line("buttons", crowd.took, reference))
                print(f"         {rate:.0f} updates a second, {cost * 1000:.1f} ms of computing each")
                worst = max(worst, figures(crowd.took)[1])
                if crowd.finished != CHATS:
                    print(f"only {crowd.finished} of {CHATS} conversations came to the card and the menu")
                    return 1
            words = await measured(program, Crowd.ask, range(9000, 9000 + CHATS))
            print(line("free text", words.took, reference))
    print(f"target, buttons: p95 under {TARGET_S:.0f} s: {'met' if worst < TARGET_S else 'MISSED'}")
    return 0 if worst < TARGET_S else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
