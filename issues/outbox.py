"""Notices that wait to be sent: when each may go, how often it is tried, and the store they wait in.

Whoever changes a case adds its notice to the same transaction (`news`), so that no change is kept without it. A worker
takes it from there: see issues/notifying.py and docs/decisions/0019.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from issues.dutch_time import AMSTERDAM
from issues.ports import OutboxRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

NEWS = "news"
"""Somebody answered, asked or decided: the resident is told that there is news, and sees it when they open the case."""
FILED = "filed"
"""A case came in, for a digest of the desk. Never for the resident, who has just seen the receipt."""
FOR_RESIDENTS = frozenset({NEWS})
FOR_DESK: tuple[str, ...] = (FILED, "unopened", "due_soon", "overdue")
"""For a digest of the desk: what came in, and reminders by their kind; whom each is for: `issues.reminders.TO`.

Take one kind at a time (`OutboxStore.take`): of several kinds of one case only the first would come. `done` once the
digest is on its way, else `retry` or `wait`; what nobody takes goes after `UNSENT_KEPT`, and stands in the history.
"""

QUIET_FROM, QUIET_UNTIL = time(21), time(8)
"""In Amsterdam: rooms are shared, and children sleep in them."""
LATER_BY = timedelta(minutes=10)
"""At most. A phone that sounds at the moment in which somebody at the desk presses "send" shows whose case it is."""

LEASE = timedelta(minutes=2)
"""Much longer than sending takes. Whoever dies meanwhile leaves the notice to others after this time."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
TRIES = 16
"""Of failures. With the waits between them some two days, in which an operator can notice."""
KILLED = "killed"
"""In place of a kind of error: whoever tried last never came back to say what happened."""
UNSENT_KEPT = timedelta(days=30)
"""What nobody could or wanted to send is deleted then (docs/decisions/0015)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One that was taken to be sent, and what of its case is needed for that; it holds no words and no address.

    ``covers``: the last notice of that kind and case there is by now; one message does for all up to it. ``attempt``:
    which taking this is, so that whoever comes back late changes nothing. ``doubts``: how often it may have been sent
    and nobody learned whether it was.
    """

    id: int
    case: bytes
    number: str
    language: str
    flagged: bool
    kind: str
    covers: int
    attempt: int
    failures: int
    doubts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadNotice:
    """One that is tried no more. ``error``: the kind of its last failure, never what it said."""

    id: int
    kind: str
    error: str
    failures: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many of one kind there are. ``later``: not before some time to come; ``leased``: being sent just now."""

    due: int = 0
    later: int = 0
    leased: int = 0
    dead: int = 0


class OutboxStore(Protocol):
    """Notices in a database, for any number of workers. Every method is one transaction."""

    async def take(self, kinds: Collection[str], *, most: int, now: datetime, until: datetime) -> Sequence[Notice]:
        """Due ones of these kinds, leased until then: no other worker gets them before.

        Of each case the first that is due, and none while another one of it is leased. One whose lease ran out is taken
        again, and counted as a failure and a doubt: whoever had it may have sent it.
        """

    async def done(self, notice: Notice) -> None:
        """It was sent, or nobody wants it any more: removes it, and those of its kind and case that it covers."""

    async def wait(self, notice: Notice, until: datetime) -> None:
        """Gives it back, to be taken again from then on. Nothing where somebody else has taken it."""

    async def retry(self, notice: Notice, at: datetime, error: str, *, in_doubt: bool) -> None:
        """As `wait`, after a failure. ``in_doubt``: it may have been sent all the same."""

    async def bury(self, notice: Notice, error: str) -> None:
        """Tries it no more; it stays to be seen. Nothing where somebody else has taken it."""

    async def count(self, now: datetime) -> Mapping[str, Waiting]:
        """What there is, by kind."""

    async def dead(self) -> Sequence[DeadNotice]:
        """In the order in which they came."""

    async def revive(self, *, now: datetime, only: int | None = None) -> int:
        """Lets the dead be tried anew at once, all or ``only`` the one; how many."""

    async def purge(self, *, before: datetime, dry_run: bool = False) -> int:
        """Removes what was to be sent before then and is dead, or is of a kind that is not for residents; how many.

        ``dry_run``: only counts.
        """


def news(*, flagged: bool, now: datetime, chance: float) -> OutboxRow:
    """The notice to add to a change that the resident should hear of, whatever way back they chose.

    ``chance``: from 0 up to 1, random. It puts off by some minutes what is not flagged: see `LATER_BY`.
    """
    later = timedelta(0) if flagged else LATER_BY * chance
    # To the minute: the second of the change could be compared with what else happened then.
    at = send_at(NEWS, flagged, now + later).replace(second=0, microsecond=0)
    return OutboxRow(kind=NEWS, not_before=at)


def send_at(kind: str, flagged: bool, now: datetime) -> datetime:  # noqa: FBT001 – the three things it depends on
    """The first moment from ``now`` on at which it may be sent: a resident is woken only where the case is flagged."""
    local = now.astimezone(AMSTERDAM)
    if kind not in FOR_RESIDENTS or flagged or QUIET_UNTIL <= local.time() < QUIET_FROM:
        return now
    day = local.date() + timedelta(days=local.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, tzinfo=AMSTERDAM).astimezone(UTC)


def next_try(notice: Notice, now: datetime, chance: float) -> datetime | None:
    """When to try again after one more failure; None when it was the last.

    Waits double. ``chance``: from 0 up to 1, random; it spreads them from half to one and a half, so that what failed
    together does not come back together.
    """
    if notice.failures + 1 >= TRIES:
        return None
    wait = min(FIRST_WAIT * 2**notice.failures, LONGEST_WAIT) * (0.5 + chance)
    return send_at(notice.kind, notice.flagged, now + wait)
