"""The questions of a complaint: with buttons, in words, and photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.complaint_parts import DraftButtons, kept_line, notice_line
from bot.render.long_text import shortened
from bot.render.markup import Rendered, Row, bold, button, italic, keyboard, paragraphs, plain, quote, rows

if TYPE_CHECKING:
    from guide.intake import reply as say
    from locales import Texts

SHOWN_UNITS = 3000
"""Of the resident's own words while they write; the summary shows all of them."""


def question(reply: say.IntakeQuestion, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(reply.theme.label) if reply.theme else None,
        kept_line(_, kept=reply.text_kept),
        italic(_("Question {number} of {total}").format(number=reply.number, total=reply.total)),
        bold(reply.text),
        plain(_("Choose all that is true, then press “Go on”.")) if reply.many else None,
        plain(_("Or type it.")) if reply.can_type else None,
        plain(_("You typed: {words}").format(words=reply.typed)) if reply.typed else None,
    )
    buttons = DraftButtons(mark, _)
    answered = reply.typed or (reply.many and reply.chosen)
    onward = buttons.onward(reply.question) if answered else buttons.skip(reply.question)
    below = (buttons.other_ways(reply.info), buttons.last(reply.question))
    return Rendered(text=text, keyboard=keyboard(_choices(reply, mark), [onward], *below))


def _choices(reply: say.IntakeQuestion, mark: str) -> list[Row]:
    kind = data.Tick if reply.many else data.Choose
    signs = {True: "☑️ ", False: "◻️ " if reply.many else ""}
    return rows(
        button(signs[one.id in reply.chosen] + one.label, kind(draft=mark, step=reply.question, option=one.id))
        for one in reply.choices
    )


def ask_about(reply: say.AskAbout, mark: str, _: Texts) -> Rendered:
    words = ", ".join(_("“{word}”").format(word=one) for one in reply.words)
    text = paragraphs(
        notice_line(reply.notice, _),
        plain(_("You wrote: {words}.").format(words=words)) if words else None,
        bold(_("Is it about somebody who works where you live?")),
        plain(_("If yes, nobody who works there will read it.")),
    )
    buttons: list[Row] = [
        [button(_("Yes, about staff"), data.Choose(draft=mark, step="about", option="yes"))],
        [button(_("No, not about staff"), data.Choose(draft=mark, step="about", option="no"))],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons, DraftButtons(mark, _).last("about")))


def ask_text(reply: say.AskText, mark: str, _: Texts) -> Rendered:
    lead = _("Do you want to add something?") if reply.current else _("Do you want to tell it in your own words?")
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(lead),
        plain(_("You may write in your own language. It is not needed: your answers are enough.")),
        plain(_("Please write no names. What you write may show who you are.")),
        quote(shortened(reply.current, SHOWN_UNITS)) if reply.current else None,
    )
    buttons = DraftButtons(mark, _)
    if not reply.current:
        return Rendered(text=text, keyboard=keyboard([buttons.skip("text")], buttons.last("text")))
    look = [buttons.look_at_removed(reply.removed)] if reply.removed else []
    choices = [buttons.onward("text"), *look, buttons.clear("text", _("Delete my words"))]
    return Rendered(text=text, keyboard=keyboard(choices, buttons.last("text")))


def ask_photos(reply: say.AskPhotos, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Do you have photos of it? You can send up to {most}.").format(most=reply.most)),
        plain(_("I remove the hidden data, such as place and time. What can be seen on it may show who you are.")),
        plain(_("Photos: {kept} of {most}.").format(kept=reply.kept, most=reply.most)) if reply.kept else None,
    )
    buttons = DraftButtons(mark, _)
    if not reply.kept:
        none = buttons.skip("photos", _("No photos"))
        return Rendered(text=text, keyboard=keyboard([none], buttons.last("photos")))
    choices = [buttons.onward("photos"), buttons.clear("photos", _("Delete the photos"))]
    return Rendered(text=text, keyboard=keyboard(choices, buttons.last("photos")))
