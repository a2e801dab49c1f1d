"""Danger in a message: the alarm first, in any state, then back to what it came into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import topics
from guide.follow_up.message import CASE
from guide.lines import Labelled
from guide.reply import AfterAlarm, AskSafe, Question
from guide.session import COMPLAINT
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.session import Session
    from guide.view import View


def alarm(view: View, session: Session, danger: str) -> Turn:
    """The numbers to call. What the resident was in the middle of is put aside, not lost."""
    aside = session.dialogue or session.interrupted
    return Turn(view.alarm(danger), session.but(dialogue=None, interrupted=aside, apart=True, misses=0))


def ask_safe(view: View, session: Session, danger: str) -> Turn | None:
    """What follows every alarm: are you safe now? None for one that the map has not any more."""
    return Turn(AskSafe(danger=danger), session) if danger in view.kaart.alarms else None


def go_on(view: View, session: Session, danger: str, draft: Labelled | None = None) -> Turn | None:
    """More about the danger, if there is more; where the alarm came into questions, the resident chooses.

    ``draft``: the complaint, or the message to one, that is half written, which the alarm may have come into.
    """
    topic = view.kaart.alarms[danger].topic
    if topic is None:
        return None
    waiting = _interrupted_draft(session, draft) or interrupted_topic(view, session)
    if waiting is None or waiting.id == topic:
        return topics.open_topic(view, session.but(interrupted=None), topic)
    return Turn(AfterAlarm(about=view.topic_label(topic), interrupted=waiting), session)


def resume(view: View, session: Session) -> Turn | None:
    """The questions that were put aside, at the one that was being asked; None where there are none any more."""
    if session.interrupted is None or interrupted_topic(view, session) is None:
        return None
    return topics.take_up(view, session.but(interrupted=None), session.interrupted)


def go_back(view: View, session: Session, topic_id: str) -> Turn | None:
    """Whoever opens the interrupted topic by themselves goes on in it; None where it has no question left to ask."""
    if session.interrupted is None or session.interrupted.topic != topic_id:
        return None
    turn = resume(view, session)
    if turn and isinstance(turn.reply, Question):
        return turn
    return topics.open_topic(view, session.but(interrupted=None), topic_id)


def _interrupted_draft(session: Session, draft: Labelled | None) -> Labelled | None:
    waiting = session.interrupted
    into_it = waiting is not None and waiting.topic in {COMPLAINT, CASE}
    return Labelled(id=waiting.topic, label=draft.label) if draft and waiting and into_it else None


def interrupted_topic(view: View, session: Session) -> Labelled | None:
    """What was put aside, if the map still has it."""
    waiting = session.interrupted
    return view.topic_label(waiting.topic) if waiting and waiting.topic in view.kaart.topics else None
