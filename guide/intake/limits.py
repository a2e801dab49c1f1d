"""How often one chat files: three times a day, but never too often where somebody may be in danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.severity import is_sensitive

if TYPE_CHECKING:
    from datetime import date

    from guide.intake.writing import Writing
    from guide.session import Session

MOST_A_DAY = 3
SAFETY = "safety"


def counts(writing: Writing) -> bool:
    """Whether the complaint is one of the day's three; what is about safety, or sensitive, never is."""
    return writing.draft.theme != SAFETY and not is_delicate(writing)


def is_delicate(writing: Writing) -> bool:
    """Whether as few people as possible should read it."""
    sub_theme = writing.sub_theme
    return sub_theme is not None and is_sensitive(writing.data, sub_theme, writing.draft.answers)


def is_over(session: Session, day: date) -> bool:
    return len(_on(session, day)) >= MOST_A_DAY


def with_filing(session: Session, day: date) -> Session:
    """One more today; what was filed on other days is of no use any more and forgotten."""
    return session.but(filed_on=(*_on(session, day), day.isoformat()))


def _on(session: Session, day: date) -> tuple[str, ...]:
    return tuple(one for one in session.filed_on if one == day.isoformat())
