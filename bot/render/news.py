"""That there is news of a case: no word of what it is about, since anybody may see a phone light up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.callbacks import OpenCase
from bot.render.markup import Rendered, button, keyboard, paragraphs, plain

if TYPE_CHECKING:
    from locales import Texts


def news(number: str, _: Texts) -> Rendered:
    text = paragraphs("✉️ " + plain(_("There is news for you.")), plain(_("Number:")) + " " + plain(number))
    return Rendered(text=text, keyboard=keyboard([[button(_("Show the news"), OpenCase(number=number))]]))
