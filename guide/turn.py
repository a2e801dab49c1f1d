"""One turn of the conversation: what to say, and what to remember afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from guide.follow_up.reply import CaseReply
    from guide.intake.reply import IntakeReply
    from guide.reply import Reply
    from guide.session import Session


class Turn(NamedTuple):
    reply: Reply | IntakeReply | CaseReply
    session: Session
