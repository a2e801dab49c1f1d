"""How often a password or a code may be tried: by account, by address in the network, and by all together."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

WINDOW = timedelta(minutes=15)
MOST_OF_ACCOUNT = 10
MOST_OF_ADDRESS = 30
"""A location's staff share one address."""
MOST_OF_ALL = 600
"""Half a second of one core each, at worst: what a server can do beside its work."""
MOST_KNOWN = 20_000


class Tries:
    """In memory: several processes each count for themselves, and a restart forgets.

    An address that nobody has an account with is counted like any other, so that the answer tells nothing.
    """

    def __init__(self) -> None:
        self._of: dict[bytes, deque[datetime]] = {}
        self._all: deque[datetime] = deque()

    def begin(self, account: bytes, address: bytes, now: datetime) -> timedelta | None:
        """Counts a try before it is made, so that a hundred at once are a hundred; how long to wait if it may not."""
        counted = ((self._lately(account, now), MOST_OF_ACCOUNT), (self._lately(address, now), MOST_OF_ADDRESS))
        waits = [_wait(tries, most, now) for tries, most in (*counted, (_recent(self._all, now), MOST_OF_ALL))]
        if left := max((wait for wait in waits if wait), default=None):
            return left
        for tries in (*(tries for tries, _ in counted), self._all):
            tries.append(now)
        return None

    def was_right(self, account: bytes) -> None:
        """Forgets the account's tries: whoever can sign in is not somebody who guesses."""
        self._of.pop(account, None)

    def _lately(self, key: bytes, now: datetime) -> deque[datetime]:
        if key not in self._of and len(self._of) >= MOST_KNOWN:
            self._of = {one: tries for one, tries in self._of.items() if _recent(tries, now)}
        return _recent(self._of.setdefault(key, deque()), now)


def _recent(tries: deque[datetime], now: datetime) -> deque[datetime]:
    while tries and now - tries[0] >= WINDOW:
        tries.popleft()
    return tries


def _wait(tries: deque[datetime], most: int, now: datetime) -> timedelta | None:
    return tries[-most] + WINDOW - now if len(tries) >= most else None
