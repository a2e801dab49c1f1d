"""How likely each piece of a text is part of a name or of a room, by a linear-chain conditional random field.

CRFsuite's (python-crfsuite), with the weights of `data/learned.crfsuite`, made by `issues.redaction.learned.training`.
A sentence encoder would know more words and takes five times the time of all of redaction.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from issues.redaction.learned.features import features_of
from issues.redaction.word_lists import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pycrfsuite import Tagger

    from issues.redaction.learned.pieces import Piece

MODEL = DATA / "learned.crfsuite"
OTHER = "O"
_AT_ONCE = 200
"""Pieces that are looked at together: a bound on memory, as each is told in a hundred features."""
_STILL = 0.4
"""How likely the next piece must be to belong to the same name or room."""
_ONE_AT_A_TIME = Lock()
"""A tagger holds the text that it is asked about."""


def begins(kind: str) -> str:
    """The label of the first piece of a name or room."""
    return f"B-{kind}"


def goes_on(kind: str) -> str:
    """The label of a further piece of it."""
    return f"I-{kind}"


@cache
def _tagger() -> Tagger:
    from pycrfsuite import Tagger  # noqa: PLC0415 – read with its model, when the first text comes

    tagger = Tagger()
    tagger.open(str(MODEL))
    return tagger


def chances(pieces: Sequence[Piece]) -> list[Mapping[str, float]]:
    """For each piece how likely each label is; nothing of the text is kept."""
    found: list[Mapping[str, float]] = []
    with _ONE_AT_A_TIME:
        tagger = _tagger()
        labels = tagger.labels()
        for first in range(0, len(pieces), _AT_ONCE):
            last = min(len(pieces), first + _AT_ONCE)
            tagger.set(features_of(pieces, first, last))
            found += [{label: tagger.marginal(label, at) for label in labels} for at in range(last - first)]
        tagger.set([])
    return found


def spans(its: Sequence[Mapping[str, float]], kind: str, least: float) -> Iterator[tuple[int, int]]:
    """The first and last piece of each name or room, by its ``kind``, that is at least as likely as ``least``."""
    first = [one.get(begins(kind), 0.0) for one in its]
    further = [one.get(goes_on(kind), 0.0) for one in its]
    at = 0
    while at < len(its):
        last = at
        if first[at] + further[at] >= least:
            still = min(least, _STILL)
            while last + 1 < len(its) and further[last + 1] >= max(first[last + 1], still - first[last + 1]):
                last += 1
            yield at, last
        at = last + 1
