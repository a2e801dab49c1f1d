"""How often codes may be tried: so seldom that guessing one is hopeless, so often that a resident can mistype.

There are 10¹⁵ codes. With 100,000 cases, a thousand tries an hour find one in a thousand years.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime

WINDOW = timedelta(hours=1)
MOST_OF_A_CHAT = 5
TIGHT_FROM = 100
"""Of all chats together: from here on each has one try, so that many accounts gain little, and nobody is shut out."""
MOST_OF_ALL = 1000


class Try(NamedTuple):
    """One code that was tried in vain, or is being tried. ``chat``: whatever tells chats apart."""

    at: datetime
    chat: str


Tries = tuple[Try, ...]
"""Oldest first. At most `MOST_OF_ALL`, as no more are taken."""


def wait(tries: Tries, chat: str, now: datetime) -> timedelta | None:
    """How long until this chat may try again; None: it may now."""
    lately = recent(tries, now)
    most = MOST_OF_A_CHAT if len(lately) < TIGHT_FROM else 1
    theirs = [one for one in lately if one.chat == chat]
    if len(theirs) >= most:
        return theirs[-most].at + WINDOW - now
    if len(lately) >= MOST_OF_ALL:
        return lately[0].at + WINDOW - now
    return None


def with_try(tries: Tries, chat: str, now: datetime) -> Tries:
    return (*recent(tries, now), Try(now, chat))


def without_last(tries: Tries, chat: str) -> Tries:
    """For a code that was right: it does not count. Takes away the chat's newest."""
    theirs = [at for at, one in enumerate(tries) if one.chat == chat]
    return tries[: theirs[-1]] + tries[theirs[-1] + 1 :] if theirs else tries


def recent(tries: Tries, now: datetime) -> Tries:
    """Those that still count."""
    return tuple(one for one in tries if now - one.at < WINDOW)


class LimitsTries(Protocol):
    """Where tries are counted; one place for all chats."""

    async def begin(self, chat: str, now: datetime) -> timedelta | None:
        """Counts a try before it is made, so that a hundred at once are a hundred; how long to wait if it may not."""

    async def was_right(self, chat: str) -> None:
        """Takes the chat's last try back."""


class TriesInMemory(LimitsTries):
    """For one process. Several each count for themselves; a restart forgets, which gives a guesser five more."""

    def __init__(self) -> None:
        self._tries: Tries = ()

    async def begin(self, chat: str, now: datetime) -> timedelta | None:
        left = wait(self._tries, chat, now)
        if left is None:
            self._tries = with_try(self._tries, chat, now)
        return left

    async def was_right(self, chat: str) -> None:
        self._tries = without_last(self._tries, chat)
