"""Who is in the chat, as far as a handler needs to know: a session and the language of their Telegram client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.session import Session
    from language import Language


@dataclass(slots=True)
class Visitor:
    """Mutable on purpose: the one thing a handler changes, stored by the middleware when the handler has succeeded."""

    session: Session
    client_language: str | None
    forgotten: bool = False
    deletable: Sequence[int] = ()
    """Numbers of the chat's messages that Telegram still lets the bot delete."""
    wiped: bool = False
    """Those were deleted; their numbers are of no use any more."""

    @property
    def guess(self) -> Language:
        """Dutch for a Dutch client; Ukrainian for all others, whose phone may well be set to Russian or English."""
        return "nl" if (self.client_language or "").startswith("nl") else "uk"

    @property
    def language(self) -> Language:
        return self.session.language or self.guess
