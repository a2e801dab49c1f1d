"""A message to a case: begun, written, looked at, sent. Words are redacted before they are kept for even one turn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from guide.follow_up import reply as say
from guide.follow_up.cases import about_a_case, is_writing
from guide.follow_up.message import NOT_SOLVED, CaseMessage
from guide.follow_up.message_words import MessageWords
from guide.follow_up.where import asks_where
from guide.intake.reply import ConfirmPutBack
from guide.intake.words import clean
from guide.turn import Turn
from issues.case_view import CaseView
from issues.draft import KEPT_FOR, MAX_PHOTOS, MAX_TEXT_CHARS
from issues.followed import Told, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.follow_up.cases import Cases
    from guide.follow_up.message import Purpose
    from guide.follow_up.reply import CaseNotice
    from guide.intake.ports import HoldsRemoved, KeepsPhotos
    from guide.intake.reply import Notice
    from guide.session import Session
    from issues.case import QueueKind
    from issues.followed import NotNow, Nowhere
    from issues.redact import Redact
    from issues.steps import Action

ID_BYTES = 16
NEEDS: dict[Purpose, Action] = {
    "answer": "answer",
    "add": "add_information",
    "unsolved": "not_solved",
    "higher": "not_solved",
    "again": "not_solved",
}
"""What must be possible with the case for a message of that purpose."""


class Messages:
    """``random``: that many unpredictable bytes."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        cases: Cases,
        *,
        photos: KeepsPhotos,
        redact: Redact,
        removed: HoldsRemoved,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        self._cases = cases
        self._photos = photos
        self._words = MessageWords(redact, removed, random)
        self._now = now
        self._random = random

    def is_over(self, message: CaseMessage) -> bool:
        return self._now() - datetime.fromisoformat(message.started) >= KEPT_FOR

    async def without(self, session: Session) -> Session:
        """Throws away what was not sent, with its photos."""
        if session.message:
            self._words.let_go(session.message)
            await self._delete_photos(session.message)
        return session.but(message=None)

    async def begin(self, session: Session, ref: str, purpose: Purpose, chat: str) -> Turn:
        """Asks for the words; where the case does not take them any more, how it stands."""
        found = await self._cases.safely(self._cases.following.words(ref, chat))
        if not isinstance(found, Words):
            return self._cases.closed(session, found, ref)
        case = found.view
        if NEEDS[purpose] not in case.can:
            return self._cases.case(session, case, "not_now")
        if not case.readable and purpose not in NOT_SOLVED:
            return self._cases.case(session, case, "gone")
        if purpose == "unsolved" and case.queue == "confidant":
            return self._cases.reader(session, case)
        question = case.question if purpose == "answer" else None
        begun = session.message or self._new(case.ref, purpose)
        asked = _question(begun.but(purpose=purpose), found)
        where = asked is not None and asks_where(asked)
        return self._asked(session, begun.but(purpose=purpose, question=question, where=where), found)

    def _new(self, ref: str, purpose: Purpose) -> CaseMessage:
        started = self._now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return CaseMessage(id=self._random(ID_BYTES).hex(), started=started.isoformat(), ref=ref, purpose=purpose)

    async def show(self, session: Session, message: CaseMessage, chat: str, notice: Notice | None = None) -> Turn:
        """What would be sent now; while there is nothing, the question for it."""
        message = message.but(looking=False)
        session = session.but(message=message)
        found = await self._cases.safely(self._cases.following.words(message.ref, chat))
        if not isinstance(found, Words):
            return self._cases.closed(session, found, message.ref)
        return self._asked(session, message, found, notice)

    def _asked(self, session: Session, message: CaseMessage, found: Words, notice: Notice | None = None) -> Turn:
        view = self._cases.view(session)
        who = self._cases.showing.reader(view, found.view, _will_read(message.purpose, found.view))
        reply: say.AskMessage | say.CheckMessage
        if message.is_empty:
            question = _question(message, found)
            reply = say.AskMessage(id=message.id, purpose=message.purpose, question=question, who=who, notice=notice)
        else:
            reply = say.CheckMessage(
                id=message.id,
                purpose=message.purpose,
                text=message.text,
                removed=message.removed,
                photos=len(message.photos),
                who=who,
                notice=notice,
            )
        return _turn(session, message.but(looking=False), reply)

    # -- words and photos ---------------------------------------------------------------------------------------

    async def heard(self, session: Session, message: CaseMessage, text: str, chat: str) -> Turn:
        """With these words below those it has."""
        if len(text) > MAX_TEXT_CHARS:
            return await self.show(session, message, chat, "typed_too_long")
        words, language = clean(text), self._cases.view(session).language
        if not words:
            return await self.show(session, message, chat)
        if message.looking:
            return self.look(session, *self._words.take_out(message, words, language))
        message, notice = self._words.add(message, words, language)
        return await self.show(session, message, chat, notice)

    def keep_words(self, session: Session, text: str) -> Session:
        """The words, redacted, in the message, before an alarm answers them.

        Whoever is taking words out does not want to read them again.
        """
        words, language = clean(text), self._cases.view(session).language
        message = session.message
        if message is None or not is_writing(session) or not words:
            return session
        if message.looking:
            without, notice = self._words.take_out(message, words, language)
            if notice == "words_taken_out":
                return session.but(message=without)
        return session.but(message=self._words.add(message, words, language)[0])

    def look(self, session: Session, message: CaseMessage, notice: Notice | None = None, first: int = 0) -> Turn:
        """What was taken out of the words; ``first``: of what can be put back, the first that is shown."""
        shown = say.LookAtRemoved(id=message.id, preview=self._words.shown(message, notice, first))
        return _turn(session, message.but(looking=True), shown)

    def put_back(self, session: Session, message: CaseMessage, piece: str, *, sure: bool) -> Turn:
        """Warns, and once they are ``sure`` puts back what was taken out; what is not known any more is gone."""
        if sure:
            return self.look(session, *self._words.put_back(message, piece))
        item = self._words.item(message, piece)
        if item is None:
            return self.look(session, message, "no_longer_known")
        warning = say.PutBackInMessage(id=message.id, confirm=ConfirmPutBack(item=item))
        return _turn(session, message.but(looking=True), warning)

    async def photo(
        self, session: Session, message: CaseMessage, photo: bytes | None, problem: Notice | None, chat: str
    ) -> Turn:
        """With the photo, re-encoded, or why there is none."""
        if photo is None or problem:
            return await self.show(session, message, chat, problem or "photo_failed")
        if len(message.photos) >= MAX_PHOTOS:
            return await self.show(session, message, chat, "photos_full")
        name = await self._cases.safely(self._photos.keep(message.id, photo))
        if name is None:
            return await self.show(session, message, chat, "photo_failed")
        return await self.show(session, message.but(photos=(*message.photos, name)), chat, "photo_added")

    async def clear(self, session: Session, message: CaseMessage, chat: str) -> Turn:
        """Takes out all words and photos and asks for them again."""
        self._words.let_go(message)
        await self._delete_photos(message)
        return await self.show(session, message.but(text="", removed=0, photos=()), chat)

    # -- sending ------------------------------------------------------------------------------------------------

    async def send(self, session: Session, message: CaseMessage, chat: str) -> Turn:
        """The case with it. Whatever goes wrong before it is stored, the message stays as it is."""
        if message.is_empty and message.purpose not in NOT_SOLVED:
            return await self.show(session, message, chat)
        photos = [await self._cases.safely(self._photos.get(message.id, name)) for name in message.photos]
        if None in photos:
            # Some are gone: better asked again than believed to be sent.
            await self._delete_photos(message)
            return await self.show(session, message.but(photos=()), chat, "photo_failed")
        told = Told(text=message.text, photos=tuple(filter(None, photos)), once=bytes.fromhex(message.id))
        answered = await self._cases.safely(self._stored(message, told, chat))
        if answered is None:
            return Turn(say.NotSent(id=message.id), session)
        if isinstance(answered, CaseView):
            session = await self.without(session)
        done: CaseNotice = "reopened" if message.purpose in NOT_SOLVED else "sent"
        return self._cases.shown(session, answered, message.ref, done)

    async def _stored(self, message: CaseMessage, told: Told, chat: str) -> CaseView | NotNow | Nowhere:
        match message.purpose:
            case "answer":
                return await self._cases.following.answer(message.ref, chat, told, message.question or 0)
            case "unsolved" | "higher":
                return await self._cases.following.not_solved(message.ref, chat, told)
            case "again":
                return await self._cases.following.not_solved(message.ref, chat, told, "confidant")
            case "add":
                return await self._cases.following.add_information(message.ref, chat, told)

    async def _delete_photos(self, message: CaseMessage) -> None:
        """As far as they can be deleted now; what is left goes with the daily purge, and nobody has its names."""
        await self._cases.safely(self._photos.delete(*message.photos))


def _turn(session: Session, message: CaseMessage, reply: say.CaseReply) -> Turn:
    return Turn(reply, about_a_case(session).but(message=message.but(aside=False)))


def _question(message: CaseMessage, found: Words) -> str | None:
    """The question that is being answered, in the words it was asked in."""
    asked = [one.text for one in found.said if one.kind == "asked"]
    return asked[-1] if asked and message.purpose == "answer" else None


def _will_read(purpose: Purpose, case: CaseView) -> QueueKind:
    """Whoever objects is read by the coordinator then, unless they keep it with the confidant."""
    if purpose in {"unsolved", "higher"}:
        return "coordinator"
    return "confidant" if purpose == "again" else case.queue
