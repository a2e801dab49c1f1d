"""A text in the pieces that the model tells apart: words, numbers in digits or words, signs, and what was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.formats.number_words import cardinal, ordinal, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from issues.redaction.finding import Finding
    from issues.redaction.names.word import Word
    from issues.redaction.source import Source

_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/-]\d+)*|[^\w\s]|_")
_HALF_A_SIGN = re.compile("[\ud800-\udfff]")
"""What broken JSON may hold, and no library takes for text."""
_LEAST_SAID = 2
"""One is said of anything."""


@dataclass(slots=True)
class Piece:
    """``low``: as it is written, in small letters; ``word``: what is known of it, where it is one.

    ``number``: how much it is, else None, as for several in one (2.14, 244,22, 8:30); ``said``: in words, as how many
    (``many``) or as which one (``hers``, ``his``). ``found``: the type of what it was found to be before, for all of
    which one piece stands, but for a room, whose pieces stay: ``inside`` of all but its first.
    """

    start: int
    end: int
    low: str
    glued: bool
    word: Word | None = None
    number: int | None = None
    said: str = ""
    found: str = ""
    inside: bool = False


@cache
def _said() -> re.Pattern[str]:
    words = rf"(?P<hers>{ordinal(hers=True)})|(?P<his>{ordinal(hers=False)})|(?P<many>{cardinal()})"
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w'])", re.IGNORECASE)


def pieces_of(source: Source, words: Iterable[Word], findings: Iterable[Finding]) -> list[Piece]:
    """The whole text in order, but for the spaces."""
    said = {match.start(): match for match in _said().finditer(source.text) if value(match[0]) >= _LEAST_SAID}
    its_words = {word.token.start: word for word in words}
    return list(_pieces(source, said, its_words, sorted(findings, key=lambda one: one.start)))


def _pieces(
    source: Source, said: Mapping[int, re.Match[str]], words: Mapping[int, Word], findings: list[Finding]
) -> Iterator[Piece]:
    text, end, following = source.text, 0, 0
    for match in _PIECE.finditer(text):
        if match.start() < end:
            continue
        while following < len(findings) and findings[following].end <= match.start():
            following += 1
        found = findings[following] if following < len(findings) else None
        if found is not None and found.start >= match.end():
            found = None
        glued = match.start() > 0 and not text[match.start() - 1].isspace()
        if found is not None and found.type != "room":
            yield Piece(found.start, found.end, "", glued, found=found.type)
            end = found.end
            continue
        piece = _piece(source, match, said.get(match.start()), words)
        piece.glued = glued
        if found is not None:
            piece.found, piece.inside = found.type, found.start < match.start()
        yield piece
        end = piece.end


def _piece(source: Source, match: re.Match[str], said: re.Match[str] | None, words: Mapping[int, Word]) -> Piece:
    start, end = match.span()
    if said is not None:
        low = source.own[start : said.end()].lower()
        return Piece(start, said.end(), low, glued=False, number=value(said[0]), said=str(said.lastgroup))
    low = _HALF_A_SIGN.sub("?", source.own[start:end].lower())
    number = int(low[:9]) if low.isdecimal() else None
    return Piece(start, end, low, glued=False, number=number, word=words.get(start))
