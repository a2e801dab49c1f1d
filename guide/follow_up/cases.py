"""The turns that following a case ends in: the case, or that it was not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from guide.follow_up import reply as say
from guide.follow_up.message import CASE
from guide.session import Dialogue
from guide.turn import Turn
from issues.followed import NoSuchCase, NotNow, TooManyTries, Words
from issues.receipt import parse_number

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from guide.follow_up.looked_at import LookedAt
    from guide.follow_up.ports import FollowsCases
    from guide.follow_up.reply import CaseNotice
    from guide.follow_up.showing import Showing
    from guide.session import Session
    from guide.view import View, Viewer
    from issues.case import QueueKind
    from issues.case_view import CaseView

    Answered = CaseView | NotNow | NoSuchCase | TooManyTries

T = TypeVar("T")

INFO = "complaint.procedure"
MINUTE_S = 60
NOT_THE_LOCATION: frozenset[QueueKind | None] = frozenset({"confidant", "coordinator"})
"""Who reads what nobody at the location may: whoever looks at that is not sent to its desk first."""
WHY: dict[str, CaseNotice] = {"full": "full", "gone": "gone", "other_question": "other_question"}
"""Refusals that are explained; of the others the case itself, as it stands by now, says enough."""


class Cases:
    """``failed``: told why something could not be read or stored."""

    def __init__(
        self,
        viewer: Viewer,
        following: FollowsCases,
        showing: Showing,
        failed: Callable[[Exception], object],
        looked_at: LookedAt,
    ) -> None:
        self.following = following
        self.showing = showing
        self.failed = failed
        self.looked_at = looked_at
        self._viewer = viewer

    def view(self, session: Session) -> View:
        return self._viewer.view(session)

    async def safely(self, asked: Awaitable[T]) -> T | None:
        """What came of it; None where it failed."""
        try:
            return await asked
        except Exception as problem:  # noqa: BLE001 – whatever it was, nothing is lost and the resident hears so
            self.failed(problem)
            return None

    def code(
        self,
        session: Session,
        notice: say.CodeNotice | None = None,
        *,
        digits: int = 0,
        minutes: int = 0,
        taking_back: bool = False,
    ) -> Turn:
        """Asks for the code, or says why a case was not opened."""
        info = self.view(session).intent_label(INFO)
        asked = say.AskCode(notice=notice, digits=digits, minutes=minutes, taking_back=taking_back, info=info)
        return Turn(asked, put_aside(session))

    def closed(self, session: Session, found: NoSuchCase | TooManyTries | None, ref: str) -> Turn:
        """Why the case was not opened; None: something failed. ``ref``: what it was to be opened with."""
        if found is None:
            return self.code(session, "not_opened")
        if isinstance(found, TooManyTries):
            minutes = -(-int(found.wait.total_seconds()) // MINUTE_S)
            return self.code(session, "too_many", minutes=max(minutes, 1))
        return self.code(session, "not_here" if parse_number(ref) else "no_such_case")

    def case(self, session: Session, case: CaseView, notice: CaseNotice | None = None) -> Turn:
        apart = session.apart or case.queue in NOT_THE_LOCATION
        shown = self.looked_at.marked(put_aside(session), case.ref)
        return Turn(self.showing.case(self.view(session), case, notice), shown.but(apart=apart))

    def shown(self, session: Session, found: Answered | None, ref: str, notice: CaseNotice | None = None) -> Turn:
        """The case as it stands now, or why it was not opened."""
        if isinstance(found, NotNow):
            return self.case(session, found.view, WHY.get(found.why, "not_now"))
        if found is None or isinstance(found, NoSuchCase | TooManyTries):
            return self.closed(session, found, ref)
        return self.case(session, found, notice)

    def reader(self, session: Session, case: CaseView) -> Turn:
        """Who shall read that it is not solved: the confidant once more, or the coordinator."""
        view, showing = self.view(session), self.showing
        back, higher = (showing.reader(view, case, queue) for queue in ("confidant", "coordinator"))
        return Turn(say.AskReader(ref=case.ref, back=back, higher=higher), put_aside(session))

    def words(self, session: Session, words: Words) -> Turn:
        shown = self.looked_at.marked(put_aside(session), words.view.ref)
        return Turn(self.showing.words(self.view(session), words), shown)


def about_a_case(session: Session) -> Session:
    """A case is what the chat is about now."""
    aside = session.interrupted if session.interrupted and session.interrupted.topic != CASE else None
    return session.but(dialogue=Dialogue(topic=CASE), interrupted=aside, next_draft=None, misses=0)


def put_aside(session: Session) -> Session:
    """A case is looked at; a message that was begun waits until it is taken up again."""
    message = session.message.but(aside=True) if session.message else None
    return about_a_case(session).but(message=message)


def is_writing(session: Session) -> bool:
    """Whether words are for the message to a case."""
    return is_talked_about(session) and session.message is not None and not session.message.aside


def is_talked_about(session: Session) -> bool:
    return session.dialogue is not None and session.dialogue.topic == CASE
