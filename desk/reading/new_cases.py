"""Word of new cases for open pages: how many, and nothing else about them.

Each stream asks the store again and again, so that it makes no difference which process a case came in by. What it
asks is what the page shows: the same cells, the same filters. Nothing that is not seen is counted.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.dutch_time import dutch_day
from issues.queue.ports import IDS_MOST

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator

    from desk.desk import Desk
    from desk.sessions.sessions import Session
    from issues.queue.wanted import Wanted

STREAMS_EACH = 6
"""Of one session: as many connections as a browser makes to one server."""
BEAT = ": beat\n\n"
"""A comment: it keeps proxies from ending what is silent."""
_LAST = re.compile(r"(\d{1,6})\.(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page knows: how many it was told of as new, and how many unopened cases there were by then."""

    told: int
    unopened: int

    def written(self) -> str:
        return f"{self.told}.{self.unopened}"


def read_seen(last: str, from_page: str) -> Seen:
    """``last``: what a browser sends that comes back (Last-Event-ID); ``from_page``: as the page was made."""
    if found := _LAST.fullmatch(last):
        return Seen(int(found[1]), int(found[2]))
    known = from_page.isascii() and from_page.isdigit() and len(from_page) <= len(str(IDS_MOST))
    return Seen(0, int(from_page) if known else IDS_MOST)


class NewCases:
    """The streams of this process. ``every_s``: between two looks; a beat after ``beat_s`` of silence."""

    def __init__(self, every_s: float = 5.0, beat_s: float = 20.0) -> None:
        self._every_s = every_s
        self._beats = max(1, round(beat_s / every_s))
        self._over = asyncio.Event()
        self._open = Counter[bytes]()

    def end_streams(self) -> None:
        """Every one of them, for good: the server stops."""
        self._over.set()

    def has_room(self, session: bytes) -> bool:
        return self._open[session] < STREAMS_EACH and not self._over.is_set()

    async def stream(self, desk: Desk, session: Session, wanted: Wanted, seen: Seen) -> AsyncGenerator[str, None]:
        """Events, until the session ends, the account sees nothing any more, or the server stops."""
        with self._counted(session.id):
            yield BEAT
            known: frozenset[bytes] | None = None
            silent = 0
            while (there := await _unopened(desk, session, wanted)) is not None:
                told = seen.told + _new(there, known, seen)
                silent = 0 if told > seen.told else silent + 1
                seen, known = Seen(told, len(there)), there
                if silent == 0:
                    yield f'id: {seen.written()}\nevent: changed\ndata: {{"n": {told}}}\n\n'
                elif silent % self._beats == 0:
                    yield BEAT
                if await self._ends():
                    return

    async def _ends(self) -> bool:
        """Waits until it is time to look again; True where there is nothing to wait for."""
        try:
            async with asyncio.timeout(self._every_s):
                return await self._over.wait()
        except TimeoutError:
            return False

    @contextmanager
    def _counted(self, session: bytes) -> Iterator[None]:
        self._open[session] += 1
        try:
            yield
        finally:
            self._open[session] -= 1
            self._open += Counter()


async def _unopened(desk: Desk, session: Session, wanted: Wanted) -> frozenset[bytes] | None:
    """Which cases nobody has opened; None where this session sees none any more."""
    now = desk.now()
    if not await desk.sessions.lasts(session.id, now=now):
        return None
    staff = await desk.accounts.staff(session)
    if staff is None or not staff.may("cases.read"):
        return None
    return await desk.queue.unopened(staff.cells, wanted, on=dutch_day(now))


def _new(there: frozenset[bytes], known: frozenset[bytes] | None, seen: Seen) -> int:
    """How many came since; 0 where there are so many that they are not told apart."""
    if len(there) >= IDS_MOST:
        return 0
    return max(0, len(there) - seen.unopened) if known is None else len(there - known)
