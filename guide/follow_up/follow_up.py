"""Following a case: one turn in, one reply out. Only a message that is being written is kept between turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.follow_up import reply as say
from guide.follow_up.cases import Cases, is_talked_about, is_writing, put_aside
from guide.follow_up.codes import read_code
from guide.follow_up.looked_at import LookedAt
from guide.follow_up.message import CASE
from guide.follow_up.messages import Messages
from guide.intake.words import control_in
from guide.turn import Turn
from issues.case_view import CaseView
from issues.followed import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from guide.follow_up.message import Purpose
    from guide.follow_up.ports import FollowsCases
    from guide.follow_up.reply import CaseNotice
    from guide.follow_up.showing import Showing
    from guide.intake.ports import HoldsRemoved, KeepsPhotos
    from guide.intake.reply import Notice
    from guide.lines import Labelled
    from guide.session import Session
    from guide.view import Viewer
    from issues.redact import Redact

STATUS = "complaint.status"


class FollowUp:
    """Every method takes the chat's session, and ``chat``, what its replies are sent to; it is kept nowhere.

    ``random``: that many unpredictable bytes; ``failed``: told why something could not be read or stored.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        viewer: Viewer,
        following: FollowsCases,
        showing: Showing,
        photos: KeepsPhotos,
        removed: HoldsRemoved,
        redact: Redact,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        failed: Callable[[Exception], object],
    ) -> None:
        self._cases = Cases(viewer, following, showing, failed, LookedAt(now, random))
        self._messages = Messages(self._cases, photos=photos, redact=redact, removed=removed, now=now, random=random)

    # -- what is there ------------------------------------------------------------------------------------------

    def is_writing(self, session: Session) -> bool:
        """Whether words and photos sent now belong to a message to a case."""
        return is_writing(session)

    def was_interrupted(self, session: Session) -> bool:
        """Whether an alarm came into a message that was being written."""
        aside = session.interrupted or session.dialogue
        return session.message is not None and aside is not None and aside.topic == CASE

    def waiting(self, session: Session) -> Labelled | None:
        """The message that an alarm came into, as a button calls it."""
        return self._cases.view(session).intent_label(STATUS) if self.was_interrupted(session) else None

    async def fresh(self, session: Session) -> Session:
        """The session without a message of another day, whose photos are deleted."""
        is_over = session.message is not None and self._messages.is_over(session.message)
        return await self._messages.without(session) if is_over else session

    async def forget(self, session: Session) -> Session:
        """Without a message that was not sent, for somebody who wants everything forgotten."""
        return await self._messages.without(session)

    async def forget_chat(self, chat: str) -> int:
        """Ends the way back to this chat in every case that has one; how many."""
        return await self._cases.following.forget_chat(chat)

    # -- looking ------------------------------------------------------------------------------------------------

    def ask_code(self, session: Session, *, taking_back: bool = False) -> Turn:
        return self._cases.code(session, taking_back=taking_back)

    async def open(self, session: Session, ref: str, chat: str, notice: CaseNotice | None = None) -> Turn:
        """How the case stands."""
        found = await self._cases.safely(self._cases.following.open(ref, chat))
        return self._cases.shown(session, found, ref, notice)

    async def show_words(self, session: Session, ref: str, chat: str) -> Turn:
        """What was said in it: only on asking, as somebody else may look at this phone."""
        found = await self._cases.safely(self._cases.following.words(ref, chat))
        return (
            self._cases.words(session, found) if isinstance(found, Words) else self._cases.closed(session, found, ref)
        )

    async def typed(self, session: Session, text: str, chat: str, *, elsewhere: bool = False) -> Turn | None:
        """A code, or words for the message that is written. None where they are neither.

        A code opens its case whatever is being written, which waits: among words that staff read, the key to a case
        would be anybody's. ``elsewhere``: something else is being written, to which other digits would belong.
        """
        found = read_code(text, asked=is_talked_about(session))
        if found and found.code:
            return await self.open(session, found.code, chat)
        if is_writing(session) and session.message:
            control = control_in(text)
            if session.message.looking and control in {"back", "next"}:
                return await self.resume(session, chat)
            if control in {"cancel", "back"}:
                return await self.cancel(session, chat)
            return await self._messages.heard(session, session.message, text, chat)
        if found is None or elsewhere:
            return None
        return self._cases.code(session, found.problem, digits=found.digits)

    # -- a message ----------------------------------------------------------------------------------------------

    async def write(self, session: Session, ref: str, purpose: Purpose, chat: str) -> Turn:
        """Begins a message, or takes up one to the same case; one to another case is thrown away."""
        if session.message and session.message.ref != ref:
            session = await self._messages.without(session)
        return await self._messages.begin(session, ref, purpose, chat)

    def keep_words(self, session: Session, text: str) -> Session:
        """The words, redacted, in the message being written, before an alarm answers them."""
        return self._messages.keep_words(session, text)

    async def photo(self, session: Session, photo: bytes | None, problem: Notice | None, chat: str) -> Turn | None:
        """A photo, re-encoded, or why there is none. None: no message is being written."""
        if not is_writing(session) or session.message is None:
            return None
        return await self._messages.photo(session, session.message, photo, problem, chat)

    async def resume(self, session: Session, chat: str) -> Turn:
        """The message as it stands; without one the code is asked for."""
        message = session.message
        return await self._messages.show(session, message, chat) if message else self.ask_code(session)

    def look_at_removed(self, session: Session, first: int = 0) -> Turn:
        """What was taken out of its words; ``first``: of what can be put back, the first that is shown."""
        message = session.message
        return self._messages.look(session, message, first=first) if message else self.no_message(session)

    def put_back(self, session: Session, piece: str, *, sure: bool = False) -> Turn:
        """Warns, and once they are ``sure`` puts back what was taken out."""
        message = session.message
        return self._messages.put_back(session, message, piece, sure=sure) if message else self.no_message(session)

    async def clear(self, session: Session, chat: str) -> Turn:
        """Takes out all words and photos and asks for them again."""
        message = session.message
        return await self._messages.clear(session, message, chat) if message else self.no_message(session)

    async def cancel(self, session: Session, chat: str) -> Turn:
        """Throws the message away and shows its case."""
        if session.message is None:
            return self.no_message(session)
        ref = session.message.ref
        return await self.open(await self._messages.without(session), ref, chat, "thrown_away")

    async def send(self, session: Session, chat: str) -> Turn:
        """Sends the message as it was shown."""
        message = session.message
        return await self._messages.send(session, message, chat) if message else self.no_message(session)

    def no_message(self, session: Session) -> Turn:
        """For a button of a message that is sent or thrown away."""
        return Turn(say.NoMessage(), session)

    # -- one tap ------------------------------------------------------------------------------------------------

    async def thank(self, session: Session, ref: str, chat: str) -> Turn:
        found = await self._cases.safely(self._cases.following.thank(ref, chat))
        return self._cases.shown(session, found, ref, "thanked")

    async def want_language(self, session: Session, ref: str, place: int, chat: str) -> Turn:
        """Asks staff for what they wrote there in the language of this chat."""
        language = self._cases.view(session).language
        found = await self._cases.safely(self._cases.following.want_language(ref, chat, place, language))
        return self._cases.shown(session, found, ref, "language_wanted")

    async def take_back(self, session: Session, chat: str) -> Turn:
        """Whether to take back the case that is looked at; where none is known, its code is asked for."""
        ref = self._cases.looked_at.ref(session)
        return await self.ask_withdraw(session, ref, chat) if ref else self.ask_code(session, taking_back=True)

    async def ask_withdraw(self, session: Session, ref: str, chat: str) -> Turn:
        """Says first what taking back deletes, and what it cannot."""
        found = await self._cases.safely(self._cases.following.open(ref, chat))
        if not isinstance(found, CaseView):
            return self._cases.closed(session, found, ref)
        if not found.can & {"withdraw", "destroy"}:
            return self._cases.case(session, found, "not_now")
        asked = say.AskWithdraw(ref=found.ref, kind=found.kind, closed="destroy" in found.can)
        return Turn(asked, put_aside(session))

    async def withdraw(self, session: Session, ref: str, chat: str) -> Turn:
        session = await self._messages.without(session)
        found = await self._cases.safely(self._cases.following.withdraw(ref, chat))
        destroyed = isinstance(found, CaseView) and found.state != "withdrawn"
        return self._cases.shown(session, found, ref, "destroyed" if destroyed else "withdrawn")
