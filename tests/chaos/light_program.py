"""`wegwijzer run` as it is, but for three things: its clock is fast, its waits are short, no sentence model is loaded.

Imported before anything of the program, as its modules take the clock by name.
"""

from __future__ import annotations

import asyncio
from functools import partial

import wegwijzer.clock
from routekaart.opening import AMSTERDAM
from tests.chaos.doom import doom
from tests.chaos.fast_clock import FastClock

_clock = FastClock(0.0)


def now():
    return _clock()


def today():
    return _clock().astimezone(AMSTERDAM).date()


wegwijzer.clock.now = now
wegwijzer.clock.today = today

# From here on the program is loaded, with that clock.
from aiogram.utils.backoff import BackoffConfig  # noqa: E402

import bot.handlers.pictures  # noqa: E402
import bot.news  # noqa: E402
import wegwijzer.life  # noqa: E402
import wegwijzer.outbox_worker  # noqa: E402
import wegwijzer.wiring  # noqa: E402
from issues.redaction.redactor import redact  # noqa: E402
from nlu.parse import Parse, Ranked  # noqa: E402
from nlu.safety_rules import shipped_rules  # noqa: E402
from tests.chaos.staff_process import answer_orders  # noqa: E402
from wegwijzer import log  # noqa: E402
from wegwijzer.kaart import load_shipped  # noqa: E402
from wegwijzer.settings import Settings  # noqa: E402
from wegwijzer.telegram import connect, poll  # noqa: E402
from wegwijzer.understanding import never_failing  # noqa: E402

CALL_S = 3.0
"""In place of twenty seconds for one call."""
NOTICE_S = 1
"""In place of ten: less than the lease of a notice on the fast clock, as in earnest."""
SHORTER = 10.0
"""By how much the waits between tries are."""


def prepare():
    """Loads what every process needs and what does not change."""
    kaart = load_shipped()
    shipped_rules()
    redact("Пліснява в кімнаті.", "uk")
    redact("Er is schimmel in de kamer.", "nl")
    wegwijzer.wiring.load_shipped = lambda: kaart
    wegwijzer.wiring.load_understanding = lambda *_: never_failing(_nothing_understood)
    wegwijzer.life.connect = partial(connect, sleep=_sleep, timeout=CALL_S)
    wegwijzer.life.poll = partial(poll, backoff=BackoffConfig(min_delay=0.02, max_delay=0.5, factor=2.0, jitter=0.01))
    wegwijzer.outbox_worker.LOOK_EVERY_S = 0.2
    wegwijzer.outbox_worker.TROUBLE_S = 0.5
    bot.news.TIMEOUT_S = NOTICE_S
    bot.handlers.pictures.Darkroom.__init__.__defaults__ = (CALL_S,)


def be(order):
    """The process that was ordered; returns when it was told to stop."""
    global _clock  # noqa: PLW0603 – one clock for all of the process, and the order brings it
    _clock = FastClock(**order["clock"])
    if order.get("doom"):
        doom(*order["doom"])
    log.configure("info")
    settings = Settings(**order["settings"])
    is_staff = order["kind"] == "staff"
    asyncio.run(answer_orders(settings, order["desk"], now) if is_staff else wegwijzer.life.live(settings))


async def _sleep(seconds):
    await asyncio.sleep(seconds / SHORTER)


def _nothing_understood(text, hint):
    """What residents type here belongs to a complaint. That texts are understood is measured elsewhere."""
    ranking = (Ranked("out_of_scope", 1.0),)
    return Parse(
        text=text,
        language=hint or "uk",
        intent="out_of_scope",
        confidence=1.0,
        ranking=ranking,
        action="fallback",
        engine="embedded",
    )
