"""What is being written in a chat: a complaint, or a message to one. Words may be for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.follow_up.reply import AskCode, CaseShown
from guide.follow_up.taking_back import taken_back
from guide.turn import Turn

if TYPE_CHECKING:
    from guide.follow_up.follow_up import FollowUp
    from guide.intake.intake import Intake
    from guide.session import Session
    from guide.view import Viewer
    from nlu.parse import Parse


async def in_hand(  # noqa: PLR0913 – all that decides whose words they are
    intake: Intake | None,
    follow_up: FollowUp | None,
    viewer: Viewer,
    session: Session,
    text: str,
    *,
    parse: Parse,
    chat: str,
) -> Turn | None:
    """What the words are for that; None where they are for nothing that is written, are no code and take back none."""
    complaint = intake is not None and intake.is_writing(session)
    if follow_up and (turn := await follow_up.typed(session, text, chat, elsewhere=complaint)):
        return _with_way_back(intake, turn) if intake and complaint else turn
    if follow_up and not complaint:
        turn = await taken_back(follow_up, viewer.view(session), session, text, parse=parse, chat=chat)
        if turn:
            return turn
    meant = parse.intent if parse.action == "answer" else None
    return await intake.typed(session, text, meant=meant) if intake else None


def _with_way_back(intake: Intake, turn: Turn) -> Turn:
    """Whoever looked a case up in the middle of a complaint finds back to it."""
    waiting = intake.waiting(turn.session)
    if waiting is None or not isinstance(turn.reply, AskCode | CaseShown):
        return turn
    return Turn(replace(turn.reply, draft=waiting), turn.session)


def keep_words(intake: Intake | None, follow_up: FollowUp | None, session: Session, text: str) -> Session:
    """The words in what is being written, before an alarm answers them."""
    session = intake.keep_words(session, text) if intake else session
    return follow_up.keep_words(session, text) if follow_up else session
