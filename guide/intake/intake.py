"""Writing a complaint: one turn in, one reply out. The draft is in the session; nothing is kept between turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from guide.intake.ports import FilesComplaints, KeepsPhotos
    from guide.intake.reply import Notice
    from guide.reply import Labelled
    from guide.session import Session
    from guide.turn import Turn
    from guide.view import Viewer
    from issues.case import Kind, Reach
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.redact import Redact


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
        redact: Redact,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
        failed: Callable[[Exception], object],
    ) -> None: ...

    # -- what is there ------------------------------------------------------------------------------------------

    def is_writing(self, session: Session) -> bool:
        """Whether words and photos sent now belong to a complaint."""
        raise NotImplementedError

    def waiting(self, session: Session) -> Labelled | None:
        """A complaint half written, as a button calls it; None where there is none."""
        raise NotImplementedError

    async def fresh(self, session: Session) -> Session:
        """The session without a draft of more than a day ago, whose photos are deleted."""
        raise NotImplementedError

    # -- beginning and ending -----------------------------------------------------------------------------------

    def open(
        self, session: Session, *, kind: Kind | None = None, theme: str | None = None, text: str | None = None
    ) -> Turn:
        """Begins a complaint, at what is not said yet; where one is half written, asks which to go on with."""
        raise NotImplementedError

    def resume(self, session: Session) -> Turn:
        """The step that was being asked; a draft begun beside it is forgotten."""
        raise NotImplementedError

    async def restart(self, session: Session) -> Turn:
        """Deletes the draft and its photos; the one begun beside it, or an empty one, takes its place."""
        raise NotImplementedError

    def ask_cancel(self, session: Session) -> Turn:
        raise NotImplementedError

    async def cancel(self, session: Session) -> Turn:
        """Deletes the draft and its photos."""
        raise NotImplementedError

    async def forget(self, session: Session) -> None:
        """Deletes the photos of every draft, for somebody who wants everything forgotten."""
        raise NotImplementedError

    def info(self, session: Session) -> Turn:
        """The card that says where else to turn with this; the draft waits."""
        raise NotImplementedError

    # -- buttons ------------------------------------------------------------------------------------------------

    def choose(self, session: Session, step: str, choice: str) -> Turn:
        """Takes a choice and goes on.

        ``step``: kind, theme, sub_theme ("theme.sub_theme"), decision ("yes", "no", "unsure"), about ("yes", "no"),
        place (an id, `HOST` or `ELSEWHERE`), or the id of a question.
        """
        raise NotImplementedError

    def toggle(self, session: Session, question: str, choice: str) -> Turn:
        """Ticks one of several choices, or takes the tick away."""
        raise NotImplementedError

    def next(self, session: Session, step: str) -> Turn:
        """On from ``step`` with what is there."""
        raise NotImplementedError

    def skip(self, session: Session, step: str) -> Turn:
        """On from ``step`` without an answer; what was answered there is taken out."""
        raise NotImplementedError

    def back(self, session: Session, step: str) -> Turn:
        """To the step before ``step``; from the first, out, with the question whether to delete what is there."""
        raise NotImplementedError

    def open_step(self, session: Session, step: str) -> Turn:
        """From the summary to one step; its answer leads back there."""
        raise NotImplementedError

    async def clear(self, session: Session, step: str) -> Turn:
        """Takes out all words (step "text") or all photos ("photos") and asks for them again."""
        raise NotImplementedError

    # -- words and photos ---------------------------------------------------------------------------------------

    async def typed(self, session: Session, text: str) -> Turn | None:
        """Words while a complaint is written: the answer to what is asked, else added to its text. None: none is."""
        raise NotImplementedError

    def keep_words(self, session: Session, text: str) -> Session:
        """The words, redacted, in the draft being written, before an alarm answers them."""
        raise NotImplementedError

    async def photo(self, session: Session, photo: bytes | None, problem: Notice | None = None) -> Turn | None:
        """A photo, re-encoded, or why there is none. None: no complaint is being written."""
        raise NotImplementedError

    # -- sending ------------------------------------------------------------------------------------------------

    async def send(self, session: Session) -> Turn:
        """From the summary: how to hear back, or the letter where no municipality is connected."""
        raise NotImplementedError

    async def choose_reach(self, session: Session, reach: Reach, return_address: str) -> Turn:
        """Files it, or asks for the contact first. ``return_address``: used with "here" only, kept nowhere else."""
        raise NotImplementedError

    async def file(self, session: Session, return_address: str) -> Turn:
        """Once more after `NotFiled`, with the reach that was chosen."""
        raise NotImplementedError
