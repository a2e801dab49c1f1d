"""The menu, wherever a turn ends in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.alarms import interrupted_topic
from guide.reply import Labelled, Menu
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.session import Session
    from guide.view import View


def menu(view: View, session: Session, draft: Labelled | None, greeting: str = "plain") -> Turn:
    """All themes; ``draft``: a complaint to go on with. What was being asked is left."""
    reply = Menu(
        themes=view.themes(),
        greeting=greeting,
        place=view.place_name,
        interrupted=interrupted_topic(view, session),
        draft=draft,
    )
    return Turn(reply, session.but(dialogue=None, next_draft=None, misses=0))
