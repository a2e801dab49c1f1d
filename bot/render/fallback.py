"""What is not there in the resident's language is shown in Dutch, with a line above it that says so."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from bot.render.markup import Rendered, italic, paragraphs

if TYPE_CHECKING:
    from guide.follow_up.reply import CaseReply
    from guide.intake.reply import IntakeReply
    from guide.reply import Reply
    from locales import Texts


def is_dutch(reply: Reply | IntakeReply | CaseReply) -> bool:
    """Whether all that the reply tells is Dutch for want of the resident's language."""
    return bool(getattr(reply, "fallback", False))


def has_dutch(part: object) -> bool:
    """Whether anything in a reply is: a button of a menu, a contact."""
    if isinstance(part, tuple):
        return any(map(has_dutch, part))
    if not is_dataclass(part):
        return False
    return bool(getattr(part, "fallback", False)) or any(has_dutch(getattr(part, one.name)) for one in fields(part))


def marked(rendered: Rendered, reply: Reply | IntakeReply | CaseReply, _: Texts) -> Rendered:
    """The message with the line above it, where one is needed."""
    if not has_dutch(reply):
        return rendered
    # Translators: name your language. The first stands above a whole answer, the second above a menu.
    line = (
        _("Not in your language yet; shown in Dutch.")
        if is_dutch(reply)
        else _("Not all of this is in your language. The rest is in Dutch.")
    )
    return replace(rendered, text=paragraphs("🌐 " + italic(line), rendered.text))


def partly(_: Texts) -> str | None:
    """For the start: that this language is partial; None where it is whole."""
    if not _.partial:
        return None
    # Translators: name your language.
    return "🌐 " + italic(_("Not everything is in your language yet. What is missing, I show in Dutch."))
