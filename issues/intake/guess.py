"""What a typed complaint is about, where its words leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.word_match import any_matches, message_words

if TYPE_CHECKING:
    from issues.intake.model import IntakeData


def guess(data: IntakeData, text: str, theme: str | None = None) -> tuple[str | None, str | None]:
    """The theme and sub-theme that the words of ``text`` name; None for what more than one fits, or none.

    With a ``theme`` that is known already only its sub-themes are considered, and it is returned as it came. Word lists
    and not the classifier: it knows intents, which are themes at most; a wrong guess costs the resident two taps.
    """
    forms = message_words(text)
    found = [
        (one.id, sub_theme.id)
        for one in data.themes
        for sub_theme in one.sub_themes
        if theme in (None, one.id) and sub_theme.words and any_matches(sub_theme.words.all(), forms)
    ]
    themes = {one for one, _ in found}
    certain_theme = theme or (found[0][0] if len(themes) == 1 else None)
    return certain_theme, found[0][1] if len(found) == 1 else None
