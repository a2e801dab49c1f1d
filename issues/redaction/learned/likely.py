"""What the model takes for a name or a room, where no rule has said so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding
from issues.redaction.learned.pieces import pieces_of
from issues.redaction.learned.tagger import chances, spans
from issues.redaction.names.clues import is_role, is_title
from issues.redaction.names.particles import is_particle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from issues.redaction.names.word import Word
    from issues.redaction.source import Source

_NAME = 0.4
_ROOM = 0.4
"""From how likely on. Lower, more is found and more is taken that may stay: decision 30 has both."""


def _is_decided(word: Word) -> bool:
    """Towns and brands stay, as titles and jobs do; initials and "van der" go with the name that they belong to."""
    token = word.token
    stays = word.kept or word.single or is_title(token) or is_role(token)
    return stays or token.initial or is_particle(token)


class Likely:
    """``rooms``: each with its number and its word, where it has one."""

    def __init__(self, source: Source, words: Sequence[Word], findings: Iterable[Finding]) -> None:
        self._source = source
        self._pieces = pieces_of(source, words, findings)
        self._chances = chances(self._pieces)

    def mark_names(self) -> None:
        """Marks every word that is likely part of a name, but what a rule keeps or joins to one by itself."""
        for first, last in spans(self._chances, "name", _NAME):
            for piece in self._pieces[first : last + 1]:
                if piece.word is not None and not _is_decided(piece.word):
                    piece.word.name = True

    def rooms(self) -> list[Finding]:
        text = self._source.text
        found = []
        for first, last in spans(self._chances, "room", _ROOM):
            start, end = self._pieces[first].start, self._pieces[last].end
            found.append(Finding(start, end, "room", (re.sub(r"\W+", " ", text[start:end].lower()),)))
        return found
