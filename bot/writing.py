"""Whether a chat is writing a complaint now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.visitor import Visitor
    from guide.guide import Guide
    from guide.intake.intake import Intake


def takes_complaints(guide: Guide) -> Intake | None:
    """Where complaints are written; None in a program that takes none."""
    try:
        return guide.intake
    except LookupError:
        return None


def complaint_in_hand(guide: Guide, visitor: Visitor) -> Intake | None:
    """Where this chat's words and photos belong now; None where they belong to no complaint."""
    intake = takes_complaints(guide)
    return intake if intake and intake.is_writing(visitor.session) else None
