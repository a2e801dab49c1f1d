"""Search among the cases that somebody sees: by number, by subject and place, by what was answered and said.

Numbers, subjects and places stand in columns, and all cases are searched by them. Words are sealed: at most 500 cases
of the view are opened for a search, one after the other, and how many it were is said. Nothing of the search is kept.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from issues.queue.selection import select
from issues.queue.wanted import Wanted
from issues.reading.opening import open_words
from issues.reading.reading import answers_of
from issues.receipt import LOOK_ALIKE, NUMBER_ALPHABET
from language import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from content.node import Text
    from issues.case_keys import CaseKeys
    from issues.intake.model import IntakeData
    from issues.ports import CaseRow, CaseStore
    from issues.queue.page import QueueRow
    from issues.queue.ports import QueueStore
    from issues.readers import Cell

OPENED_MOST = 500
SHOWN_MOST = 50
TYPED_MOST = 100
NUMBER_SIGNS = range(3, 8)
"""Of a part that somebody may remember; fewer are found everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """``exact``: the one case whose whole number was typed. ``opened``: cases whose words were looked at.

    ``all_opened``: that were all there are in the view. Each list stops at `SHOWN_MOST`.
    """

    exact: QueueRow | None = None
    by_number: Sequence[QueueRow] = ()
    by_fields: Sequence[QueueRow] = ()
    by_words: Sequence[CaseRow] = ()
    opened: int = 0
    all_opened: bool = True

    @property
    def is_empty(self) -> bool:
        return not (self.by_number or self.by_fields or self.by_words)


class Search:
    """``store`` shows only what the cells hold, so nothing else is opened, counted or found."""

    def __init__(self, store: QueueStore, cases: CaseStore, keys: CaseKeys, data: IntakeData) -> None:
        self._store = store
        self._cases = cases
        self._keys = keys
        self._data = data

    async def find(
        self, cells: Collection[Cell], wanted: Wanted, typed: str, places: Mapping[str, str], *, on: date
    ) -> Found:
        """What fits the words that were typed, all of them, in this view; numbers in every view.

        ``places``: names of locations by their id.
        """
        words = words_of(typed)
        if not words:
            return Found()
        numbered = await self._numbered(cells, typed, on)
        exact = next((row for row in numbered if row.number.replace("-", "") == number_part(typed)), None)
        if exact:
            return Found(exact=exact, by_number=(exact,))
        fields = await self._by_fields(cells, wanted, words, places, on)
        selection = select(cells, wanted, on)
        cases = await self._store.whole(selection, OPENED_MOST + 1)
        said = [case for case in cases[:OPENED_MOST] if await self._says(case, words)]
        return Found(
            by_number=numbered,
            by_fields=fields,
            by_words=said[:SHOWN_MOST],
            opened=min(len(cases), OPENED_MOST),
            all_opened=len(cases) <= OPENED_MOST,
        )

    async def _numbered(self, cells: Collection[Cell], typed: str, on: date) -> Sequence[QueueRow]:
        part = number_part(typed)
        if not part:
            return ()
        return await self._store.rows(replace(select(cells, Wanted(stage="all"), on), number=part), None, SHOWN_MOST)

    async def _by_fields(
        self, cells: Collection[Cell], wanted: Wanted, words: Sequence[str], places: Mapping[str, str], on: date
    ) -> Sequence[QueueRow]:
        found: dict[bytes, QueueRow] = {}
        if pairs := self._subjects(words):
            selection = replace(select(cells, wanted, on), about=pairs)
            found |= {row.id: row for row in await self._store.rows(selection, None, SHOWN_MOST)}
        for place, name in places.items():
            if _has_all(normalise(name), words) and wanted.location in {None, place}:
                selection = select(cells, replace(wanted, location=place), on)
                found |= {row.id: row for row in await self._store.rows(selection, None, SHOWN_MOST)}
        return tuple(found.values())[:SHOWN_MOST]

    def _subjects(self, words: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Themes and sub-themes whose titles hold the words, in any language."""
        return frozenset(
            (theme.id, sub.id)
            for theme in self._data.themes
            for sub in theme.sub_themes
            if _has_all(normalise(" ".join((*_titles(theme.title), *_titles(sub.title)))), words)
        )

    async def _says(self, case: CaseRow, words: Sequence[str]) -> bool:
        """Whether its words and answers hold these."""
        key = await self._keys.get(case.id, "content")
        opened = open_words(case, await self._cases.events(case.id), key)
        answers = answers_of(self._data, case, opened.details.words)
        return _has_all(normalise("\n".join((*opened.all(), *(f"{a} {b}" for a, b in answers)))), words)


def words_of(typed: str) -> tuple[str, ...]:
    """What must be found, each for itself, written calmly."""
    return tuple(dict.fromkeys(normalise(typed[:TYPED_MOST]).split()))


def number_part(typed: str) -> str:
    """The signs of a case number, or of a part of one; empty where it can be none."""
    kept = (sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    signs = "".join(kept).translate(LOOK_ALIKE)
    return signs if len(signs) in NUMBER_SIGNS and set(signs) <= set(NUMBER_ALPHABET) else ""


def _titles(text: Text) -> Iterable[str]:
    return (text.uk, text.nl, *(text.model_extra or {}).values())


def _has_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)
