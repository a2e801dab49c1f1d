"""From a `Reply` to a Telegram message: text in HTML and a keyboard of buttons."""

from bot.render.markup import Rendered
from bot.render.renderer import render

__all__ = ["Rendered", "render"]
