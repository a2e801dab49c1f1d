"""The answer card, and the card shown first and alone when life may be in danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.callbacks import AfterAlarm, AskPerson, ChangeAnswers, Dial, Rate, ShowIntent, ShowMenu, ShowTheme
from bot.complaint_callbacks import OpenComplaint
from bot.render.markup import (
    Call,
    Rendered,
    Row,
    bold,
    button,
    day,
    italic,
    keyboard,
    link,
    paragraphs,
    plain,
    rows,
    source_date,
    url_button,
)
from bot.render.opening import open_now

if TYPE_CHECKING:
    from guide.lines import ContactLine
    from guide.reply import Card, Withheld
    from language import Language
    from locales import Texts


def card(reply: Card, language: Language, _: Texts) -> Rendered:
    """Title, answer, steps, contacts, the Dutch sentence, what it rests on; urgent cards put 112 first and alone."""
    return urgent_card(reply, _) if reply.urgent else answer_card(reply, language, _)


def urgent_card(reply: Card, _: Texts) -> Rendered:
    first = reply.contacts[0]
    steps = "\n".join(f"{number}. {plain(step)}" for number, step in enumerate(reply.steps, start=1))
    text = paragraphs("🆘 " + bold(_("Call {phone} now").format(phone=first.phone)), plain(reply.answer), steps or None)
    buttons = keyboard(
        [[button(f"📞 {first.phone}", Dial(contact=first.id))]],
        [[button(_("Go on"), AfterAlarm(danger="life"))]],
    )
    return Rendered(text=text, keyboard=buttons, calls=Call(name=first.name, phone=first.phone or ""))


def answer_card(reply: Card, language: Language, _: Texts) -> Rendered:
    steps = "\n".join(f"{number}. {plain(step)}" for number, step in enumerate(reply.steps, start=1))
    text = paragraphs(
        bold(reply.title),
        plain(reply.answer),
        steps or None,
        contact_list(reply.contacts, _),
        counter(reply, _),
        check_with(reply, _),
        based_on(reply, _),
        sources(reply, language, _),
        overdue(reply, language, _),
    )
    return Rendered(text=text, keyboard=keyboard(*card_buttons(reply, _)))


def contact_list(contacts: tuple[ContactLine, ...], _: Texts) -> str | None:
    return "\n".join(contact_line(one, _) for one in contacts) or None


def contact_line(contact: ContactLine, _: Texts, *, mark: str = "•") -> str:
    """Name, number, the number for a foreign SIM, hours, address, note; for an unfilled role how to find the person."""
    number = _numbers(contact, _)
    head = f"{mark} " + bold(contact.name) + (f" — {plain(number)}" if number else "")
    details = [part for part in (contact.address, _hours(contact, _), contact.note, contact.ask) if part]
    return head + ("\n  " + plain(". ".join(part.rstrip(".") for part in details)) + "." if details else "")


def _hours(contact: ContactLine, _: Texts) -> str | None:
    now = open_now(contact.open_now, _) if contact.open_now else None
    return f"{contact.hours} ({now})" if contact.hours and now else contact.hours


def _numbers(contact: ContactLine, _: Texts) -> str | None:
    """How to dial; nothing for a contact that is called by its number ("Line 113")."""
    if contact.phone is None:
        return None
    if contact.phone_abroad and contact.phone_abroad != contact.phone:
        return _("{phone} (Ukrainian SIM: {abroad})").format(phone=contact.phone, abroad=contact.phone_abroad)
    return None if contact.phone in contact.name else contact.phone


def counter(reply: Card, _: Texts) -> str | None:
    """The Dutch sentence to show, and below it what it says to whoever reads another language."""
    if reply.counter is None:
        return None
    dutch, meaning = reply.counter
    shown = "🗣 " + plain(_("Show this in Dutch:")) + f"\n<blockquote>{plain(dutch)}</blockquote>"
    return shown + (f"\n{italic(meaning)}" if meaning else "")


def check_with(reply: Card, _: Texts) -> str | None:
    if reply.check_with is None:
        return None
    return "⚠️ " + plain(_("Please check this with: {who}.").format(who=reply.check_with.name))


def based_on(reply: Card, _: Texts) -> str | None:
    if not reply.based_on:
        return None
    return plain(_("You told us: {facts}").format(facts="; ".join(one.label for one in reply.based_on)))


def sources(reply: Card, language: Language, _: Texts) -> str:
    """Every source with its own date, folded to three lines; above them that no municipality has confirmed the card.

    The last words are the card's name and the map's version: with them staff can find the text a resident was shown.
    """
    lead, unconfirmed = plain(_("Source:")), plain(_("Not yet confirmed by your municipality."))
    dated = [(one, plain(source_date(one.date, language, _))) for one in reply.sources]
    named = "; ".join(f"{link(one.title, one.url)} ({when})" for one, when in dated)
    name = plain(f"{reply.trace.card} · {reply.trace.version}")
    return f"ⓘ {unconfirmed}\n<blockquote expandable>{lead} {named}. {name}</blockquote>"


def overdue(reply: Card, language: Language, _: Texts) -> str | None:
    if reply.overdue is None:
        return None
    when = day(reply.overdue, language)
    return "⚠️ " + plain(
        _("This should have been checked again by {date}. Ask before you rely on it.").format(date=when)
    )


def card_buttons(reply: Card, _: Texts) -> list[list[Row]]:
    """Complaining where the card is about that; dial and visit, then onward, then "was this right?"."""
    feedback = [button("👍", Rate(topic=reply.topic, helped=True)), button("👎", Rate(topic=reply.topic, helped=False))]
    change = [[button("✏️ " + _("Change my answers"), ChangeAnswers(topic=reply.topic))]] if reply.based_on else []
    onward = [button("➡️ " + one.label, ShowIntent(intent=one.id)) for one in reply.next]
    last = [button("🙋 " + _("A person"), AskPerson()), button("☰ " + _("Menu"), ShowMenu())]
    complain: list[Row] = []
    if reply.complain is not None:
        complain = [[button("📣 " + _("Report or complain here"), OpenComplaint(about=reply.complain))]]
    return [complain, contact_buttons(reply.contacts), rows(onward), change, [feedback, last]]


def contact_buttons(contacts: tuple[ContactLine, ...]) -> list[Row]:
    """A row for each contact that can be dialled or visited: number, number from a foreign SIM, site."""
    made: list[Row] = []
    for one in contacts:
        row: Row = []
        if one.phone:
            label = one.name if one.phone in one.name else f"{one.name}: {one.phone}"
            row.append(button(f"📞 {label}", Dial(contact=one.id)))
        if one.url:
            row.append(url_button(f"🔗 {one.name}", one.url))
        made += [[single] for single in row]
    return made


def withheld(reply: Withheld, _: Texts) -> Rendered:
    text = paragraphs(
        bold(reply.title),
        plain(_("The information we had about this is out of date, so we do not show it. Please ask:")),
        contact_list(reply.ask, _),
    )
    buttons = keyboard(
        contact_buttons(reply.ask),
        [[button(_("Back"), ShowTheme(theme=reply.theme)), button("☰ " + _("Menu"), ShowMenu())]],
    )
    return Rendered(text=text, keyboard=buttons)
