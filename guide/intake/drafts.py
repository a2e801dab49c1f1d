"""The draft in a session: found, shown at its step, put away. What every turn of the intake begins and ends with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from guide.intake import ending
from guide.intake.asking import ask
from guide.intake.home import connected_places
from guide.intake.making_safe import MakesSafe
from guide.intake.summary import summary
from guide.intake.writing import Writing
from guide.lines import Labelled
from guide.menus import menu
from guide.session import COMPLAINT, Dialogue
from guide.turn import Turn
from issues.draft import KEPT_FOR, Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.intake.ports import FilesComplaints, HoldsRemoved
    from guide.intake.reply import Notice
    from guide.session import Session
    from guide.view import Viewer
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.redact import Redact

ID_BYTES = 16


class Drafts:
    """Makes a `Writing` of a session, and a turn of a `Writing`."""

    def __init__(  # noqa: PLR0913 – wired once, by name
        self,
        *,
        viewer: Viewer,
        data: IntakeData,
        offices: Offices,
        filing: FilesComplaints,
        redact: Redact,
        removed: HoldsRemoved,
        now: Callable[[], datetime],
        random: Callable[[int], bytes],
    ) -> None:
        self.safe = MakesSafe(redact, random)
        self._removed = removed
        self._data = data
        self._viewer = viewer
        self._offices = offices
        self._filing = filing
        self._now = now
        self._random = random

    def new(self, session: Session) -> Writing:
        """An empty draft, which the session does not have yet."""
        started = self._now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return self.of(session, Draft(id=self._random(ID_BYTES).hex(), started=started.isoformat()))

    def of(self, session: Session, draft: Draft) -> Writing:
        view = self._viewer.view(session)
        places = connected_places(self._viewer.places(view.language), self._offices)
        held = self._removed.of(draft.id)
        return Writing(draft=draft, data=self._data, view=view, offices=self._offices, places=places, held=held)

    def hold(self, writing: Writing) -> Draft:
        """What the session keeps of it; what was taken out of its words may be put back for a while."""
        self._removed.hold(writing.draft.id, writing.words)
        return writing.draft

    def let_go(self, session: Session) -> None:
        """What was taken out of the words of its drafts is needed no more."""
        self._removed.forget(*(one.id for one in (session.draft, session.next_draft) if one))

    def in_hand(self, session: Session) -> Writing | None:
        """The draft of the session; None where there is none, or its day is over."""
        draft = session.draft
        return self.of(session, draft) if draft and not self.is_over(draft) else None

    def beside(self, session: Session) -> Writing | None:
        """One that was begun beside the draft, or for the next button."""
        return self.of(session, session.next_draft) if session.next_draft else None

    def is_over(self, draft: Draft) -> bool:
        return self._now() - datetime.fromisoformat(draft.started) >= KEPT_FOR

    def show(self, session: Session, writing: Writing, notice: Notice | None = None) -> Turn:
        """The draft at its step; where that is not asked any more, at the first one that is open."""
        step = writing.draft.step
        if step not in writing.path or (step in {"summary", "reach", "contact"} and writing.first_open != "summary"):
            writing = writing.at(writing.first_open)
        self.hold(writing)
        if writing.draft.step == "summary":
            return Turn(summary(writing, self._filing, notice), _writing(session, writing.draft))
        return Turn(ask(writing, notice), _writing(session, writing.draft))

    def onward(self, session: Session, writing: Writing, step: str, notice: Notice | None = None) -> Turn:
        """To the step after; whoever changed an answer in the summary reads there that it is changed."""
        after = writing.after(step)
        if after == "summary" and writing.draft.editing:
            notice = notice or "changed"
        return self.show(session, writing.at(after), notice)

    def none(self, session: Session) -> Turn:
        """For a button of a draft that there is not."""
        expired = session.draft is not None or is_talked_about(session)
        return Turn(ending.NoDraft(expired=expired), without(session).but(draft=None))

    def menu(self, session: Session) -> Turn:
        """Out of a complaint; one with something in it waits there."""
        return menu(self._viewer.view(session), without(session), self.button(session))

    def button(self, session: Session) -> Labelled | None:
        """What a button calls the draft that waits; None where nothing was said in it yet."""
        writing = self.in_hand(session)
        if writing is None or is_empty(writing.draft):
            return None
        if writing.theme:
            return writing.theme_label(writing.theme)
        label = writing.view.intent_label("complaint.file")
        return Labelled(id=COMPLAINT, label=label.label, fallback=label.fallback) if label else None


def is_empty(draft: Draft) -> bool:
    """Whether nothing would be lost with it."""
    return not (draft.theme or draft.text or draft.photos)


def is_talked_about(session: Session) -> bool:
    """Whether a complaint is what the chat is about now."""
    return session.dialogue is not None and session.dialogue.topic == COMPLAINT


def _writing(session: Session, draft: Draft) -> Session:
    dialogue = Dialogue(topic=COMPLAINT)
    return without(session).but(draft=draft, next_draft=None, dialogue=dialogue, misses=0)


def without(session: Session) -> Session:
    """Neither in a complaint nor about to go back to one."""
    aside = session.interrupted if session.interrupted and session.interrupted.topic != COMPLAINT else None
    dialogue = None if is_talked_about(session) else session.dialogue
    return session.but(dialogue=dialogue, interrupted=aside)


def put_away(session: Session) -> Session:
    """Without the draft, and without a way back to it."""
    return without(session).but(draft=None, next_draft=None)
