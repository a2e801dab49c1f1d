"""Which case a chat looks at: a random mark in its session, and for a while in memory what the mark stands for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from guide.follow_up.message import CASE
from guide.session import Dialogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.session import Session

FORGOTTEN_AFTER = timedelta(minutes=15)
MARK_BYTES = 8
MARK = "open"
"""In the place of a fact, in the dialogue about a case."""


class LookedAt:
    """In memory of this process alone. In a database the code of a case beside a chat would say whose it is.

    ``random``: that many unpredictable bytes.
    """

    def __init__(self, now: Callable[[], datetime], random: Callable[[int], bytes]) -> None:
        self._now = now
        self._random = random
        self._refs: dict[str, tuple[datetime, str]] = {}

    def marked(self, session: Session, ref: str) -> Session:
        """With the case as what is looked at."""
        now = self._now()
        mark = self._random(MARK_BYTES).hex()
        kept = {known: (until, what) for known, (until, what) in self._refs.items() if until > now}
        self._refs = {**kept, mark: (now + FORGOTTEN_AFTER, ref)}
        return session.but(dialogue=Dialogue(topic=CASE, answers={MARK: mark}))

    def ref(self, session: Session) -> str | None:
        """What opens it; None where none is open, or this process does not know it any more."""
        dialogue = session.dialogue
        if dialogue is None or dialogue.topic != CASE:
            return None
        until, ref = self._refs.get(dialogue.answers.get(MARK, ""), (self._now(), None))
        return ref if until > self._now() else None
