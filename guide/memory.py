"""What is remembered of a chat: shown, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reply import AskClear, Forgotten, Remembered
from guide.session import Session
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.follow_up.follow_up import FollowUp
    from guide.intake.intake import Intake
    from guide.view import View

MESSAGES = ("dialogue", "interrupted", "draft", "next_draft", "message")
"""What the messages in the chat were about."""


def remembered(view: View, session: Session) -> Turn:
    facts = view.facts(session.facts, session.facts)
    return Turn(Remembered(language=view.language, place=view.place_name, facts=facts), session)


async def forget(session: Session, intake: Intake | None, follow_up: FollowUp | None, chat: str) -> Turn:
    """Ends the way back to this chat in every case, and says what was deleted and what not.

    The caller deletes the stored session; the new one is empty. Raises what kept a way back from being ended, so that
    nothing is called deleted that is not.
    """
    if intake:
        intake.keep_count(session, chat)
    ways_back = await follow_up.forget_chat(chat) if follow_up else 0
    gone = Forgotten(
        had_place=session.place is not None,
        facts=len(session.facts),
        had_dialogue=session.dialogue is not None,
        had_draft=session.draft is not None or session.message is not None,
        ways_back=ways_back,
    )
    return Turn(gone, Session())


def ask_clear(session: Session) -> Turn:
    return Turn(AskClear(draft=session.draft is not None or session.message is not None), session)


def without_messages(session: Session) -> Session:
    """What is left when the chat is wiped: a complaint that is not sent goes too, as the menu would name it."""
    return session.but(**dict.fromkeys(MESSAGES), misses=0)
