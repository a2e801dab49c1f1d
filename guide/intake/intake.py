"""Writing a complaint: one turn in, one reply out. The draft is in the session; nothing is kept between turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import topics
from guide.alarms import alarm
from guide.intake import answers, beginning, ending, limits, moves, previewing, typed
from guide.intake.alarming import danger_in
from guide.intake.apart import keeps_apart, remembered
from guide.intake.drafts import Drafts, is_talked_about, put_away, without
from guide.intake.information import information
from guide.intake.sending import Sending
from guide.turn import Turn
from issues.draft import MAX_TEXT_CHARS
from routekaart.validity import is_about_safety

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from guide.intake.ports import FilesComplaints, HoldsRemoved, KeepsPhotos
    from guide.intake.reply import Notice
    from guide.lines import Labelled
    from guide.session import Session
    from guide.view import Viewer
    from issues.case import Kind, Reach
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.redact import Redact


KEY_BYTES = 32


class Intake:
    """Every method takes the chat's session and hands back the next one with what to say.

    A button without a draft to belong to is answered with `NoDraft`, one of another map or program with the question
    that is being asked. ``random``: that many unpredictable bytes; ``failed``: told why a filing failed.
    """

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        viewer: Viewer,
        data: IntakeData,
        offices: Offices,
        filing: FilesComplaints,
        photos: KeepsPhotos,
        removed: HoldsRemoved,
        redact: Redact,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        failed: Callable[[Exception], object],
    ) -> None:
        self._viewer = viewer
        self._data = data
        self._drafts = Drafts(
            viewer=viewer, data=data, offices=offices, filing=filing, redact=redact, removed=removed, now=now,
            random=random,
        )  # fmt: skip
        self._sending = Sending(self._drafts, filing, photos, failed, limits.Forgetful(random(KEY_BYTES)))

    # -- what is there ------------------------------------------------------------------------------------------

    def is_writing(self, session: Session) -> bool:
        """Whether words and photos sent now belong to a complaint."""
        return is_talked_about(session) and self._drafts.in_hand(session) is not None

    def waiting(self, session: Session) -> Labelled | None:
        """A complaint half written, as a button calls it; None where there is none."""
        return self._drafts.button(session)

    def keeps_apart(self, session: Session) -> bool:
        """Whether nobody who works at the location should hear of what is being written, or waits half written."""
        drafts = (self._drafts.in_hand(session), self._drafts.beside(session))
        return any(keeps_apart(one) for one in drafts if one)

    async def fresh(self, session: Session) -> Session:
        """The session without what is of another day: a draft, whose photos are deleted, and earlier filings."""
        session = limits.of_the_day(session, self._viewer.view(session).on)
        old = [one for one in (session.draft, session.next_draft) if one and self._drafts.is_over(one)]
        if not old:
            return session
        await self._sending.delete_photos(name for one in old for name in one.photos)
        return session.but(
            draft=None if session.draft in old else session.draft,
            next_draft=None if session.next_draft in old else session.next_draft,
        )

    async def forget(self, session: Session) -> None:
        """Deletes the photos of every draft, and what was taken out of its words, for somebody who wants it gone."""
        self._drafts.let_go(session)
        drafts = (one for one in (session.draft, session.next_draft) if one)
        await self._sending.delete_photos(name for one in drafts for name in one.photos)

    def keep_count(self, session: Session, chat: str) -> None:
        """Of what a chat has sent today that has itself forgotten: three a day are three a day."""
        self._sending.forgetful.keep(session, chat, self._viewer.view(session).on)

    # -- beginning and ending -----------------------------------------------------------------------------------

    def open(
        self,
        session: Session,
        *,
        kind: Kind | None = None,
        theme: str | None = None,
        text: str | None = None,
        notice: Notice | None = None,
    ) -> Turn:
        """Begins a complaint, at what is not said yet; where one is half written, asks which to go on with."""
        writing = self._drafts.new(session)
        if text:
            writing, found = beginning.with_words(writing, text, self._drafts.safe)
            notice = notice or found
        return beginning.begin(self._drafts, session, beginning.started(writing, kind, theme), notice)

    def begins(self, intent: str) -> bool:
        """Whether a request of this intent starts a complaint."""
        return beginning.theme_asked_for(self._data, intent)[1]

    def begin(self, session: Session, intent: str, text: str | None) -> Turn | None:
        """The complaint that a request starts, with its words in it; None for a request that starts none."""
        theme, starts = beginning.theme_asked_for(self._data, intent)
        if not starts:
            return None
        new = self._drafts.new(session)
        if text is None:
            kept = beginning.with_kept_words(new, self._drafts.beside(session))
            return beginning.begin(self._drafts, session, beginning.started(kept, None, theme))
        spoken, _ = beginning.with_words(new, text, self._drafts.safe)
        if theme is None and beginning.only_asks(spoken, text):
            return None
        tells = theme is not None or beginning.tells_a_story(spoken, text)
        return self.open(session, theme=theme, text=text if tells else None)

    def keep_aside(self, session: Session, text: str) -> Session:
        """The words, redacted, for the complaint that the next button may begin."""
        writing, _ = beginning.with_words(self._drafts.new(session), text, self._drafts.safe)
        return session.but(next_draft=self._drafts.hold(writing))

    def resume(self, session: Session) -> Turn:
        """The step that was being asked. Words of a draft begun beside it are added where they may belong to it."""
        writing = self._drafts.in_hand(session)
        if writing is None:
            return self._drafts.none(session)
        begun = self._drafts.beside(session)
        if begun and beginning.is_the_same(writing, begun.draft):
            writing = beginning.with_kept_words(writing, begun)
        return self._drafts.show(session, writing)

    async def restart(self, session: Session) -> Turn:
        """Deletes the draft and its photos; the one begun beside it, or an empty one, takes its place."""
        await self._sending.delete_photos(session.draft.photos if session.draft else ())
        begun = session.next_draft
        self._drafts.let_go(session.but(next_draft=None))
        session = put_away(remembered(session, self._drafts.in_hand(session)))
        if begun is None or self._drafts.is_over(begun):
            return self.open(session)
        return self._drafts.show(session, self._drafts.of(session, begun))

    def ask_cancel(self, session: Session) -> Turn:
        return Turn(ending.AskCancel(), session) if self._drafts.in_hand(session) else self._drafts.none(session)

    async def cancel(self, session: Session) -> Turn:
        """Deletes the draft and its photos. One that was sent already is not called unseen: its receipt is shown."""
        writing = self._drafts.in_hand(session)
        if writing and (sent := await self._sending.sent_before(session, writing)):
            return sent
        await self.forget(session)
        return Turn(ending.Cancelled(), put_away(remembered(session, writing)))

    def info(self, session: Session) -> Turn:
        """The card that says where else to turn with this; the draft waits."""
        writing = self._drafts.in_hand(session)
        view = self._viewer.view(session)
        found = information(view, writing.theme if writing else None)
        if found is None:
            return self._drafts.menu(session)
        apart = self.keeps_apart(session) or is_about_safety(found.topic)
        return topics.take_up(view, without(session).but(apart=apart), found)

    # -- buttons ------------------------------------------------------------------------------------------------

    def choose(self, session: Session, step: str, choice: str) -> Turn:
        """Takes a choice and goes on. An answer that is a call for help gets the alarm first.

        ``step``: kind, theme, sub_theme ("theme.sub_theme"), decision ("yes", "no", "unsure"), about ("yes", "no"),
        place (an id, `HOST` or `ELSEWHERE`), or the id of a question.
        """
        turn, danger = self._move(session, moves.choose, step, choice), danger_in(step, choice)
        view = self._viewer.view(session)
        if danger is None or danger not in view.kaart.alarms or isinstance(turn.reply, ending.NoDraft):
            return turn
        return alarm(view, turn.session, danger)

    def toggle(self, session: Session, question: str, choice: str) -> Turn:
        """Ticks one of several choices, or takes the tick away."""
        return self._move(session, moves.toggle, question, choice)

    def next(self, session: Session, step: str) -> Turn:
        """On from ``step`` with what is there."""
        return self._move(session, moves.go_on, step)

    def skip(self, session: Session, step: str) -> Turn:
        """On from ``step`` without an answer; a choice that was made there is taken out."""
        return self._move(session, moves.skip, step)

    def back(self, session: Session, step: str) -> Turn:
        """To the step before ``step``; from the first, out, with the question whether to delete what is there."""
        return self._move(session, moves.back, step)

    def open_step(self, session: Session, step: str) -> Turn:
        """From the summary to one step; its answer leads back there."""
        return self._move(session, moves.open_step, step)

    def _move(self, session: Session, move: Callable[..., Turn], *said: object) -> Turn:
        writing = self._drafts.in_hand(session)
        return move(self._drafts, session, writing, *said) if writing else self._drafts.none(session)

    def preview(self, session: Session, first: int = 0) -> Turn:
        """What was taken out of the words; ``first``: of what can be put back, the first that is shown."""
        return self._move(session, previewing.show, first)

    def put_back(self, session: Session, piece: str, *, sure: bool = False) -> Turn:
        """Warns, and once they are ``sure`` puts back what was taken out."""
        return self._move(session, previewing.put_back if sure else previewing.warn, piece)

    async def clear(self, session: Session, step: str) -> Turn:
        """Takes out all words (step "text") or all photos ("photos") and asks for them again."""
        writing = self._drafts.in_hand(session)
        if writing is None:
            return self._drafts.none(session)
        if step == "photos":
            await self._sending.delete_photos(writing.draft.photos)
            return self._drafts.show(session, writing.of(writing.draft.but(photos=(), step=step)))
        return self._drafts.show(session, writing.of(answers.without_text(writing.draft).but(step="text")))

    # -- words and photos ---------------------------------------------------------------------------------------

    async def typed(self, session: Session, text: str, *, meant: str | None = None) -> Turn | None:
        """Words while a complaint is written: the answer to what is asked, else added to its text.

        ``meant``: the intent that they surely have. None where no complaint is written, or they ask for something else.
        """
        writing = self._drafts.in_hand(session)
        if not is_talked_about(session) or (writing and typed.is_aside(writing, meant)):
            return None
        if writing is None:
            return self._begun_anew(session, text, meant)
        return await typed.hear(self._drafts, self._sending, session, writing, text)

    def _begun_anew(self, session: Session, text: str, meant: str | None) -> Turn | None:
        """The draft is a day old and gone, but these words were meant for it, unless they surely say otherwise."""
        if meant and not meant.startswith(beginning.COMPLAINTS):
            return None
        return self.open(session.but(draft=None), text=text[:MAX_TEXT_CHARS], notice="draft_expired")

    def keep_words(self, session: Session, text: str) -> Session:
        """The words, redacted, in the draft being written, before an alarm answers them."""
        writing = self._drafts.in_hand(session) if is_talked_about(session) else None
        if writing is None:
            return session
        return session.but(draft=self._drafts.hold(typed.kept(writing, text, self._drafts.safe)))

    async def photo(self, session: Session, photo: bytes | None, problem: Notice | None = None) -> Turn | None:
        """A photo, re-encoded, or why there is none. None: no complaint is being written."""
        writing = self._drafts.in_hand(session) if is_talked_about(session) else None
        return await self._sending.keep_photo(session, writing, photo, problem) if writing else None

    # -- sending ------------------------------------------------------------------------------------------------

    async def send(self, session: Session) -> Turn:
        """From the summary: how to hear back, or the letter where no municipality is connected."""
        writing = self._drafts.in_hand(session)
        return await self._sending.send(session, writing) if writing else self._drafts.none(session)

    async def choose_reach(self, session: Session, reach: Reach, return_address: str) -> Turn:
        """Files it, or asks for the contact first. ``return_address``: kept with "here" only."""
        writing = self._drafts.in_hand(session)
        if writing is None:
            return self._drafts.none(session)
        chosen = writing.of(writing.draft.but(reach=reach))
        if reach == "contact" and not chosen.draft.contact:
            return self._drafts.show(session, chosen.at("contact"))
        return await self._sending.file(session, chosen, return_address)

    async def file(self, session: Session, return_address: str) -> Turn:
        """Once more after `NotFiled`, with the reach that was chosen."""
        writing = self._drafts.in_hand(session)
        return await self._sending.file(session, writing, return_address) if writing else self._drafts.none(session)
