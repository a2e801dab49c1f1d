"""What the audit asks of the world: a place for its rows and for what signs each month. `store` has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

MAC_BYTES = 32
NO_HEAD = bytes(MAC_BYTES)
"""What the very first month begins from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that somebody saw or did. Ids and a word, never anybody's.

    ``subject``: the case or the account that it was about. ``at``: to the minute.
    """

    account: bytes
    action: str
    subject: bytes | None
    municipality: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An entry in its place. ``mac``: over the entry, its place and the row before it."""

    entry: Entry
    month: str
    number: int
    mac: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a month is held together by. ``month``: ``2026-11``, in Dutch time.

    ``begins``: the head of the month before it; ``head``: the last row's mac. ``seal``: over all of this, so that rows
    taken off the end are missed. ``dropped``: its rows were deleted when their term was over; this stays.
    """

    month: str
    begins: bytes
    count: int
    head: bytes
    seal: bytes
    dropped: bool = False


Sign = Callable[[Entry, Month | None, Month | None], tuple[Signed, Month]]
"""The signed row and the month with it. Given: the entry, its month as it is, and the last month before it."""
Drop = Callable[[Month], Month]
"""The month as it is once its rows are gone."""


class AuditStore(Protocol):
    """Rows in a database, each behind the last. Every method is one transaction."""

    async def append(self, entry: Entry, month: str, sign: Sign) -> None:
        """One at a time, whoever writes: no two rows have the same place."""

    async def months(self) -> Sequence[Month]:
        """In order."""

    async def written(self) -> Sequence[str]:
        """The months that rows say they are of, in order: all of `months`, where nobody took one away."""

    async def rows(self, month: str) -> Sequence[Signed]:
        """In order."""

    async def latest(
        self, municipality: str, prefix: str, *, most: int, before: tuple[str, int] | None = None
    ) -> Sequence[Signed]:
        """The newest first, of actions that begin so. ``before``: month and number of the last one shown."""

    async def drop(self, month: str, drop: Drop) -> int:
        """Deletes the rows of a month; how many. What holds it together stays, changed by ``drop``."""
