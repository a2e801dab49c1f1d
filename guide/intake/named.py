"""Whom the words of a draft name by their job; looked for when they change, as that takes a tenth of a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.intake.staff_words import staff_words

if TYPE_CHECKING:
    from issues.draft import Draft


def with_named(draft: Draft) -> Draft:
    """The draft with what its words name now.

    Where that is somebody who was not named before, it is asked anew whom it is about; an answer "staff" stays.
    """
    texts = (draft.text, *draft.details.values())
    named = tuple(dict.fromkeys(word for text in texts for word in staff_words(text)))
    asked_anew = draft.about not in {None, "staff"} and not set(named) <= set(draft.named)
    return draft.but(named=named, about=None if asked_anew else draft.about)
