"""How fast notices may be sent, so that Telegram never has to say so. No clock and no Telegram; pass them in."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PER_S = 20
"""Telegram takes some 30 messages a second from a bot; what is left is for those who are talking to it."""
CHAT_GAP_S = 1.0
"""Telegram takes one message a second to a chat."""


class SendRate:
    """Hands out turns to send: each at most once, and to a chat none that is too early for it.

    ``clock``: seconds, never falling. Per process: what several send together may be too fast, and then they are told
    to wait, and do.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._taken: set[int] = set()
        self._chats: dict[int, float] = {}
        self._everybody = 0.0

    def turn(self, chat: int) -> float:
        """Seconds from now until the chat's next turn, which nobody else gets."""
        now = self._clock()
        self._forget(now)
        slot = ceil(max(now, self._everybody, self._chats.get(chat, now)) * PER_S)
        while slot in self._taken:
            slot += 1
        self._taken.add(slot)
        self._chats[chat] = slot / PER_S + CHAT_GAP_S
        return max(0.0, slot / PER_S - now)

    def closed(self, chat: int) -> float:
        """Seconds for which nothing may be sent to this chat."""
        return max(0.0, self._chats.get(chat, 0.0) - self._clock())

    def close(self, chat: int, seconds: float, *, everybody: float) -> None:
        """Nothing to the chat for so long, and nothing to anybody for as long as ``everybody``."""
        now = self._clock()
        self._chats[chat] = max(self._chats.get(chat, 0.0), now + seconds)
        self._everybody = max(self._everybody, now + everybody)

    def _forget(self, now: float) -> None:
        self._taken = {slot for slot in self._taken if slot >= now * PER_S}
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
