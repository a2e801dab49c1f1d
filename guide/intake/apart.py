"""Whether nobody who works at the location should hear of a complaint, and that this outlives its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.intake import limits

if TYPE_CHECKING:
    from guide.intake.writing import Writing
    from guide.session import Session


def keeps_apart(writing: Writing) -> bool:
    """About staff, about safety, or its words name somebody of staff and whether it is about them is not said yet."""
    not_said = bool(writing.draft.named) and writing.draft.about is None
    return writing.about == "staff" or not_said or not limits.counts(writing)


def remembered(session: Session, writing: Writing | None) -> Session:
    """Also once it is sent or thrown away, until something else is opened."""
    return session.but(apart=session.apart or (writing is not None and keeps_apart(writing)))
