"""What the resident was shown of their case: its lines as they read them, and the words that came with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.case_view import history_lines
from issues.happening import WORDS_SHOWN
from issues.offices.model import NotConnected
from issues.reading.case_file import Shown
from issues.reading.opening import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.case import QueueKind
    from issues.case_view import HistoryLine
    from issues.history.model import HistoryTexts
    from issues.offices.model import Offices
    from issues.ports import CaseRow, EventRow
    from issues.reading.opening import OpenWords


def shown_lines(
    case: CaseRow, events: Sequence[EventRow], words: OpenWords, texts: HistoryTexts, offices: Offices
) -> Iterator[Shown]:
    """In the order in which they happened; of what staff wrote, the words as well."""
    visible = [(place, event) for place, event in enumerate(events, start=1) if texts.shows(event.kind)]
    for (place, event), line in zip(visible, history_lines(events, texts), strict=True):
        said = words.events.get(place, "") if event.actor != "resident" and event.kind in WORDS_SHOWN else ""
        yield Shown(
            on=line.on,
            text=_line(case, line, texts, offices, case.language),
            dutch=_line(case, line, texts, offices, "nl"),
            language=case.language,
            words=spoken(said, event.data.get("language", "nl")),
        )


def _line(case: CaseRow, line: HistoryLine, texts: HistoryTexts, offices: Offices, language: str) -> str:
    text = texts.line(line.kind, line.texts)
    said = text.in_language(language) if text else ""
    day = f"{line.due:%d-%m-%Y}" if line.due else "–"
    return said.replace("{who}", _office(case, line.queue, offices, language)).replace("{date}", day)


def _office(case: CaseRow, queue: QueueKind | None, offices: Offices, language: str) -> str:
    try:
        name = offices.reader(case.municipality, case.location, queue).name if queue else None
    except NotConnected:
        name = None
    return name.in_language(language) if name else "–"
