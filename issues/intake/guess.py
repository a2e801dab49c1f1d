"""What a typed complaint is about, where its words leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.staff_words import staff_words
from issues.intake.word_match import any_matches, message_words

if TYPE_CHECKING:
    from issues.intake.model import IntakeData, SubTheme, Theme
    from issues.intake.word_match import Forms

STAFF = "staff"


def guess(data: IntakeData, text: str, theme: str | None = None) -> tuple[str | None, str | None]:
    """The theme and sub-theme that the words of ``text`` name; None for what more than one fits, or none.

    With a ``theme`` that is known already only its sub-themes are considered, and it is returned as it came. Where a
    job is named, the theme is certain only if it is staff: a complaint about a guard must not start as one about the
    heating. Words of another theme as a whole ("neighbour") leave a doubt. Word lists and not the classifier: it knows
    intents, which are themes at most; to know nothing costs the resident two taps.
    """
    forms = message_words(text)
    if theme:
        known = data.theme(theme)
        return theme, _only(_fitting(known, forms)) if known else None
    named = bool(staff_words(text))
    fitting = {one.id: found for one in data.themes if (found := _fitting(one, forms)) or (one.id == STAFF and named)}
    doubts = {one.id for one in data.themes if _tells_of(one, forms)} - set(fitting)
    if len(fitting) != 1 or doubts:
        return None, None
    certain, found = fitting.popitem()
    return certain, _only(found)


def _fitting(theme: Theme, forms: Forms) -> list[SubTheme]:
    return [one for one in theme.sub_themes if one.words and any_matches(one.words.all(), forms)]


def _tells_of(theme: Theme, forms: Forms) -> bool:
    return theme.words is not None and any_matches(theme.words.all(), forms)


def _only(sub_themes: list[SubTheme]) -> str | None:
    return sub_themes[0].id if len(sub_themes) == 1 else None
