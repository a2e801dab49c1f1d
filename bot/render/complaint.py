"""From a reply of the complaint to its message."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.render import complaint_end as end
from bot.render import complaint_identity as identity
from bot.render import complaint_preview as previewing
from bot.render import complaint_questions as questions
from bot.render import complaint_subject as subject
from bot.render.complaint_summary import summary
from guide.intake import ending
from guide.intake import reply as say

if TYPE_CHECKING:
    from bot.render.markup import Rendered
    from language import Language
    from locales import Texts


def complaint(reply: say.IntakeReply, mark: str, language: Language, _: Texts) -> Rendered:  # noqa: C901, PLR0911, PLR0912 – one flat table of kinds
    """Total over the kinds of reply, proven by the type checker. ``mark``: which draft the buttons are for."""
    match reply:
        case say.DraftWaiting():
            return subject.draft_waiting(reply, mark, _)
        case say.ChooseKind():
            return subject.choose_kind(reply, mark, _)
        case say.ChooseTheme():
            return subject.choose_theme(reply, mark, _)
        case say.ChooseSubTheme():
            return subject.choose_sub_theme(reply, mark, _)
        case say.AskDecision():
            return subject.ask_decision(reply, mark, _)
        case say.AskLetterDate():
            return subject.ask_letter_date(reply, mark, _)
        case say.ObjectionTerm():
            return subject.objection_term(reply, mark, language, _)
        case say.IntakeQuestion():
            return questions.question(reply, mark, _)
        case say.AskAbout():
            return questions.ask_about(reply, mark, _)
        case say.AskText():
            return questions.ask_text(reply, mark, _)
        case say.Preview():
            return previewing.preview(reply, previewing.of_complaint(mark, _), _)
        case say.ConfirmPutBack():
            return previewing.confirm_put_back(reply, previewing.of_complaint(mark, _, warning=True), _)
        case say.AskPhotos():
            return questions.ask_photos(reply, mark, _)
        case say.ExplainFormal():
            return identity.explain_formal(reply, mark, _)
        case say.AskIdentity():
            return identity.ask_identity(reply, mark, _)
        case say.AskPlace():
            return identity.ask_place(reply, mark, _)
        case say.Summary():
            return summary(reply, mark, language, _)
        case say.ChooseReach():
            return identity.choose_reach(reply, mark, _)
        case say.AskContact():
            return identity.ask_contact(reply, mark, _)
        case ending.Receipt():
            return end.receipt(reply, language, _)
        case ending.TooManyToday():
            return end.too_many_today(reply, mark, _)
        case ending.NotFiled():
            return end.not_filed(mark, _)
        case ending.Letter():
            return end.letter(reply, _)
        case ending.NoDraft():
            return end.no_draft(reply, _)
        case ending.AskCancel():
            return end.ask_cancel(mark, _)
        case ending.Cancelled():
            return end.cancelled(_)
        case _:
            assert_never(reply)
