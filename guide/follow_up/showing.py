"""From a case in ids to what its resident reads, in their language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.follow_up.reply import CaseLine, CaseShown, SaidLine, WordsShown
from issues.offices.model import NotConnected
from issues.steps import OPEN

if TYPE_CHECKING:
    from guide.follow_up.reply import CaseNotice
    from guide.lines import ContactLine
    from guide.view import View
    from issues.case import QueueKind
    from issues.case_view import CaseView, HistoryLine
    from issues.followed import Said, Words
    from issues.history.model import HistoryTexts
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What it takes to put a case into words: questions and themes, offices, and the lines of histories."""

    data: IntakeData
    offices: Offices
    texts: HistoryTexts

    def case(self, view: View, case: CaseView, notice: CaseNotice | None = None) -> CaseShown:
        overdue = case.state in OPEN and view.on > case.due
        return CaseShown(
            ref=case.ref,
            number=case.number,
            kind=case.kind,
            state=case.state,
            filed=case.filed,
            due=case.due,
            overdue=overdue,
            who=self.reader(view, case, case.queue),
            lines=tuple(self._line(view, case, line) for line in case.history),
            can=case.can,
            readable=case.readable,
            up=self._up(view, case) if overdue or case.state in {"resolved", "declined", "closed"} else (),
            notice=notice,
        )

    def words(self, view: View, words: Words) -> WordsShown:
        case = words.view
        return WordsShown(
            ref=case.ref,
            number=case.number,
            subject=self._subject(view, case),
            said=tuple(self._said(view, case, one) for one in words.said),
            can=case.can,
            foreign=_foreign(words, view.language) if "want_language" in case.can else None,
        )

    def reader(self, view: View, case: CaseView, queue: QueueKind | None) -> str | None:
        """The office that reads the queue, there where the case is."""
        try:
            return view.say(self.offices.reader(case.municipality, case.location, queue).name) if queue else None
        except NotConnected:
            return None

    def _line(self, view: View, case: CaseView, line: HistoryLine) -> CaseLine:
        text = self.texts.line(line.kind, line.texts)
        said = view.say(text) if text else ""
        who = self.reader(view, case, line.queue) or "–"
        return CaseLine(on=line.on, text=said.replace("{who}", who), date=line.due if "{date}" in said else None)

    def _said(self, view: View, case: CaseView, one: Said) -> SaidLine:
        who = None if one.mine else self.reader(view, case, one.queue) or "–"
        return SaidLine(
            who=who,
            on=one.on,
            text=one.text,
            photos=one.photos,
            language=None if one.language == view.language else one.language,
            partly=None if one.partly == view.language else one.partly,
            machine=one.machine,
            wanted=one.wanted,
        )

    def _subject(self, view: View, case: CaseView) -> str:
        theme, sub_theme = self.data.theme(case.theme), self.data.sub_theme(case.theme, case.sub_theme)
        return " · ".join(view.say(one.title) for one in (theme, sub_theme) if one)

    def _up(self, view: View, case: CaseView) -> tuple[ContactLine, ...]:
        """Those that the map has at this place."""
        higher = any(line.kind == "reopened" and line.queue == "coordinator" for line in case.history)
        queue = "coordinator" if higher else case.queue
        ids = self.offices.up(case.municipality, queue)
        return view.contacts(one for one in ids if one in view.kaart.contacts or one in view.kaart.roles)


def _foreign(words: Words, language: str) -> int | None:
    """The place of the newest words that staff wrote, all or in part, in another language, and were not asked for."""
    theirs = {None, language}
    places = [one.place for one in words.said if not {one.language, one.partly} <= theirs and not one.wanted]
    return places[-1] if places else None
