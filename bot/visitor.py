"""Who is in the chat, as far as a handler needs to know: a session and the language of their Telegram client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from language import DEFAULT_LANGUAGE
from locales import languages

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
        """The client's, where the bot speaks it; most whose phone is set to any other read Ukrainian."""
        client = (self.client_language or "").lower().replace("_", "-").partition("-")[0]
        return client if client in languages() else DEFAULT_LANGUAGE

    @property
    def language(self) -> Language:
        return self.session.language or self.guess
