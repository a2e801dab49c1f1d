"""Frozen sets of messages: tab-separated files without quoting, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from nlu.dangers import DANGER_OF, DANGERS, Danger
from nlu.intents import INTENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

INTENT_COLUMNS = ("lang", "intent", "also", "text")
SAFETY_COLUMNS = ("lang", "expect", "text")
_T = TypeVar("_T")
HARMLESS = frozenset({"", "-", "none", "no", "safe", "harmless", "ok"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a frozen set. ``right`` are all acceptable intents, the expected one first."""

    language: str
    right: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SafetyMessage:
    """``danger`` is the kind it must raise the alarm for, None where there must be no alarm."""

    language: str
    danger: Danger | None
    text: str
    line: int


class FrozenSetError(Exception):
    """A file that cannot be read; every bad row on a line of its own, as ``file:line: message``."""


def columns_of(path: Path) -> tuple[str, ...]:
    """The header's columns; ``INTENT_COLUMNS`` or ``SAFETY_COLUMNS``.

    Raises:
        FrozenSetError: neither of the two.
    """
    header = tuple(_lines(path)[0].split("\t"))
    if header not in (INTENT_COLUMNS, SAFETY_COLUMNS):
        msg = f"{path}:1: expected {' '.join(INTENT_COLUMNS)} or {' '.join(SAFETY_COLUMNS)}, found {header}"
        raise FrozenSetError(msg)
    return header


def read_messages(path: Path) -> list[Message]:
    """Messages with their intents; ``also`` names further acceptable ones, separated by commas or spaces.

    Raises:
        FrozenSetError: naming all bad rows.
    """
    problems: list[str] = []
    messages = []
    for line, (language, intent, also, text) in _rows(path, INTENT_COLUMNS, problems):
        right = (intent, *(other for other in re.split(r"[,;|\s]+", also) if other not in {"", "-"}))
        unknown = [name for name in right if name not in INTENTS]
        if unknown:
            problems.append(f"{path}:{line}: unknown intent {', '.join(unknown)}")
        messages.append(Message(language, right, text, line))
    return _unless(problems, messages)


def read_safety_messages(path: Path) -> list[SafetyMessage]:
    """Messages with the danger they name, as a kind or as an intent, or ``none``; another intent is harmless too.

    Raises:
        FrozenSetError: naming all bad rows.
    """
    problems: list[str] = []
    messages = []
    for line, (language, expect, text) in _rows(path, SAFETY_COLUMNS, problems):
        danger = DANGER_OF.get(expect) or next((one for one in DANGERS if one == expect), None)
        if danger is None and expect not in HARMLESS and expect not in INTENTS:
            problems.append(f"{path}:{line}: expect is {expect!r}, not none, no danger and no intent")
        messages.append(SafetyMessage(language, danger, text, line))
    return _unless(problems, messages)


def _rows(path: Path, columns: Sequence[str], problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(_lines(path)[1:], 2):
        cells = [cell.strip() for cell in row.split("\t")]
        if not row.strip():
            continue
        if len(cells) != len(columns):
            problems.append(f"{path}:{line}: {len(cells)} columns instead of {len(columns)} ({', '.join(columns)})")
        elif not cells[-1]:
            problems.append(f"{path}:{line}: no text")
        else:
            yield line, cells


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}:1: {error}"
        raise FrozenSetError(msg) from error


def _unless(problems: list[str], messages: list[_T]) -> list[_T]:
    if problems:
        raise FrozenSetError("\n".join(problems))
    return messages
