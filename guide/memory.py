"""What is remembered of a chat: shown, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reply import Forgotten, Remembered
from guide.session import Session
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.view import View

MESSAGES = ("dialogue", "interrupted", "draft", "next_draft", "message")
"""What the messages in the chat were about."""


def remembered(view: View, session: Session) -> Turn:
    facts = view.facts(session.facts, session.facts)
    return Turn(Remembered(language=view.language, place=view.place_name, facts=facts), session)


def forgotten(session: Session) -> Turn:
    """Says what was deleted; the caller deletes the stored session. The new one is empty."""
    gone = Forgotten(
        had_place=session.place is not None,
        facts=len(session.facts),
        had_dialogue=session.dialogue is not None,
        had_draft=session.draft is not None,
    )
    return Turn(gone, Session())


def without_messages(session: Session) -> Session:
    """What is left when the chat is wiped: a complaint that is not sent goes too, as the menu would name it."""
    return session.but(**dict.fromkeys(MESSAGES), misses=0)
