"""The line to a Rasa server, where RASA_URL names one: opened and closed with the program, counted and told."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

from nlu.calibration import Calibration
from nlu.rasa_client import RasaEngine
from wegwijzer.metrics import RASA_ANSWERS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nlu.rasa_answer import Trouble
    from wegwijzer.settings import Settings

log = structlog.get_logger()


class Told:
    """Counts every answer and every trouble; says once when the server is lost, and once when it is back."""

    def answered(self) -> None:
        RASA_ANSWERS.labels("answered").inc()

    def unanswered(self, trouble: Trouble) -> None:
        RASA_ANSWERS.labels(trouble).inc()

    def lost(self, trouble: Trouble) -> None:
        log.warning("rasa_lost", kind=trouble)

    def back(self) -> None:
        log.info("rasa_back")


@asynccontextmanager
async def rasa_line(settings: Settings) -> AsyncIterator[RasaEngine | None]:
    """The engine behind RASA_URL; None where that is not set."""
    if settings.RASA_URL is None:
        yield None
        return
    token = settings.RASA_TOKEN.get_secret_value() if settings.RASA_TOKEN else None
    engine = RasaEngine(settings.RASA_URL, token, Calibration.read().thresholds, Told())
    try:
        yield engine
    finally:
        await engine.close()
