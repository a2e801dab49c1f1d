"""What a resident may change before sending: put back what was taken out, take out more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redact import Redacted, Span
from issues.redaction.finding import Finding, Taken
from issues.redaction.folding import fold
from issues.redaction.marks import Numbering, marks_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = "words"
"""The type of what a resident took out by typing it."""


def put_back(redacted: Redacted, index: int) -> Redacted:
    """The same with the words of ``spans[index]`` in their place again; the other marks keep their numbers.

    The resident is warned before: such words are read by whoever handles the complaint.

    Raises:
        IndexError: there is no such span.
        ValueError: what was removed is no longer known, as in a text that was stored.
    """
    if not 0 <= index < len(redacted.spans):
        message = f"no span {index}: there are {len(redacted.spans)}"
        raise IndexError(message)
    marks = _marks(redacted)
    kept = [at for at in range(len(redacted.spans)) if at != index]
    return _assembled(_original(redacted), [(redacted.spans[at], marks[at]) for at in kept])


def take_out(redacted: Redacted, words: str, language: str) -> Redacted:
    """The same without these words, wherever they stand; with a mark in ``language``. As it was where they do not.

    Capitals and the kind of apostrophe do not matter, forms do: "Окса" or "Оксани" do not take out "Оксана".

    Raises:
        ValueError: as ``put_back``.
    """
    original = _original(redacted)
    folded = fold(original)
    numbering = Numbering(fold(redacted.text).text, language)
    pieces = list(zip(redacted.spans, _marks(redacted), strict=True))
    taken = _taken(original, redacted.spans)
    for start, end in _occurrences(folded.text, fold(words).text.strip()):
        begin, stop = folded.original(start, end)
        if not taken.overlaps(begin, stop):
            mark = numbering.mark(Finding(start, end, WORDS, (folded.text[start:end].lower(),)))
            pieces.append((Span(begin, stop, WORDS), mark))
    if len(pieces) == len(redacted.spans):
        return redacted
    return _assembled(original, sorted(pieces, key=lambda piece: piece[0].start))


def _taken(original: str, spans: Sequence[Span]) -> Taken:
    """What is gone already, and marks that stood in the text before."""
    taken = Taken(len(original))
    for span in spans:
        taken.take(span.start, span.end)
    for mark in marks_in(original):
        taken.take(mark.start(), mark.end())
    return taken


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    if words:
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
            yield match.start(), match.end()


def _marks(redacted: Redacted) -> list[str]:
    """The mark that stands for each span."""
    marks: list[str] = []
    moved = 0
    for span in redacted.spans:
        start = span.start + moved
        end = redacted.text.index("]", start) + 1
        marks.append(redacted.text[start:end])
        moved += (end - start) - (span.end - span.start)
    return marks


def _original(redacted: Redacted) -> str:
    if len(redacted.removed) != len(redacted.spans):
        message = "what was removed is not known"
        raise ValueError(message)
    parts: list[str] = []
    at = moved = 0
    for span, mark, removed in zip(redacted.spans, _marks(redacted), redacted.removed, strict=True):
        start = span.start + moved
        parts += [redacted.text[at:start], removed]
        at = start + len(mark)
        moved += len(mark) - len(removed)
    return "".join([*parts, redacted.text[at:]])


def _assembled(original: str, pieces: Sequence[tuple[Span, str]]) -> Redacted:
    parts: list[str] = []
    at = 0
    for span, mark in pieces:
        parts += [original[at : span.start], mark]
        at = span.end
    spans = tuple(span for span, _ in pieces)
    removed = tuple(original[span.start : span.end] for span in spans)
    return Redacted("".join([*parts, original[at:]]), spans, removed)
