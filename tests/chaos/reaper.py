"""Kills: one life after the other, each with a fate of its own, spread evenly over the work that is done."""

from __future__ import annotations

import asyncio
import signal

PROGRAM_FATES = (
    # Beside a commit, or in a moment that Telegram tells of.
    ("INSERT INTO complaint_case", "after"),
    ("INSERT INTO case_key", "after"),
    ("receipt",),
    ("DELETE FROM complaint_outbox", "before"),
    ("notice taken",),
    ("INSERT INTO complaint_outbox", "before"),
    ("UPDATE complaint_case", "after"),
    ("any time",),
    ("UPDATE complaint_outbox", "after"),
    ("INSERT INTO session_state", "before"),
    ("notice arrives",),
    ("filing",),
    ("INSERT INTO draft_photo", "after"),
    ("any time",),
    ("DELETE FROM draft_photo", "before"),
    ("DELETE FROM case_key", "after"),
)
STAFF_FATES = (
    ("INSERT INTO complaint_outbox", "before"),
    ("UPDATE complaint_case", "after"),
    ("any time",),
)
LONGEST_DELAY_S = 0.4
"""At the most so long after its time has come, where nothing else kills it."""
LONGEST_SKIP = 2


class DiedByItselfError(AssertionError):
    """The program ended without being killed; its log says why."""


class Reaper:
    """``start``: a new life, given where it is to die."""

    def __init__(self, name, start, fates, books, random):
        self._name, self._start, self._fates = name, start, fates
        self._books, self._random = books, random
        self.last = None
        """The life that nobody kills."""

    async def run(self, kills, work, strikes=None):
        """So many lives, then one more that stays.

        ``work``: how far the books go in all; ``strikes``: what Telegram calls in certain moments.
        """
        strikes = {} if strikes is None else strikes
        for number in range(kills):
            fate = self._fates[number % len(self._fates)]
            doomed = [*fate, self._random.randrange(LONGEST_SKIP)] if len(fate) > 1 else None
            child = await self._start(doomed)
            if len(fate) == 1 and fate != ("any time",):
                strikes[fate[0]] = lambda child=child: child.signal(signal.SIGKILL)
            await self._die(child, (number + 1) * work // (kills + 1))
            strikes.clear()
            self._books.kills[self._name] += 1
        self.last = await self._start(None)

    async def _die(self, child, progress):
        """By its fate, or when the work has come so far."""
        gone, come = asyncio.ensure_future(child.gone.wait()), asyncio.ensure_future(self._books.until(progress))
        await asyncio.wait({gone, come}, return_when=asyncio.FIRST_COMPLETED)
        if not await child.gone_within(self._random.random() * LONGEST_DELAY_S):
            child.signal(signal.SIGKILL)
        status = await child.ended()
        for one in (gone, come):
            one.cancel()
        if status != -signal.SIGKILL:
            raise DiedByItselfError(f"{self._name} ended with {status}")
