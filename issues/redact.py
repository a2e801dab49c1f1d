"""The port of redaction, and a first redactor that knows formats only: numbers, addresses of the internet, handles.

Names, streets and rooms are another matter; see docs/privacy.md. What stands behind `Redact` may change, `Redacted` may
not: drafts, previews and the command line are built on it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """What was taken out: ``start`` and ``end`` in characters of the original text, and what kind of thing it was."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """``text``: with a mark in place of each span; ``spans``: in order, none overlapping."""

    text: str
    spans: tuple[Span, ...]


Redact = Callable[[str, str], Redacted]
"""A text and the language of whoever reads the marks (ISO 639-1) → the text that may be kept."""
