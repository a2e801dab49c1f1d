"""The hourly walk over open cases, in every process that runs: what somebody must be reminded of is written down."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import structlog

from issues.reminding import remind
from wegwijzer.clock import now

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from issues.ports import CaseStore

REMIND_EVERY_S = 3600.0
"""A day begins at midnight in Amsterdam, in winter and in summer; nobody is reminded much later than that."""

log = structlog.get_logger()


async def remind_hourly(cases: CaseStore, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
    """Until cancelled. Whatever fails, it goes on an hour later, and says so in the log without a name."""
    while True:
        try:
            await remind_now(cases, now())
        except Exception as problem:  # noqa: BLE001 – the bot answers whatever becomes of reminders
            not_reminded(problem)
        await sleep(REMIND_EVERY_S)


async def remind_now(cases: CaseStore, moment: datetime) -> None:
    """Makes what is due, and counts it in the log by kind."""
    for kind, count in (await remind(cases, moment, random.random, not_reminded)).items():
        log.info("reminders_made", kind=kind, count=count)


def not_reminded(problem: Exception) -> None:
    log.error("reminders_failed", error=type(problem).__name__)
