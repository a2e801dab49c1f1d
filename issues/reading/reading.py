"""Opens a case for whoever sees it: it takes what `issues.handling` opened for them, never a case from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.dutch_time import dutch_day
from issues.handling.rewording import REWORDED
from issues.happening import WORDS_SHOWN
from issues.intake.dutch import dutch_lines
from issues.offices.model import NotConnected
from issues.reading.case_file import CaseFile, Happened
from issues.reading.opening import open_identity, open_photo, open_way_back, open_words, spoken
from issues.reading.shown import shown_lines
from issues.standing import standing_of
from issues.terms import working_days_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from issues.case import Identity, Reach
    from issues.case_contents import WayBack
    from issues.case_keys import CaseKeys
    from issues.handling.deed import Opened, Reader
    from issues.handling.handling import Handling
    from issues.history.model import HistoryTexts
    from issues.intake.model import IntakeData
    from issues.offices.model import Office, Offices
    from issues.ports import CaseRow, CaseStore, EventRow
    from issues.reading.opening import OpenWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Over the stores that handling has, and with its sight: merged cases are named as far as the reader sees them."""

    cases: CaseStore
    keys: CaseKeys
    data: IntakeData
    offices: Offices
    texts: HistoryTexts
    handling: Handling

    async def read(self, reader: Reader, opened: Opened, *, on: date) -> CaseFile:
        """All of the case, on that Dutch day."""
        case, events = opened.case, opened.events
        words = open_words(case, events, await self.keys.get(case.id, "content"))
        standing, way_back = standing_of(case, events), await self._way_back(case)
        return CaseFile(
            case=case,
            actor=opened.actor,
            readable=words.readable,
            answers=answers_of(self.data, case, words.details.words),
            letter_date=words.details.letter_date,
            story=spoken(words.text, case.language),
            photos=len(await self.cases.photos(case.id)) if words.readable else 0,
            history=tuple(_history(case, events, words)),
            shown=tuple(shown_lines(case, events, words, self.texts, self.offices)),
            office=self._office(case),
            days_left=working_days_until(case.due, on),
            extended=standing.extended,
            reach=_reach(way_back),
            contact=way_back.contact if way_back else None,
            merged=await self.handling.merged_with(reader, opened),
            enveloped=await self.cases.envelope(case.id) is not None,
        )

    async def photo(self, opened: Opened, place: int) -> bytes | None:
        """The photo at that place, from 1, as a JPEG without metadata; None where there is none to be opened."""
        key = await self.keys.get(opened.case.id, "content")
        sealed = await self.cases.photos(opened.case.id)
        return open_photo(key, opened.case, sealed[place - 1]) if key and 1 <= place <= len(sealed) else None

    async def identity(self, opened: Opened) -> Identity | None:
        """Who complains formally, for the coordinator alone; None for others, and where there is nothing to open."""
        if opened.actor != "coordinator":
            return None
        key, sealed = await self.keys.get(opened.case.id, "identity"), await self.cases.envelope(opened.case.id)
        return open_identity(key, opened.case, sealed) if key and sealed else None

    async def _way_back(self, case: CaseRow) -> WayBack | None:
        key, sealed = await self.keys.get(case.id, "address"), await self.cases.address(case.id)
        return open_way_back(key, case, sealed) if key and sealed else None

    def _office(self, case: CaseRow) -> Office | None:
        try:
            return self.offices.reader(case.municipality, case.location, case.queue)
        except NotConnected:
            return None


@dataclass(frozen=True, slots=True)
class _Said:
    """What was answered, for `dutch_lines`."""

    theme: str
    sub_theme: str
    answers: Mapping[str, Sequence[str]]
    details: Mapping[str, str]


def answers_of(data: IntakeData, case: CaseRow, typed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What was answered, in Dutch. Under another theme than it was asked for, all of it still: nothing said is lost."""
    sub_theme = data.sub_theme(case.theme, case.sub_theme)
    asked = frozenset(sub_theme.questions) if sub_theme else frozenset[str]()
    as_asked = case.answers.keys() | typed.keys() <= asked
    return dutch_lines(data, _Said(case.theme, case.sub_theme if as_asked else "", case.answers, typed))


def _history(case: CaseRow, events: Sequence[EventRow], words: OpenWords) -> Iterator[Happened]:
    for place, event in enumerate(events, start=1):
        if event.kind == REWORDED:
            continue
        text = words.events.get(place, "")
        yield Happened(
            place=place,
            kind=event.kind,
            on=dutch_day(event.at),
            actor=event.actor,
            account=event.data.get("by"),
            words=spoken(text, event.data.get("language", case.language)) if text else None,
            unreadable=event.text is not None and not text,
            told=event.kind in WORDS_SHOWN,
            photos=int(event.data.get("photos", 0)),
            data=event.data,
        )


def _reach(way_back: WayBack | None) -> Reach:
    if way_back is None:
        return "code"
    return "here" if way_back.chat else "contact"
