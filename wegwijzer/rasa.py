"""The line to a Rasa server, where RASA_URL names one: opened and closed with the program, counted and told."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

import structlog

from nlu.calibration import Calibration
from nlu.rasa_client import RasaEngine
from wegwijzer.metrics import RASA_ANSWERS
from wegwijzer.problem import OperatorProblem
from wegwijzer.understanding import with_rasa

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from nlu.parse import Parse
    from nlu.rasa_answer import Trouble
    from nlu.understanding import Understanding
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


class OneByOne:
    """Rasa for a caller that waits for each answer, as the command line does."""

    def __init__(self, understanding: Understanding, rasa: RasaEngine, runner: asyncio.Runner) -> None:
        self._read = with_rasa(understanding, rasa)
        self._runner = runner

    def parse(self, text: str) -> Parse:
        return self._runner.run(self._parse(text))

    async def _parse(self, text: str) -> Parse:
        return await self._read(text, None)


@contextmanager
def parsing_with_rasa(settings: Settings, understanding: Understanding) -> Iterator[OneByOne]:
    """What RASA_URL names, in an event loop of its own.

    Raises:
        OperatorProblem: RASA_URL is not set.
    """
    line = AsyncExitStack()
    with asyncio.Runner() as runner:
        rasa = runner.run(line.enter_async_context(rasa_line(settings)))
        if rasa is None:
            message = "RASA_URL: set it to the address of a Rasa server, e.g. http://127.0.0.1:5005 (make rasa)"
            raise OperatorProblem(message)
        try:
            yield OneByOne(understanding, rasa, runner)
        finally:
            runner.run(line.aclose())
