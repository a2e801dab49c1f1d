"""From a `Reply` to a Telegram message: text in HTML and a keyboard of buttons."""

from bot.render.renderer import Rendered, render

__all__ = ["Rendered", "render"]
