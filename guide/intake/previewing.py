"""Before others read it: what was taken out of the words, putting it back, and taking out more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.intake import answers
from guide.intake import reply as say
from guide.intake.writing import TEXT
from guide.turn import Turn
from issues.draft import MAX_TEXT_CHARS
from issues.redaction import preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.intake.drafts import Drafts
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing
    from guide.session import Session
    from issues.redaction.preview import Item

FROM_THE_END = frozenset({"summary", "reach", "contact"})


def ask_preview(writing: Writing, notice: Notice | None = None, first: int = 0) -> say.Preview:
    """The words as they will be read. ``first``: the first of what can be put back that is shown."""
    words = writing.words
    return say.Preview(
        words=tuple(one.text for one in words.values()),
        items=_items(writing),
        unknown=sum(piece is None for one in words.values() for piece in one.pieces),
        first=first,
        notice=notice,
    )


def _items(writing: Writing) -> tuple[Item, ...]:
    return tuple(item for one in writing.words.values() for item in preview.items(one))


def show(drafts: Drafts, session: Session, writing: Writing, first: int = 0) -> Turn:
    """Opens it, from the summary or while the story is told; without any words there is nothing to look at."""
    if not writing.words:
        return drafts.show(session, writing)
    turn = drafts.show(session, _opened(writing))
    if isinstance(turn.reply, say.Preview) and first in range(len(turn.reply.items)):
        return Turn(replace(turn.reply, first=first), turn.session)
    return turn


def warn(drafts: Drafts, session: Session, writing: Writing, piece: str) -> Turn:
    """Before something is put back: who will read it. What is not known any more is said to be gone."""
    opened = _opened(writing)
    item = next((one for one in _items(writing) if one.id == piece), None)
    if item is None:
        return drafts.show(session, opened, "no_longer_known")
    return Turn(say.ConfirmPutBack(item=item), drafts.show(session, opened).session)


def put_back(drafts: Drafts, session: Session, writing: Writing, piece: str) -> Turn:
    """The words stand there again, as whoever was warned wants it."""
    changed = opened = _opened(writing)
    for step, words in writing.words.items():
        if (with_it := preview.put_back(words, piece)) is not words:
            changed = changed.with_words(step, with_it)
    if changed is opened:
        return drafts.show(session, opened, "no_longer_known")
    if _too_long(changed):
        return drafts.show(session, opened, "text_is_full")
    return drafts.show(session, changed, "put_back")


def _opened(writing: Writing) -> Writing:
    """Going on from here goes on from where it was opened: a story that is being told counts as told."""
    draft = writing.draft
    if draft.step == "preview":
        return writing
    left = answers.leave(draft, writing.data, draft.step) if draft.step == TEXT else draft
    return writing.of(left.but(step="preview", editing=draft.editing or draft.step in FROM_THE_END))


def _too_long(writing: Writing) -> bool:
    return any(len(one.text) > MAX_TEXT_CHARS for one in writing.words.values())


def taken_out(writing: Writing, words: str, new_id: Callable[[], str]) -> tuple[Writing, Notice]:
    """Without these words wherever they stand, in the story and beside questions."""
    changed = writing
    for step, one in writing.words.items():
        without = preview.take_out(one, words, writing.view.language, new_id)
        if without is not one:
            changed = changed.with_words(step, without)
    if changed is writing:
        return writing, "words_not_found"
    if _too_long(changed):
        return writing, "words_too_often"
    return changed, "words_taken_out"
