"""Listening to words that get no answer of their own: danger must not get lost in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reply import Alarm

if TYPE_CHECKING:
    from bot.visitor import Visitor
    from guide.guide import Guide
    from guide.turn import Turn


async def alarm_in(text: str | None, guide: Guide, visitor: Visitor) -> Turn | None:
    """The alarm a text calls for; None when it calls for none, and then nothing is remembered of it."""
    if not text:
        return None
    turn = await guide.hear(visitor.session, text, visitor.guess)
    return turn if isinstance(turn.reply, Alarm) else None
