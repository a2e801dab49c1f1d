"""The understanding behind the guide's port: safety rules and the embedded engine, beside the event loop."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, TypeVar

import structlog

from language import as_message_language, detect
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
    from collections.abc import Callable
    from pathlib import Path

    from guide.understanding import Understand
    from language import Language, MessageLanguage
    from nlu.dangers import Danger
    from nlu.understanding import Understanding

Made = TypeVar("Made")

log = structlog.get_logger()


def read_understanding(folder: Path, progress: Callable[[str], None] = silent) -> Understanding:
    """Safety rules and engine; trains at the first start. A broken example or rule is named with file and line."""
    try:
        return load(folder, progress)
    except (ExamplesError, SafetyFileError) as error:
        message = f"the examples or safety rules cannot be read:\n{error}"
        raise OperatorProblem(message) from None


def load_understanding(folder: Path, progress: Callable[[str], None] = silent) -> Understand:
    """As the guide asks for it: a parse takes some 20 ms of computing, so it runs in a thread."""
    return never_failing(read_understanding(folder, progress).parse)


def never_failing(
    parse: Callable[[str, MessageLanguage | None], Parse], check: Callable[[str], Danger | None] | None = None
) -> Understand:
    """A broken engine is told to the operator and understands nothing; the safety rules still see danger.

    Not an error: the guide then answers "not understood" with the menu and a person, which serves better than an
    apology.

    Args:
        check: The safety rules alone; those of ``nlu/safety`` when not given, signs included: no model weighs them.
    """
    look = check or shipped_rules().suspect
    # One a core: with more, whoever only presses a button waits for all of them at every step, which Python computes
    # one at a time. While 200 others wrote that was 4 s a button; now it is less than 0.1 s.
    turn = asyncio.Semaphore(len(os.sched_getaffinity(0)))

    async def understand(text: str, *, hint: Language | None) -> Parse:
        spoken = as_message_language(hint)
        try:
            async with turn:
                return await asyncio.to_thread(parse, text, spoken)
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
