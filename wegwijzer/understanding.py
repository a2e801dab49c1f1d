"""The understanding behind the guide's port: safety rules, then Rasa where there is one, and the embedded engine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import structlog

from language import MessageLanguage, as_message_language, detect
from nlu.commands import load_understanding as load
from nlu.commands import silent
from nlu.dangers import INTENT_OF
from nlu.examples import ExamplesError
from nlu.intents import OUT_OF_SCOPE
from nlu.parse import Parse, Ranked
from nlu.safety_files import SafetyFileError
from nlu.safety_rules import shipped_rules
from nlu.understanding import MAX_CHARS
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from pathlib import Path

    from guide.understanding import Understand
    from language import Language
    from nlu.dangers import Danger
    from nlu.rasa_client import RasaEngine
    from nlu.understanding import Understanding

Made = TypeVar("Made")
Given = ParamSpec("Given")

Reading = Callable[[str, MessageLanguage | None], Awaitable[Parse]]
"""A message and the language spoken with its author, to what it means."""

log = structlog.get_logger()


def read_understanding(folder: Path, progress: Callable[[str], None] = silent) -> Understanding:
    """Safety rules and engine; trains at the first start. A broken example or rule is named with file and line."""
    try:
        return load(folder, progress)
    except (ExamplesError, SafetyFileError) as error:
        message = f"the examples or safety rules cannot be read:\n{error}"
        raise OperatorProblem(message) from None


def load_understanding(
    folder: Path, progress: Callable[[str], None] = silent, rasa: RasaEngine | None = None
) -> Understand:
    """As the guide asks for it: a parse takes some 20 ms of computing, so it runs in a thread."""
    understanding = read_understanding(folder, progress)
    return guarded(with_rasa(understanding, rasa)) if rasa else never_failing(understanding.parse)


class Turns:
    """Runs what computes in threads, no more at a time than there are cores.

    With more, whoever only presses a button waits for all of them at every step, which Python computes one at a time.
    While 200 others wrote that was 4 s a button; now it is less than 0.1 s.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(len(os.sched_getaffinity(0)))

    async def take(self, step: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
        async with self._turn:
            return await asyncio.to_thread(step, *given, **named)


def with_rasa(understanding: Understanding, rasa: RasaEngine) -> Reading:
    """Rules and danger model here, then Rasa; where that has no answer, the engine here."""
    turns = Turns()

    async def parse(text: str, hint: MessageLanguage | None) -> Parse:
        found = await turns.take(understanding.hear, text, hint)
        if isinstance(found, Parse):
            return found
        answer = await rasa.parse(found.read, found.language)
        return found.answered(answer) if answer else await turns.take(understanding.answer, found)

    return parse


def never_failing(
    parse: Callable[[str, MessageLanguage | None], Parse], check: Callable[[str], Danger | None] | None = None
) -> Understand:
    """``guarded``, of what computes."""
    turns = Turns()

    async def read(text: str, hint: MessageLanguage | None) -> Parse:
        return await turns.take(parse, text, hint)

    return guarded(read, check)


def guarded(read: Reading, check: Callable[[str], Danger | None] | None = None) -> Understand:
    """A broken engine is told to the operator and understands nothing; the safety rules still see danger.

    Not an error: the guide then answers "not understood" with the menu and a person, which serves better than an
    apology.

    Args:
        check: The safety rules alone; those of ``nlu/safety`` when not given, signs included: no model weighs them.
    """
    look = check or shipped_rules().suspect

    async def understand(text: str, *, hint: Language | None) -> Parse:
        spoken = as_message_language(hint)
        try:
            return await read(text, spoken)
        except Exception as error:
            log.error("understanding_failed", exc_info=error)  # noqa: TRY400 – the log takes no tracebacks
        return await asyncio.to_thread(_rules_alone, look, text, spoken)

    return understand


def _rules_alone(check: Callable[[str], Danger | None], text: str, hint: MessageLanguage | None) -> Parse:
    """The parse without an engine. Where the rules break too, "not understood" still offers a person."""
    danger = _attempt(lambda: check(text), otherwise=None)
    intent = INTENT_OF[danger] if danger else OUT_OF_SCOPE
    return Parse(
        text=text,
        language=_attempt(lambda: detect(text[:MAX_CHARS], hint or "uk"), otherwise=hint or "uk"),
        intent=intent,
        confidence=1.0,
        ranking=(Ranked(intent, 1.0),),
        action="emergency" if danger else "fallback",
        engine="safety",
        danger=danger,
    )


def _attempt(step: Callable[[], Made], *, otherwise: Made) -> Made:
    try:
        return step()
    except Exception as error:
        log.error("understanding_failed", exc_info=error)  # noqa: TRY400 – the log takes no tracebacks
        return otherwise
