"""Danger first: numbers to call, then one way on; after it, safe or not, and how to wipe the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.callbacks import AfterAlarm, ClearChat, Dial, Safe, ShowIntent, ShowMenu
from bot.render.card import contact_list
from bot.render.markup import Call, Rendered, Row, bold, button, keyboard, paragraphs, plain
from bot.render.menus import resume_row

if TYPE_CHECKING:
    from guide import reply as say
    from locales import Texts


def alarm(reply: say.Alarm, _: Texts) -> Rendered:
    """Where life is in danger, 112 alone, as a card to dial; else every number, and the first as a card."""
    first = reply.contacts[0]
    onward: list[Row] = [[button(_("Go on"), AfterAlarm(danger=reply.danger))]]
    dial: list[Row] = [[button(f"📞 {one.phone}", Dial(contact=one.id))] for one in reply.contacts if one.phone]
    text = paragraphs(
        "🆘 " + bold(reply.title), plain(reply.line), None if reply.alone else contact_list(reply.contacts, _)
    )
    call = Call(name=first.name, phone=first.phone) if first.phone else None
    return Rendered(text=text, keyboard=keyboard([] if reply.alone else dial, onward), calls=call)


def ask_safe(reply: say.AskSafe, _: Texts) -> Rendered:
    buttons: list[Row] = [
        [button(_("Yes, I am safe"), Safe(danger=reply.danger, is_safe=True))],
        [button("🆘 " + _("No, I need help now"), Safe(danger=reply.danger, is_safe=False))],
        [button("🧹 " + _("Clear this chat"), ClearChat(sure=False))],
    ]
    shared = plain(_("If others look into this phone, you can clear this chat."))
    return Rendered(text=paragraphs(bold(_("Are you safe now?")), shared), keyboard=keyboard(buttons))


def after_alarm(reply: say.AfterAlarm, _: Texts) -> Rendered:
    buttons: list[Row] = [
        [button("🛡️ " + reply.about.label, ShowIntent(intent=reply.about.id))],
        *resume_row(reply.interrupted, _),
        [button("☰ " + _("Menu"), ShowMenu())],
    ]
    text = _("Good that you are safe. What do you need now? What you were answering is kept.")
    return Rendered(text=plain(text), keyboard=keyboard(buttons))


def ask_clear(reply: say.AskClear, _: Texts) -> Rendered:
    text = paragraphs(
        plain(_("Delete the messages of this chat, yours and mine?")),
        plain(_("Telegram lets me delete the last two days. Older messages only you can delete.")),
        plain(_("Phone numbers and codes in this chat will be gone too. Write down what you need.")),
        plain(_("The report you have begun and not sent will be deleted as well.")) if reply.draft else None,
    )
    buttons: list[Row] = [
        [button("🧹 " + _("Yes, clear"), ClearChat(sure=True))],
        [button(_("No, keep it"), ShowMenu())],
    ]
    return Rendered(text=text, keyboard=keyboard(buttons))


def cleared(_: Texts) -> Rendered:
    return Rendered(text=plain(_("Done.")), keyboard=keyboard([[button("☰ " + _("Menu"), ShowMenu())]]))
