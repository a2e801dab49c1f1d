"""The worker that sends what waits in the outbox: one in each process, any number of processes."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING

import structlog

from bot.local.preview.browser_token import is_preview_chat
from bot.news import News
from bot.send_rate import SendRate
from issues.notifying import Notifier, Told
from issues.outbox import NEWS, UNSENT_KEPT
from wegwijzer.clock import now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from aiogram import Bot

    from issues.notifying import Delivered, Tell
    from issues.outbox import Notice, OutboxStore
    from wegwijzer.wiring import Program

AT_ONCE = 20
"""Notices that are being sent at a time; if the process is killed, so many at most are sent a second time."""
LOOK_EVERY_S = 5.0
TROUBLE_S = 30.0
"""After what a database could not do."""
FINISH_S = 5.0
"""For what is being sent when the program is stopped; docker kills after ten."""

log = structlog.get_logger()


class OutboxWorker:
    """Takes what is due, sends it, looks again. Whatever fails, it goes on, and says so in the log without a name."""

    def __init__(self, notifier: Notifier, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._notifier = notifier
        self._sleep = sleep

    async def run(self) -> None:
        """Until cancelled; then it takes nothing more and finishes what it is sending."""
        while True:
            try:
                found = await self.round()
            except Exception as problem:  # noqa: BLE001 – residents are answered whatever the outbox does
                log.error("outbox_failed", error=type(problem).__name__)  # noqa: TRY400 – the log takes no tracebacks
                await self._sleep(TROUBLE_S)
                continue
            if not found:
                await self._sleep(LOOK_EVERY_S)

    async def round(self) -> int:
        """Sends what is due, as many as go at once; how many that were."""
        notices = await self._notifier.take(AT_ONCE)
        fates: list[Delivered] = []
        async with asyncio.TaskGroup() as sending:
            begun = [sending.create_task(self._deliver(one, fates)) for one in notices]
            try:
                # Shielded by asyncio.wait: a worker that is stopped leaves them running.
                if begun:
                    await asyncio.wait(begun)
            except asyncio.CancelledError:
                await asyncio.wait(begun, timeout=FINISH_S)
                raise
            finally:
                _say(fates)
        return len(notices)

    async def _deliver(self, notice: Notice, fates: list[Delivered]) -> None:
        try:
            fates.append(await self._notifier.deliver(notice))
        except Exception as problem:  # noqa: BLE001 – the others are sent; this one is free again after its lease
            log.error("outbox_failed", error=type(problem).__name__)  # noqa: TRY400 – the log takes no tracebacks


def make_worker(program: Program, lines: Sequence[News]) -> OutboxWorker:
    """The worker over the program's outbox, which writes to the chats on these lines."""
    stores = program.complaints
    notifier = Notifier(
        outbox=stores.outbox,
        cases=stores.cases,
        keys=program.keys,
        tell=on_its_line(lines),
        now=now,
        chance=random.random,
    )
    return OutboxWorker(notifier)


def telegram_line(program: Program, bot: Bot) -> News:
    return _line(program, bot, lambda chat: not is_preview_chat(chat))


def preview_line(program: Program, bot: Bot) -> News:
    return _line(program, bot, is_preview_chat)


def _line(program: Program, bot: Bot, takes: Callable[[int], bool]) -> News:
    rate = SendRate(monotonic)
    return News(bot, dispatcher=program.dispatcher, storage=program.storage, rate=rate, takes=takes)


def on_its_line(lines: Sequence[News]) -> Tell:
    """Tells each chat on the line that it is on: a browser at the preview is nobody at Telegram, and no other way."""

    async def tell(address: str, notice: Notice) -> Told:
        chat = int(address)
        line = next((one for one in lines if one.takes(chat)), None)
        return await line.tell(chat, notice) if line else Told(outcome="elsewhere")

    return tell


async def tidy_up_outbox(outbox: OutboxStore, moment: datetime) -> None:
    """Deletes what could not be sent for a month, and what nobody is there to take."""
    gone = await outbox.purge(before=moment - UNSENT_KEPT)
    if gone:
        log.info("notices_purged", count=gone)


def _say(fates: Sequence[Delivered]) -> None:
    """Counts and kinds of errors: never which case, nor which chat."""
    sent = [one for one in fates if one.fate == "sent"]
    if sent:
        log.info("notices_sent", count=len(sent), kind=NEWS)
    doubled = sum(one.doubts > 0 for one in sent)
    if doubled:
        log.warning("notices_perhaps_doubled", count=doubled)
    for fate, event in EVENTS.items():
        for error, count in Counter(one.error for one in fates if one.fate == fate).items():
            log.warning(event, count=count, error=error)


EVENTS = {
    "retried": "notices_failed",
    "dead": "notices_dead",
    "address_ended": "addresses_ended",
    "busy": "notices_held",
}
