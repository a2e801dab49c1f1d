"""After it was sent, or not: the receipt, a kind no, a letter to hand in, a complaint that was thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import complaint_callbacks as data
from bot.case_callbacks import ShowCase
from bot.render.card import contact_buttons, contact_list
from bot.render.complaint_subject import kind_name
from bot.render.complaint_summary import who_reads
from bot.render.long_text import split
from bot.render.markup import (
    Attached,
    Rendered,
    Row,
    bold,
    button,
    code,
    copy_button,
    day,
    keyboard,
    paragraphs,
    plain,
)
from bot.render.menus import complain_row, menu_row, person_row

if TYPE_CHECKING:
    from guide.intake import ending
    from guide.lines import ContactLine
    from issues.case import Reach
    from language import Language
    from locales import Texts

CODE_GROUP = 4
LETTER_FILE = "brief-aan-de-gemeente.pdf"


def receipt(reply: ending.Receipt, language: Language, _: Texts) -> Rendered:
    spaced = in_fours(reply.code)
    due = day(reply.due.isoformat(), language)
    text = paragraphs(
        "✅ " + bold(_("Received.")) + " " + plain(kind_name(reply.kind, _)),
        plain(_("Number:")) + " " + bold(reply.number) + "\n" + plain(_("Your code:")) + " " + code(spaced),
        plain(_("Keep the code. It is the key to your report. Staff do not have it, and I cannot give it again.")),
        who_reads(reply.reader, _),
        plain(_next(reply, _).format(date=due)),
        plain(_hear_back(reply.reach, _)),
        _further(reply.up, _("No answer by then, or it does not help? Then you can go to:"), _),
        "🆘 " + plain(_("If there is danger, do not wait for an answer: call 112.")) if reply.flagged else None,
    )
    copy: list[Row] = [[copy_button("📋 " + _("Copy the code"), spaced)]]
    see: list[Row] = [[button("🔎 " + _("What became of my report?"), ShowCase(ref=reply.code))]]
    return Rendered(text=text, keyboard=keyboard(copy, see, contact_buttons(reply.up), menu_row(_)))


def in_fours(number: str) -> str:
    """A code as it is easiest to read out and to write down: 1234 5678 …"""
    bare = number.replace(" ", "")
    return " ".join(bare[start : start + CODE_GROUP] for start in range(0, len(bare), CODE_GROUP))


def _next(reply: ending.Receipt, _: Texts) -> str:
    match reply.kind:
        case "formal":
            return _("What happens now: you may be asked to tell more. By law you get a written answer by {date}.")
        case "idea":
            return _("What happens now: they read it and see what can be done. Answer promised by {date}.")
        case _signal:
            return _("What happens now: they look into it and may ask something. Answer promised by {date}.")


def _hear_back(reach: Reach, _: Texts) -> str:
    ways: dict[Reach, str] = {
        "here": _("When there is news, I write here. I only say that there is news."),
        "code": _("Nothing leads from the report to you. Come back here with the code to hear the answer."),
        "contact": _("They can reach you at the contact you left."),
    }
    return ways[reach]


def _further(contacts: tuple[ContactLine, ...], lead: str, _: Texts) -> str | None:
    return plain(lead) + "\n" + (contact_list(contacts, _) or "") if contacts else None


def too_many_today(reply: ending.TooManyToday, mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        plain(
            _("You have sent {most} today. That is as many as I can take in one day from one chat.").format(
                most=reply.most
            )
        ),
        plain(_("Nothing is lost: what you wrote is kept until tomorrow. What is about safety you can always send.")),
        _further(reply.up, _("If it cannot wait:"), _),
        "🆘 " + plain(_("In danger, call 112.")),
    )
    again: list[Row] = [[button("📨 " + _("Try again"), data.ToReach(draft=mark))]]
    return Rendered(text=text, keyboard=keyboard(contact_buttons(reply.up), again, person_row(_), menu_row(_)))


def not_filed(mark: str, _: Texts) -> Rendered:
    text = paragraphs(
        bold(_("It could not be sent. Nobody has received it yet.")),
        plain(_("Everything you wrote is still here. Please try again in a minute.")),
        "🆘 " + plain(_("In danger, call 112.")),
    )
    again: list[Row] = [[button("📨 " + _("Try again"), data.FileAgain(draft=mark))]]
    return Rendered(text=text, keyboard=keyboard(again, person_row(_), menu_row(_)))


def letter(reply: ending.Letter, _: Texts) -> Rendered:
    """The letter as text above, then the file, then what to do with them."""
    text = paragraphs(
        bold(_("Your letter in Dutch is ready, as text and as a file to print.")),
        plain(_("Write your name and the date under it, and sign it. Keep a copy.")),
        _further(reply.up, _("Hand it in here, or send it there:"), _),
        plain(_("Nobody has received it yet: I do not keep it and do not send it.")),
    )
    return Rendered(
        text=text,
        keyboard=keyboard(contact_buttons(reply.up), person_row(_), menu_row(_)),
        before=tuple(map(code_block, split(reply.text))),
        file=Attached(name=LETTER_FILE, data=reply.pdf),
    )


def code_block(text: str) -> str:
    return f"<pre>{plain(text)}</pre>"


def no_draft(reply: ending.NoDraft, _: Texts) -> Rendered:
    if reply.expired:
        lead = _("What you began is deleted: more than a day has passed. Nobody has seen it.")
    else:
        lead = _("This button is from a report that you have sent or deleted.")
    return Rendered(text=plain(lead), keyboard=keyboard(complain_row(_), menu_row(_)))


def ask_cancel(mark: str, _: Texts) -> Rendered:
    buttons: list[Row] = [
        [button("🗑 " + _("Yes, delete"), data.CancelComplaint(draft=mark, sure=True))],
        [button(_("No, go on with it"), data.ResumeComplaint(draft=mark))],
    ]
    text = plain(_("Delete what you have written so far, with the photos? Nobody has seen it."))
    return Rendered(text=text, keyboard=keyboard(buttons))


def cancelled(_: Texts) -> Rendered:
    text = plain(_("Deleted. Nobody has seen it. You can always begin again."))
    return Rendered(text=text, keyboard=keyboard(complain_row(_), menu_row(_)))
