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
    return len(of_the_day(session, day).filed_on) >= MOST_A_DAY


def with_filing(session: Session, day: date) -> Session:
    """One more today."""
    return session.but(filed_on=(*of_the_day(session, day).filed_on, day.isoformat()))


def of_the_day(session: Session, day: date) -> Session:
    """Without the days on which something was filed before: they are of no use any more."""
    today = tuple(one for one in session.filed_on if one == day.isoformat())
    return session if today == session.filed_on else session.but(filed_on=today)
