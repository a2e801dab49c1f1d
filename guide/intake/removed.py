"""What was taken out of words not sent yet, for as long as it may be put back: half an hour, in this process alone.

Never stored: a resident may put back a plumber's number, but a database that keeps what was taken out took out nothing.
After a restart, or in another process, it is gone, and the chat says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from issues.redaction.preview import Marked

HELD_FOR_S = 30 * 60
"""From the last message of the complaint on."""
MOST = 2000
"""Drafts at a time; beyond that the longest unused goes first."""


class Removed:
    """By the draft's random id, so that nothing in it says whose it is. ``later``: calls back after some seconds."""

    def __init__(self, now: Callable[[], datetime], later: Callable[[float, Callable[[], None]], object]) -> None:
        self._now = now
        self._later = later
        self._held: dict[str, tuple[datetime, Mapping[str, Marked]]] = {}

    def of(self, draft: str) -> Mapping[str, Marked]:
        """The words of that draft by step, with what was taken out of them; of an unknown one, none."""
        self._sweep()
        return self._held.get(draft, (None, {}))[1]

    def hold(self, draft: str, words: Mapping[str, Marked]) -> None:
        """For another half hour, in place of what was held of that draft."""
        self.forget(draft)
        known = {step: one for step, one in words.items() if any(one.pieces)}
        if not known:
            return
        self._held[draft] = (self._now(), known)
        if len(self._held) > MOST:
            del self._held[next(iter(self._held))]
        # Also where nobody writes any more: what is promised to be gone must not wait for the next message.
        self._later(HELD_FOR_S + 1, self._sweep)

    def forget(self, *drafts: str) -> None:
        for draft in drafts:
            self._held.pop(draft, None)

    def _sweep(self) -> None:
        """In the order in which they were held, so the first that is not over ends it."""
        while self._held:
            draft, (held, _) = next(iter(self._held.items()))
            if (self._now() - held).total_seconds() < HELD_FOR_S:
                return
            del self._held[draft]
