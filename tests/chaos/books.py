"""What residents were shown and staff were told is done: what the databases are held against when all is over."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

NUMBER = re.compile(r"\b[0-9A-Z]{3}-[0-9A-Z]{4,6}\b")


@dataclass
class Filing:
    """One complaint of one resident, as they know it. ``words``: no other has them. ``number``: once they saw it."""

    chat: int
    words: str
    reach: str
    number: str = ""
    code: str = ""
    photos: int = 0
    """As the summary before sending said."""
    blocked: bool = False
    withdrawn: bool = False


@dataclass
class Order:
    """A step that staff were told to take. ``given``, ``done``: real seconds; ``done``: they were told it is stored."""

    id: str
    number: str
    action: str
    words: str
    given: float = 0.0
    done: float = 0.0
    answer: str = ""
    """What the resident wrote back and was told is sent."""


@dataclass
class Books:
    """``receipts``: by number, the code and the chat that saw them; ``notices``: by number, when and in which chat."""

    filings: list[Filing] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)
    """Words of complaints that were written and not sent."""
    orders: list[Order] = field(default_factory=list)
    receipts: dict[str, set] = field(default_factory=lambda: defaultdict(set))
    notices: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    kills: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Promises that were seen to be broken before the end."""
    progress: int = 0
    over: bool = False
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def last_of(self, chat):
        """The complaint that the chat sent last."""
        return [one for one in self.filings if one.chat == chat][-1]

    async def went_on(self):
        async with self._changed:
            self.progress += 1
            self._changed.notify_all()

    async def is_over(self):
        """Nothing more goes on: whoever waits for it waits no longer."""
        async with self._changed:
            self.over = True
            self._changed.notify_all()

    async def until(self, progress):
        async with self._changed:
            await self._changed.wait_for(lambda: self.over or self.progress >= progress)
