"""How fast a chat writes: a sliding window per chat, in memory and bounded. No clock and no Telegram; pass them in."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 20
"""More than this within `PERIOD_S` from one chat is a flood; as many may wait for their answer."""

PERIOD_S = 10.0
MAX_CHATS = 10_000


class Verdict(Enum):
    """What becomes of an update: answered, answered with the request to slow down, not answered."""

    ANSWER = auto()
    ASK_TO_SLOW_DOWN = auto()
    SILENCE = auto()


@dataclass(slots=True)
class Window:
    """A chat's last `LIMIT` arrivals, when it was last over the limit, and when each danger was last let through."""

    arrivals: deque[float] = field(default_factory=lambda: deque(maxlen=LIMIT))
    over: float = -inf
    dangers: dict[object, float] = field(default_factory=dict)

    @property
    def last(self) -> float:
        return self.arrivals[-1] if self.arrivals else inf


class Pace:
    """Says which updates of a chat are too many. Silent ones count too: the rate itself has to fall.

    A chat that has been idle for a period is forgotten; of more than `MAX_CHATS` at once the longest silent one is.
    """

    def __init__(self) -> None:
        self._windows: OrderedDict[int, Window] = OrderedDict()
        self._under_way: Counter[int] = Counter()

    def arrives(self, chat: int, now: float) -> Verdict:
        """Counts an update that arrives at `now` (seconds, never falling) and says what becomes of it.

        The request is made once per flood: again only after a whole period in which the chat was never over the limit.
        """
        window = self._window(chat, now)
        full = len(window.arrivals) == LIMIT and now - window.arrivals[0] < PERIOD_S
        window.arrivals.append(now)
        # While Telegram keeps a chat's answers waiting, its questions must not pile up here.
        if not full and self._under_way[chat] < LIMIT:
            return Verdict.ANSWER
        calm = now - window.over >= PERIOD_S
        window.over = now
        return Verdict.ASK_TO_SLOW_DOWN if calm else Verdict.SILENCE

    def lets_through(self, chat: int, danger: object, now: float) -> bool:
        """Even in a flood each danger is answered, once a period."""
        dangers = self._window(chat, now).dangers
        if now - dangers.get(danger, -inf) < PERIOD_S:
            return False
        dangers[danger] = now
        return True

    @contextmanager
    def under_way(self, chat: int) -> Iterator[int]:
        """Counts what is being done for the chat, this included."""
        self._under_way[chat] += 1
        try:
            yield self._under_way[chat]
        finally:
            self._under_way[chat] -= 1
            if not self._under_way[chat]:
                del self._under_way[chat]

    @property
    def chats(self) -> int:
        """How many chats are kept in mind."""
        return len(self._windows)

    def _window(self, chat: int, now: float) -> Window:
        # In the order of their last arrivals, so the idle ones stand in front.
        while self._windows and now - next(iter(self._windows.values())).last >= PERIOD_S:
            self._windows.popitem(last=False)
        window = self._windows.setdefault(chat, Window())
        self._windows.move_to_end(chat)
        if len(self._windows) > MAX_CHATS:
            self._windows.popitem(last=False)
        return window
