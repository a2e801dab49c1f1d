"""Sending a notice: to whom, and what becomes of it and of the way back to the resident when that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from issues.case_contents import open_address
from issues.case_keys import KeyDoesNotOpen
from issues.forgetting import end_address
from issues.outbox import FOR_RESIDENTS, KILLED, LEASE, TRIES, next_try, send_at
from issues.sealing import DoesNotOpen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from datetime import datetime

    from issues.case_keys import CaseKeys
    from issues.outbox import Notice, OutboxStore
    from issues.ports import CaseStore

ELSEWHERE = timedelta(minutes=15)
UNFINISHED = "unfinished"
"""Why an address ended where only its key was gone: what ended it was killed before it could say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of telling a chat.

    ``sent``; ``busy``: not sent, and not this notice's fault, to be tried again after ``seconds``; ``elsewhere``: not
    sent, this program has no line to that chat; ``gone``: nobody will ever read that chat; ``refused``: not sent;
    ``unsure``: it may stand there and may not. ``error``: the kind of what went wrong.
    ``after``: to be awaited once the notice is marked as sent, and not before: it may take long.
    """

    outcome: Literal["sent", "busy", "elsewhere", "gone", "refused", "unsure"]
    error: str = ""
    seconds: float = 0.0
    after: Callable[[], Awaitable[None]] | None = None


Tell = Callable[[str, "Notice"], "Awaitable[Told]"]
"""Tells a chat that there is news of a case. Raises nothing."""

Fate = Literal["sent", "nobody", "later", "busy", "retried", "dead", "address_ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What became of a notice.

    ``nobody``: the case has no chat to write to. ``doubts``: how often it may stand there besides. ``seconds``: for how
    long the line is busy.
    """

    fate: Fate
    error: str = ""
    doubts: int = 0
    seconds: float = 0.0


class Notifier:
    """Takes notices for residents out of the outbox and sends them, each with what its failure means.

    ``chance``: a random number from 0 up to 1. What a database cannot do is raised; the notice is then free again when
    its lease runs out.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        outbox: OutboxStore,
        cases: CaseStore,
        keys: CaseKeys,
        tell: Tell,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._outbox = outbox
        self._cases = cases
        self._keys = keys
        self._tell = tell
        self._now = now
        self._chance = chance

    async def take(self, most: int) -> Sequence[Notice]:
        """Up to so many that are due, for this worker alone as long as `LEASE`."""
        now = self._now()
        return await self._outbox.take(FOR_RESIDENTS, most=most, now=now, until=now + LEASE)

    async def deliver(self, notice: Notice) -> Delivered:
        """Sends it, unless it is quiet time, or nobody is there to read it."""
        now = self._now()
        if notice.failures >= TRIES:
            await self._outbox.bury(notice, KILLED)
            return Delivered(fate="dead", error=KILLED)
        at = send_at(notice.kind, notice.flagged, now)
        if at > now:
            await self._outbox.wait(notice, at)
            return Delivered(fate="later")
        try:
            chat = await self._chat(notice)
        except (KeyDoesNotOpen, DoesNotOpen) as problem:
            return await self._failed(notice, type(problem).__name__)
        if chat is None:
            await self._outbox.done(notice)
            return Delivered(fate="nobody")
        return await self._ended(notice, await self._tell(chat, notice))

    async def _ended(self, notice: Notice, told: Told) -> Delivered:
        match told.outcome:
            case "sent":
                await self._outbox.done(notice)
                if told.after:
                    await told.after()
                return Delivered(fate="sent", doubts=notice.doubts)
            case "gone":
                await self._end_address(notice, told.error)
                await self._outbox.done(notice)
                return Delivered(fate="address_ended", error=told.error)
            case "busy" | "elsewhere":
                wait = ELSEWHERE if told.outcome == "elsewhere" else timedelta(seconds=told.seconds)
                await self._outbox.wait(notice, self._now() + wait)
                return Delivered(fate="busy", error=told.error, seconds=told.seconds)
            case _:
                return await self._failed(notice, told.error, in_doubt=told.outcome == "unsure")

    async def _failed(self, notice: Notice, error: str, *, in_doubt: bool = False) -> Delivered:
        at = next_try(notice, self._now(), self._chance())
        if at is None:
            await self._outbox.bury(notice, error)
            return Delivered(fate="dead", error=error)
        await self._outbox.retry(notice, at, error, in_doubt=in_doubt)
        return Delivered(fate="retried", error=error)

    async def _chat(self, notice: Notice) -> str | None:
        """The chat that wants to hear of it; None where they chose another way, or that way was ended."""
        sealed = await self._cases.address(notice.case)
        if sealed is None:
            return None
        key = await self._keys.get(notice.case, "address")
        if key is None:
            await self._end_address(notice, UNFINISHED)
            return None
        return open_address(key, notice.case, sealed).chat

    async def _end_address(self, notice: Notice, why: str) -> None:
        await end_address(self._cases, self._keys, notice.case, notice.number, why=why, now=self._now())
