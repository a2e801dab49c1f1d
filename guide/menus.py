"""The menu and the themes' menus, wherever a turn ends in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import unsure
from guide.alarms import interrupted_topic
from guide.reply import Menu
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.lines import Labelled
    from guide.session import Session
    from guide.view import View


def menu(  # noqa: PLR0913 – each is something the menu may say
    view: View,
    session: Session,
    draft: Labelled | None,
    greeting: str = "plain",
    *,
    counts_questions: bool = False,
    follows: bool = False,
) -> Turn:
    """All themes; ``draft``: a complaint to go on with. What was being asked is left."""
    reply = Menu(
        themes=view.themes(),
        greeting=greeting,
        place=view.place_name,
        interrupted=interrupted_topic(view, session),
        draft=draft,
        counts_questions=counts_questions,
        follows=follows,
    )
    return Turn(reply, session.but(dialogue=None, next_draft=None, misses=0))


def theme(view: View, session: Session, theme_id: str) -> Turn | None:
    """A theme's topics; None for a theme that the map does not have."""
    found = view.theme(theme_id)
    return Turn(view.theme_menu(found), session.but(dialogue=None, misses=0)) if found else None


def without_answer(view: View, session: Session, intent: str) -> Turn:
    """What was understood and no topic answers: its theme's menu, with whom to ask."""
    found = view.theme_of(intent)
    if found is None:
        return unsure.not_understood(view, session)
    return Turn(view.theme_menu(found, unanswered=intent), session.but(dialogue=None, misses=0))
