"""The beginning of a complaint: which kind, what it is about, and whether there was a decision to object to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.render.card import contact_buttons, contact_list
from bot.render.complaint_parts import DraftButtons, kept_line, notice_line
from bot.render.markup import Rendered, Row, bold, button, day, keyboard, paragraphs, plain, rows
from bot.render.menus import menu_row

if TYPE_CHECKING:
    from guide.intake import reply as say
    from language import Language
    from locales import Texts


SAFETY = "safety"
"""The theme that may be chosen in danger itself."""


def kind_name(kind: str, _: Texts) -> str:
    """What a kind is called on a button and in a summary."""
    names = {
        "signal": "📣 " + _("Report"),
        "formal": "⚖️ " + _("Formal complaint"),
        "idea": "💡 " + _("Idea"),
    }
    return names[kind]


def draft_waiting(reply: say.DraftWaiting, mark: str, _: Texts) -> Rendered:
    about = _("You have begun a report about: {what}.").format(what=reply.theme) if reply.theme else None
    lead = plain(about or _("You have begun a report."))
    text = paragraphs(lead, plain(_("Go on with it, or begin a new one? With a new one, this one is deleted.")))
    buttons: list[Row] = [
        [button("↩️ " + _("Go on with it"), data.ResumeComplaint(draft=mark))],
        [button("🆕 " + _("Begin a new one"), data.RestartComplaint(draft=mark))],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons, menu_row(_)))


def choose_kind(reply: say.ChooseKind, mark: str, _: Texts) -> Rendered:
    lines = {
        "signal": _("No name needed. The municipality has it looked into."),
        "formal": _("With your name and address. By law you get a written answer."),
        "idea": _("What could be better where you live."),
    }
    explained = "\n".join(f"{bold(kind_name(kind, _))} – {plain(line)}" for kind, line in lines.items())
    text = paragraphs(notice_line(reply.notice, _), bold(_("What do you want to do?")), explained)
    labels = {kind: _chosen(kind_name(kind, _), one=kind == reply.current) for kind in lines}
    choices = [[button(label, data.Choose(draft=mark, step="kind", option=kind))] for kind, label in labels.items()]
    buttons = DraftButtons(mark, _)
    return Rendered(text=text, keyboard=keyboard(choices, buttons.other_ways(reply.info), buttons.last("kind")))


def choose_theme(reply: say.ChooseTheme, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(kind_name(reply.kind, _)),
        kept_line(_, kept=reply.text_kept),
        plain(_("What is it about?")),
    )
    choices = rows(button(one.label, data.Choose(draft=mark, step="theme", option=one.id)) for one in reply.themes)
    buttons = DraftButtons(mark, _)
    return Rendered(text=text, keyboard=keyboard(choices, buttons.other_ways(reply.info), buttons.last("theme")))


def choose_sub_theme(reply: say.ChooseSubTheme, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(reply.theme.label),
        kept_line(_, kept=reply.text_kept),
        "🆘 " + plain(_("Is someone in danger now? Call 112.")) if reply.theme.id == SAFETY else None,
        plain(_("What exactly?")),
    )
    choices = rows(button(one.label, data.Choose(draft=mark, step="sub_theme", option=one.id)) for one in reply.options)
    buttons = DraftButtons(mark, _)
    return Rendered(text=text, keyboard=keyboard(choices, buttons.other_ways(reply.info), buttons.last("sub_theme")))


def ask_decision(reply: say.AskDecision, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Did you get a letter with a decision about this?")),
        plain(_("In Dutch: “besluit” or “beschikking”. Against a decision there is another way, with a time limit.")),
    )
    buttons: list[Row] = [
        [button(_("Yes, I got a letter"), data.Choose(draft=mark, step="decision", option="yes"))],
        [button(_("No letter"), data.Choose(draft=mark, step="decision", option="no"))],
        [button(_("I do not know"), data.Choose(draft=mark, step="decision", option="unsure"))],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons, DraftButtons(mark, _).last("decision")))


def ask_letter_date(reply: say.AskLetterDate, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Which date is on the letter?")),
        plain(_("Type day, month and year, like this: 5-11-2026.")),
    )
    buttons = DraftButtons(mark, _)
    unknown = buttons.skip("letter_date", _("I do not know the date"))
    return Rendered(text=text, keyboard=keyboard([unknown], buttons.last("letter_date")))


def objection_term(reply: say.ObjectionTerm, mark: str, language: Language, _: Texts) -> Rendered:
    """The way against a decision, with whom to ask; then on, because a complaint about behaviour is another thing."""
    text = paragraphs(
        notice_line(reply.notice, _),
        bold(_("Against a decision you can object (in Dutch: bezwaar).")),
        _term(reply, language, _),
        plain(_("A report here is no objection and does not stop this time. You can do both.")),
        plain(_("Legal help:")) + "\n" + (contact_list(reply.help, _) or "") if reply.help else None,
    )
    buttons = DraftButtons(mark, _)
    onward = buttons.onward("objection", _("Go on with my report"))
    return Rendered(text=text, keyboard=keyboard(contact_buttons(reply.help), [onward], buttons.last("objection")))


def _term(reply: say.ObjectionTerm, language: Language, _: Texts) -> str:
    if reply.last_day is None:
        return plain(_("Normally you have six weeks from the day the letter was sent. The letter says until when."))
    last = day(reply.last_day.isoformat(), language)
    if reply.passed:
        over = _(
            "Normally you had six weeks: until {date}. Ask for legal help today: late is sometimes still possible."
        )
        return "⚠️ " + plain(over.format(date=last))
    return "📅 " + plain(_("Normally you have six weeks: until {date}. The letter says it exactly.").format(date=last))


def _chosen(label: str, *, one: bool) -> str:
    return f"✅ {label}" if one else label
