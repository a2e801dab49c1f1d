"""What is said outside the ordinary conversation: after a pause of the bot, and wherever others would read along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.markup import Rendered, Row, keyboard, paragraphs, plain, url_button
from bot.render.menus import menu_row
from locales import languages, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.types import InlineKeyboardMarkup

    from locales import Texts


def away(_: Texts) -> Rendered:
    """After downtime: says that nothing was answered, and what to do now."""
    text = _(
        "I was out of order for a while and did not answer what you wrote then, sorry. "
        "Do you still need it? Please write to me again."
    )
    return Rendered(text=paragraphs(plain(text), plain(_("In danger, call 112."))), keyboard=keyboard(menu_row(_)))


def only_in_private(username: str | None) -> Rendered:
    """For a group: in every language of the bot at once, with the way to the private chat."""

    def line(_: Texts) -> str:
        return _("I answer in a private chat only: here everyone would read along. In danger, call 112.")

    return Rendered(text=plain(_in_all(line, "\n\n")), keyboard=_way_to(username))


def only_in_private_toast() -> str:
    """The same for a button pressed in a group; Telegram shows at most 200 characters."""

    def line(_: Texts) -> str:
        return _("I answer in a private chat only.")

    return _in_all(line, "\n")


def not_for_business(username: str | None) -> Rendered:
    """For somebody who let the bot answer in their own chats."""

    def line(_: Texts) -> str:
        return _("I do not answer in your name in your chats, and I do not read them. Please disconnect me there.")

    return Rendered(text=plain(_in_all(line, "\n\n")), keyboard=_way_to(username))


def ask_in_private(_: Texts) -> str:
    """The one thing an inline query gets."""
    return _("Ask me in a private chat")


def _in_all(line: Callable[[Texts], str], between: str) -> str:
    return between.join(line(texts(language)) for language in languages())


def _way_to(username: str | None) -> InlineKeyboardMarkup | None:
    if username is None:
        return None

    def label(_: Texts) -> str:
        return _("Open the chat")

    row: Row = [url_button("💬 " + _in_all(label, " · "), f"https://t.me/{username}")]
    return keyboard([row])
