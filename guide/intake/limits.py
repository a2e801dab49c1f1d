"""How often one chat files: three times a day, but never too often where somebody may be in danger."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from issues.intake.severity import is_sensitive

if TYPE_CHECKING:
    from datetime import date

    from guide.intake.writing import Writing
    from guide.session import Session

MOST_A_DAY = 3
SAFETY = "safety"


class Forgetful:
    """How many complaints the chats had sent today that had themselves forgotten since: three a day they stay.

    In memory and for that day, under a key of this process alone: no number of a chat is in it, and nothing of it is in
    a database. Restarted, it knows nothing.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._day: date | None = None
        self._sent: dict[bytes, int] = {}

    def keep(self, session: Session, chat: str, day: date) -> None:
        """Adds what the chat has sent today."""
        if sent := len(of_the_day(session, day).filed_on):
            self._sent = {**self._of(day), self._tag(chat): self.sent(chat, day) + sent}

    def sent(self, chat: str, day: date) -> int:
        return self._of(day).get(self._tag(chat), 0)

    def _of(self, day: date) -> dict[bytes, int]:
        if day != self._day:
            self._day, self._sent = day, {}
        return self._sent

    def _tag(self, chat: str) -> bytes:
        return hmac.digest(self._key, chat.encode(), hashlib.sha256)


def counts(writing: Writing) -> bool:
    """Whether the complaint is one of the day's three; what is about safety, or sensitive, never is."""
    return writing.draft.theme != SAFETY and not is_delicate(writing)


def is_delicate(writing: Writing) -> bool:
    """Whether as few people as possible should read it."""
    sub_theme = writing.sub_theme
    return sub_theme is not None and is_sensitive(writing.data, sub_theme, writing.draft.answers)


def is_over(session: Session, day: date, *, before: int = 0) -> bool:
    """``before``: how many it had sent when it had itself forgotten."""
    return len(of_the_day(session, day).filed_on) + before >= MOST_A_DAY


def with_filing(session: Session, day: date) -> Session:
    """One more today."""
    return session.but(filed_on=(*of_the_day(session, day).filed_on, day.isoformat()))


def of_the_day(session: Session, day: date) -> Session:
    """Without the days on which something was filed before: they are of no use any more."""
    today = tuple(one for one in session.filed_on if one == day.isoformat())
    return session if today == session.filed_on else session.but(filed_on=today)
