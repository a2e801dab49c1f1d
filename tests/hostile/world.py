"""The whole bot as it runs on Telegram, with an understanding that costs nothing and the real safety rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aiogram.methods import GetUpdates
from aiogram.types import Update

from bot.dispatcher import build_bot, build_dispatcher
from bot.flood import FloodGuard, guard_against_floods
from bot.local.telegram import LOCAL_TOKEN
from bot.session_storage import SessionStorage
from bot.session_store import Seal
from guide.guide import Guide
from guide.view import Viewer
from nlu.dangers import INTENT_OF
from nlu.intents import INTENTS
from nlu.parse import Parse, Ranked
from nlu.safety_rules import shipped_rules
from store.memory_sessions import MemorySessionStore
from tests.hostile.recorder import Recorder
from tests.hostile.updates import NOW
from wegwijzer.complaint_stores import in_memory, make_intake
from wegwijzer.kaart import FixedKaart

BETWEEN = timedelta(seconds=2)
"""From update to update: several chats at this pace flood nobody, which tests of their own are about."""


def cheap_parse(text, hint):
    """Danger by the real rules; everything else by chance, the same chance for the same text."""
    danger = shipped_rules().check(text)
    chance = sum(map(ord, text[:50]))
    intent = INTENT_OF[danger] if danger else INTENTS[chance % len(INTENTS)]
    others = tuple(Ranked(INTENTS[(chance + n) % len(INTENTS)], 0.1) for n in (1, 2))
    return Parse(
        text=text,
        language=("uk", "nl", "ru", "en")[chance % 4],
        intent=intent,
        confidence=0.9,
        ranking=(Ranked(intent, 0.9), *others),
        action="emergency" if danger else ("answer", "choose", "fallback")[chance % 3],
        engine="safety" if danger else "embedded",
        danger=danger,
    )


async def cheap_understanding(text, *, hint):
    return cheap_parse(text, hint)


class HostileWorld:
    def __init__(self, kaart, *, understand=cheap_understanding, store=None, telegram=None):
        self.time = datetime.fromtimestamp(NOW, UTC)
        self.telegram = telegram or Recorder()
        self.store = store or MemorySessionStore()
        viewer = Viewer(FixedKaart(kaart), today=lambda: date(2026, 11, 22), show_examples=True, default_place=None)
        self.complaints = in_memory()
        intake = make_intake(viewer, self.complaints, b"s" * 32, lambda: self.time)
        self.guide = Guide(viewer, understand, intake)
        storage = SessionStorage(self.store, Seal(b"s" * 32), lambda: self.time)
        self.dispatcher = build_dispatcher(self.guide, storage, now=lambda: self.time)
        check = shipped_rules().check
        guard = FloodGuard(self.dispatcher, storage, check, now=lambda: self.time.timestamp())  # noqa: PLW0108 – the time goes on
        guard_against_floods(self.dispatcher, guard)
        self.bot = build_bot(LOCAL_TOKEN, self.telegram, sleep=no_wait)

    async def poll(self, batch: list[dict]) -> list[Update]:
        """The batch as the bot's polling gets it."""
        self.telegram.waiting = batch
        return await self.bot(GetUpdates())

    async def take(self, update: Update):
        """One update, and every call to Telegram it led to."""
        self.time += BETWEEN
        await self.dispatcher.feed_update(self.bot, update)
        return self.telegram.take_calls()


async def no_wait(_seconds):
    """Telegram's waits are not waited for here."""
