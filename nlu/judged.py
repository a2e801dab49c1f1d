"""A frozen set as it was understood, in each form there is of saying so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from nlu.evaluate import report, safety_report
from nlu.frozen_sets import SAFETY_COLUMNS, Message, SafetyMessage, columns_of, read_messages, read_safety_messages
from nlu.report_json import intents_as_data, safety_as_data
from nlu.report_text import as_text, safety_as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from nlu.parse import Parse

    Progress = Callable[[str], None]

OFTEN = 25
"""Messages between two words of progress: some seconds."""

_Read = TypeVar("_Read", Message, SafetyMessage)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of each message of one set: of ``safety`` where that is not None, else of ``intents``."""

    name: str
    intents: Sequence[tuple[Message, Parse]] = ()
    safety: Sequence[tuple[SafetyMessage, Parse]] | None = None

    def as_text(self) -> str:
        """For a terminal."""
        if self.safety is not None:
            return safety_as_text(safety_report(self.safety))
        return as_text(report(self.intents))

    def as_data(self) -> dict[str, Any]:
        """The JSON contract of ``wegwijzer nlu evaluate --json``."""
        if self.safety is not None:
            return safety_as_data(self.safety, self.name)
        return intents_as_data(self.intents, self.name)

    def as_json(self) -> str:
        return json.dumps(self.as_data(), ensure_ascii=False, indent=1)

    def as_page(self) -> str:
        """One HTML page."""
        from nlu.report_html import as_page  # noqa: PLC0415 - jinja2

        return as_page(self.as_data())


def judge(path: Path, parse: Callable[[str], Parse], progress: Progress) -> Judged:
    """Parses every message of a frozen set, of intents or of safety by the file's columns.

    Raises:
        FrozenSetError: bad rows, all of them as ``file:line: message``.
    """
    if columns_of(path) == SAFETY_COLUMNS:
        return Judged(path.name, safety=_parsed(read_safety_messages(path), parse, progress))
    return Judged(path.name, intents=_parsed(read_messages(path), parse, progress))


def _parsed(messages: Sequence[_Read], parse: Callable[[str], Parse], progress: Progress) -> list[tuple[_Read, Parse]]:
    done = []
    for number, message in enumerate(messages):
        if number % OFTEN == 0 and len(messages) > OFTEN:
            progress(f"messages {number} of {len(messages)}")
        done.append((message, parse(message.text)))
    return done
