"""Building blocks of rendered messages: escaped text, buttons, rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aiogram.filters.callback_data import CallbackData

    from language import Language
    from locales import Texts

WIDE_LABEL = 16
"""Labels up to this many characters share a row with another; longer ones would be cut off on a small phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One message. ``calls``: a contact to send as a card of its own, so that one tap dials it.

    ``before``: messages above it, without buttons; ``file`` comes between them and it. With one of these the message
    never takes another one's place.
    """

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    calls: Call | None = None
    before: tuple[str, ...] = ()
    file: Attached | None = None

    @property
    def stands_alone(self) -> bool:
        return not (self.calls or self.before or self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document that comes with a message; ``name`` in Latin letters, for any phone or printer."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    name: str
    phone: str


Row = list[InlineKeyboardButton]


def bold(text: str) -> str:
    return f"<b>{escape(text, quote=False)}</b>"


def italic(text: str) -> str:
    return f"<i>{escape(text, quote=False)}</i>"


def plain(text: str) -> str:
    return escape(text, quote=False)


def code(text: str) -> str:
    """In letters of one width; a tap copies it."""
    return f"<code>{escape(text, quote=False)}</code>"


def quote(text: str) -> str:
    return f"<blockquote>{escape(text, quote=False)}</blockquote>"


def link(text: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(text, quote=False)}</a>'


def paragraphs(*parts: str | None) -> str:
    """The parts that say something, with an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def button(label: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data.pack())


def url_button(label: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, url=url)


def copy_button(label: str, text: str) -> InlineKeyboardButton:
    """One tap copies the text (Bot API 7.11); at most 256 characters."""
    return InlineKeyboardButton(text=label, copy_text=CopyTextButton(text=text))


def rows(buttons: Iterable[InlineKeyboardButton]) -> list[Row]:
    """Short labels two in a row, long ones alone, in the order given."""
    made: list[Row] = []
    for one in buttons:
        short = len(one.text) <= WIDE_LABEL
        if short and made and len(made[-1]) == 1 and len(made[-1][0].text) <= WIDE_LABEL:
            made[-1].append(one)
        else:
            made.append([one])
    return made


def keyboard(*parts: Sequence[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for part in parts for row in part])


def day(iso: str, language: Language) -> str:
    """A day in words: "20 червня 2024 р.", "20 juni 2024"."""
    return format_date(date.fromisoformat(iso), format="long", locale=language)


def source_date(value: str, language: Language, _: Texts) -> str:
    """A source's own date in words: a day, about a month or year, or that it carries none."""
    if value == "undated":
        return _("no date")
    if value.startswith("about "):
        year, _dash, month = value.removeprefix("about ").partition("-")
        when = format_date(date(int(year), int(month), 1), "LLLL y", locale=language) if month else year
        return _("about {when}").format(when=when)
    return day(value, language)
