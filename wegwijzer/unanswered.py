"""Counting what nothing answers, put together for the running program; off unless it is switched on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import structlog

from guide.unanswered import Unanswered, purge
from issues.redaction.redactor import redact
from wegwijzer.clock import now

if TYPE_CHECKING:
    from datetime import datetime

    from guide.unanswered import UnansweredStore
    from wegwijzer.settings import Settings

log = structlog.get_logger()


def make_unanswered(settings: Settings, store: UnansweredStore, secret: bytes) -> Unanswered | None:
    """What counts; None while that is switched off. ``secret``: the program's one secret key."""
    if not settings.UNANSWERED_QUESTIONS:
        return None
    return Unanswered(store=store, secret=secret, redact=redact, now=now, random=os.urandom, failed=not_counted)


def not_counted(problem: Exception) -> None:
    """What the operator learns of a question that could not be counted; the resident has the answer all the same."""
    log.warning("question_not_counted", error=type(problem).__name__)


async def tidy_up_questions(store: UnansweredStore, moment: datetime) -> None:
    """Deletes what was kept for a week that is over, and words after their year; also while it is switched off."""
    gone = await purge(store, moment)
    if gone:
        log.info("unanswered_purged", count=gone)
