"""The port of redaction, and what comes out of it. What does it: `issues.redaction.redactor`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Span:
    """What was taken out: ``start`` and ``end`` in characters of the original text, and what kind of thing it was."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """``text``: with a mark in place of each span; ``spans``: in order, none overlapping.

    ``removed``: what stood there, for the preview alone, in which a resident may put it back. It is never stored, and
    never shown by an error or a log.
    """

    text: str
    spans: tuple[Span, ...]
    removed: tuple[str, ...] = field(default=(), repr=False, compare=False)


class Redact(Protocol):
    """What a text is before anything keeps it."""

    def __call__(self, text: str, language: str, /, *, after: str = "", keep: Collection[str] = ()) -> Redacted:
        """``language``: of whoever reads the marks, ISO 639-1; see `issues.redaction.redactor.redact`."""
