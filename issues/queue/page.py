"""A page of the queue, and where it begins."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from issues.case import About, Kind, QueueKind, Severity, State

Towards = Literal["after", "before"]
_MARK = re.compile(r"([01])\|(\d{4}-\d\d-\d\d)\|([0-9A-Z-]{4,16})")
MARK_MOST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A case as the queue shows it: without the words of anybody, sealed or not."""

    id: bytes
    number: str
    kind: Kind
    theme: str
    sub_theme: str
    about: About
    severity: Severity
    flagged: bool
    queue: QueueKind
    municipality: str
    location: str | None
    language: str
    state: State
    filed_at: datetime
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in the order of the queue: that of the case it was made from, be it still there or not."""

    flagged: bool
    due: date
    number: str

    def written(self) -> str:
        """For an address; `read_mark` reads it."""
        plain = f"{int(self.flagged)}|{self.due.isoformat()}|{self.number}"
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a page begins: ``after`` the mark, or ``before`` it, which then is the page's end."""

    towards: Towards
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """``earlier``, ``later``: where the pages beside it begin; None where there is none."""

    rows: Sequence[QueueRow]
    earlier: Start | None = None
    later: Start | None = None


def mark_of(row: QueueRow) -> Mark:
    return Mark(flagged=row.flagged, due=row.due, number=row.number)


def read_mark(written: str) -> Mark | None:
    """The place; None for what was never written by us."""
    if len(written) > MARK_MOST:
        return None
    try:
        plain = urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode("ascii")
        found = _MARK.fullmatch(plain)
        return Mark(flagged=found[1] == "1", due=date.fromisoformat(found[2]), number=found[3]) if found else None
    except ValueError:
        return None
