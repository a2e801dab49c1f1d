"""The words of a case, opened with its keys. What does not open is missing, never a mistake of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from issues.case_contents import Details, open_address, open_details, open_envelope, open_photos, open_text
from issues.handling.rewording import newest_words
from issues.reading.case_file import Spoken
from issues.sealing import DoesNotOpen, unseal_words
from language import as_message_language, detect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from issues.case import Identity
    from issues.case_contents import WayBack
    from issues.ports import CaseRow, EventRow

Opened = TypeVar("Opened")
NO_DETAILS = Details(words={}, letter_date=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWords:
    """As they stand by now. ``events``: by place from 1, those that opened. ``readable``: the case has its key."""

    text: str
    details: Details
    events: Mapping[int, str]
    readable: bool

    def all(self) -> tuple[str, ...]:
        """Everything that anybody wrote, the story first."""
        return tuple(one for one in (self.text, *self.details.words.values(), *self.events.values()) if one)


def open_words(case: CaseRow, events: Sequence[EventRow], key: bytes | None) -> OpenWords:
    """All words of the case; nothing where its key is destroyed."""
    if key is None:
        return OpenWords(text="", details=NO_DETAILS, events={}, readable=False)
    return OpenWords(
        text=_opened(lambda: open_text(key, case.id, case.text or b""), "") if case.text else "",
        details=_opened(lambda: open_details(key, case.id, case.details or b""), NO_DETAILS),
        events={
            place: words
            for place, sealed in newest_words(events).items()
            if (words := _opened(lambda one=sealed: _event_words(key, case.id, one), ""))  # type: ignore[misc]
        },
        readable=True,
    )


def open_photo(key: bytes, case: CaseRow, sealed: bytes) -> bytes | None:
    return _opened(lambda: open_photos(key, case.id, (sealed,))[0], None)


def open_identity(key: bytes, case: CaseRow, sealed: bytes) -> Identity | None:
    return _opened(lambda: open_envelope(key, case.id, sealed), None)


def open_way_back(key: bytes, case: CaseRow, sealed: bytes) -> WayBack | None:
    return _opened(lambda: open_address(key, case.id, sealed), None)


def spoken(text: str, usual: str) -> Spoken | None:
    """The words with their language; ``usual``: what it is where they do not tell. None for no words."""
    if not text:
        return None
    known = as_message_language(usual)
    # What cannot be told apart, such as Polish, is in the language that the resident chose.
    return Spoken(text=text, language=detect(text, known) if known else usual)


def _event_words(key: bytes, case: bytes, sealed: bytes) -> str:
    return str(unseal_words(key, sealed, case=case, field="event"))


def _opened(open_it: Callable[[], Opened], otherwise: Opened) -> Opened:
    try:
        return open_it()
    except DoesNotOpen:
        return otherwise
