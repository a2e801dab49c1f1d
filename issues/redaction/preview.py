"""What a resident may change before sending: put back what was taken out, take out more."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from issues.redaction.finding import Taken, first_come
from issues.redaction.folding import fold
from issues.redaction.marks import Numbering, marks_in, with_marks
from issues.redaction.names.cyrillic_words import reading_words
from issues.redaction.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from issues.redact import Redacted


@dataclass(frozen=True, slots=True)
class Piece:
    """What a mark stands for. ``id``: shared by all that have this mark, and by nothing else ever."""

    id: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks. ``pieces``: what stood where each of them stands, in order; None: not known any more.

    In memory only: the text alone is what may be stored.
    """

    text: str
    pieces: tuple[Piece | None, ...]

    @classmethod
    def stored(cls, text: str) -> Marked:
        """A text of which nobody knows what was taken out of it."""
        return cls(text, tuple(None for _ in marks_in(text)))


@dataclass(frozen=True, slots=True)
class Item:
    """One mark, and every form in which it stood there."""

    id: str
    mark: str
    words: tuple[str, ...] = field(repr=False)


def marked(redacted: Redacted, new_id: Callable[[], str]) -> Marked:
    """The redacted text with what was taken out of it; marks that somebody typed stand for nothing."""
    ids: dict[str, str] = {}
    pieces: list[Piece | None] = []
    spans = iter(zip(redacted.spans, redacted.removed, strict=True))
    span, words = next(spans, (None, ""))
    moved = 0
    for mark in marks_in(redacted.text):
        if span is None or mark.start() - moved != span.start:
            pieces.append(None)
            continue
        if mark[0] not in ids:
            ids[mark[0]] = new_id()
        pieces.append(Piece(ids[mark[0]], words))
        moved += len(mark[0]) - (span.end - span.start)
        span, words = next(spans, (None, ""))
    return Marked(redacted.text, tuple(pieces))


def joined(first: Marked, then: Marked) -> Marked:
    """Both, the second on a line of its own; of the two, the second was redacted ``after`` the first."""
    return Marked(f"{first.text}\n{then.text}", first.pieces + then.pieces) if first.text else then


def items(marked: Marked) -> tuple[Item, ...]:
    """What can be put back, in the order in which it stands there."""
    found: dict[str, tuple[str, list[str]]] = {}
    for mark, piece in zip_longest(marks_in(marked.text), marked.pieces):
        if piece and piece.words not in (forms := found.setdefault(piece.id, (mark[0], []))[1]):
            forms.append(piece.words)
    return tuple(Item(one, mark, tuple(forms)) for one, (mark, forms) in found.items())


def put_back(marked: Marked, piece_id: str) -> Marked:
    """With the words of that piece in their place again, wherever its mark stands; other marks keep their numbers.

    The resident is warned before: such words are read by whoever handles the complaint. As it was, where there is no
    such piece.
    """
    parts: list[str] = []
    at = 0
    for mark, piece in zip(marks_in(marked.text), marked.pieces, strict=True):
        if piece and piece.id == piece_id:
            parts += [marked.text[at : mark.start()], piece.words]
            at = mark.end()
    kept = tuple(one for one in marked.pieces if one is None or one.id != piece_id)
    return Marked("".join([*parts, marked.text[at:]]), kept) if parts else marked


@reading_words()
def take_out(marked_text: Marked, words: str, language: str, new_id: Callable[[], str]) -> Marked:
    """Without these words, wherever they stand; with a mark in ``language``. As it was, where they stand nowhere.

    What else might lead to a person stays: only `redactor.redact` looks for it, and the resident may have put it back.
    """
    text = marked_text.text
    folded = fold(text)
    taken = Taken(len(folded.text))
    for mark in marks_in(folded.text):
        taken.take(mark.start(), mark.end())
    findings = first_come(occurrences(folded.text, fold(words).text), taken)
    if not findings:
        return marked_text
    findings.sort(key=lambda one: one.start)
    changed = marked(with_marks(text, folded, findings, Numbering(folded.text, language)), new_id)
    return Marked(changed.text, tuple(_with_known(changed, marked_text)))


def _with_known(changed: Marked, before: Marked) -> Iterator[Piece | None]:
    """The new pieces between those that were known, which stand in the same order."""
    known = iter(before.pieces)
    for piece in changed.pieces:
        yield piece or next(known)


def renumbered(then: Marked, before: str) -> Marked:
    """The same, where it comes to stand below other words: its marks are counted on from theirs."""
    above = Numbering(fold(before).text, "")
    return Marked("".join(_counted_on(then.text, above)), then.pieces)


def _counted_on(text: str, above: Numbering) -> Iterator[str]:
    at = 0
    for mark in marks_in(text):
        number = int(mark["number"]) + above.last(mark["word"])
        yield f"{text[at : mark.start()]}[{mark['word']} {number}]"
        at = mark.end()
    yield text[at:]
