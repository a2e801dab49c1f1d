"""A view of the queue as a query string, so that a link shows somebody else the same view of what they see."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from issues.case import Kind, QueueKind
from issues.queue.page import Start, read_mark
from issues.queue.wanted import TO_DO, Age, DueIn, Stage, Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": get_args(Stage),
    "due": get_args(DueIn),
    "kind": get_args(Kind),
    "queue": get_args(QueueKind),
    "age": get_args(Age),
}
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_IDS = frozenset({"theme", "location", "language"})
FIELDS = tuple(one.name for one in fields(Wanted))
YES = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is wanted, and where the page of it begins. ``unread``: names in the query that meant nothing."""

    wanted: Wanted
    start: Start | None = None
    unread: tuple[str, ...] = ()


def read_view(query: Mapping[str, str]) -> View:
    """The view that a query asks for; what it says that no view has is left out and named."""
    given = {name: value.strip() for name, value in query.items() if value.strip()}
    read: dict[str, Any] = {name: value for name in FIELDS if (value := _read(name, given.get(name, ""))) is not None}
    start = _start(given)
    known = {*read, *(("after", "before") if start else ())}
    return View(wanted=_sensible(Wanted(**read)), start=start, unread=tuple(sorted(given.keys() - known)))


def query_of(wanted: Wanted, start: Start | None = None) -> str:
    """The query that `read_view` reads so; empty for what is shown without one."""
    asked = _sensible(wanted)
    usual = Wanted()
    said = {name: getattr(asked, name) for name in FIELDS if getattr(asked, name) != getattr(usual, name)}
    pairs = {name: YES if value is True else value for name, value in said.items()}
    if start:
        pairs[start.towards] = start.mark.written()
    return urlencode(pairs)


def _read(name: str, value: str) -> str | bool | None:
    if name == "urgent":
        return True if value == YES else None
    if name in _CHOICES and value in _CHOICES[name]:
        return value
    return value if name in _IDS and _ID.fullmatch(value) else None


def _sensible(wanted: Wanted) -> Wanted:
    """What is answered is not due any more: whoever asks for what is due asks for what is open."""
    return replace(wanted, stage="open") if wanted.due and wanted.stage not in TO_DO else wanted


def _start(given: Mapping[str, str]) -> Start | None:
    after, before = (read_mark(given.get(name, "")) for name in ("after", "before"))
    if after:
        return Start(towards="after", mark=after)
    return Start(towards="before", mark=before) if before else None
