"""Cases like one that somebody looks at: found when they ask, from what they see, and kept nowhere.

First by structure, which says the same in every language: the same sub-theme at the same place. Then by words, for what
somebody else called by another name. Only cases of the reader's cells are looked at, so that nothing is even counted
that is kept from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from issues.queue.selection import select
from issues.queue.wanted import NOWHERE, Wanted
from issues.readers import sees
from issues.reading.opening import open_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from issues.case_keys import CaseKeys
    from issues.ports import CaseRow
    from issues.queue.ports import QueueStore
    from issues.readers import Cell

OPENED_MOST = 200
SHOWN_MOST = 20
NEAR = 0.88
"""Cosine from which two texts are about the same; measured, see `tests/issues/test_similar.py`."""
CHARS = 600
"""Of each text: what it is about stands at its beginning, and the model's time grows with it."""


class Features(Protocol):
    """Sentence features: a row of numbers for each text, of length one, near for texts that mean the same."""

    async def __call__(self, texts: Sequence[str]) -> Sequence[Sequence[float]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """``same``: it has the same subject; ``near``: cosine of the words, None where either has none."""

    case: CaseRow
    same: bool
    near: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """``month``: how many are like it here, received in the last 31 days, itself left out. ``found``: the nearest.

    ``all_opened``: there were no more to be looked at.
    """

    month: int
    found: Sequence[Like]
    all_opened: bool


class Similarity:
    """``features``: None where there is no sentence model; then structure alone decides."""

    def __init__(self, store: QueueStore, keys: CaseKeys, features: Features | None = None) -> None:
        self._store = store
        self._keys = keys
        self._features = features

    async def to(self, cells: Collection[Cell], case: CaseRow, *, on: date) -> Similar:
        """Those like it at its place in the last 31 days, of the same theme; nothing where the case is not seen."""
        if not sees(cells, case):
            return Similar(month=0, found=(), all_opened=True)
        here = Wanted(stage="all", theme=case.theme, location=case.location or NOWHERE, age="month")
        # Itself is among them.
        others = [one for one in await self._store.whole(select(cells, here, on), OPENED_MOST + 2) if one.id != case.id]
        looked_at = others[:OPENED_MOST]
        near = await self._nearness(case, looked_at)
        likes = [Like(case=one, same=one.sub_theme == case.sub_theme, near=near.get(one.id)) for one in looked_at]
        found = sorted((one for one in likes if _is_like(one)), key=lambda one: _rank(case, one), reverse=True)
        return Similar(month=len(found), found=found[:SHOWN_MOST], all_opened=len(others) <= OPENED_MOST)

    async def _nearness(self, case: CaseRow, others: Sequence[CaseRow]) -> Mapping[bytes, float]:
        """Cosines by case, of those that have words."""
        own = await self._words(case)
        if self._features is None or not own:
            return {}
        texts = {one.id: words for one in others if (words := await self._words(one))}
        if not texts:
            return {}
        first, *rest = await self._features([own, *texts.values()])
        return {one: sum(map(float.__mul__, first, row)) for one, row in zip(texts, rest, strict=True)}

    async def _words(self, case: CaseRow) -> str:
        """What the resident wrote of their own accord, with all that was taken out of it taken out."""
        return open_words(case, (), await self._keys.get(case.id, "content")).text[:CHARS]


def _is_like(one: Like) -> bool:
    return one.same or (one.near is not None and one.near >= NEAR)


def _rank(case: CaseRow, one: Like) -> tuple[bool, float, float]:
    return one.same, one.near or 0.0, _overlap(case, one.case)


def _overlap(case: CaseRow, other: CaseRow) -> float:
    """The share of answers that both gave, from 0 to 1."""
    mine, theirs = (
        {(question, choice) for question, choices in one.answers.items() for choice in choices} for one in (case, other)
    )
    return len(mine & theirs) / max(1, len(mine | theirs))
