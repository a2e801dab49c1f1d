"""What was said in a case, by its resident and to them, as it stands by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from issues.case_contents import open_text
from issues.case_view import queue_named
from issues.dutch_time import dutch_day
from issues.followed import Said
from issues.handling.rewording import newest_words
from issues.happening import EVENT_OF, WORDS_SHOWN
from issues.sealing import unseal_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.followed import Found
    from issues.ports import EventRow

OF_STAFF = "nl"
"""What staff write in, where nothing else is said."""


class StaffWords(TypedDict, total=False):
    """What is known of words that staff wrote."""

    language: str
    partly: str | None
    machine: bool
    wanted: bool


def said_in(found: Found, key: bytes) -> Iterator[Said]:
    """What was said, in order, opened with the case's content key; of words that were taken out of, what is left."""
    queue, newest = found.case.queue, newest_words(found.events)
    for place, event in enumerate(found.events, start=1):
        queue = queue_named(event.data.get("queue")) or queue
        text = _text_of(found, event, newest.get(place), key)
        photos = int(event.data.get("photos", 0))
        if text or photos:
            yield Said(
                kind=event.kind,
                on=dutch_day(event.at),
                mine=event.actor == "resident",
                queue=queue,
                text=text,
                photos=photos,
                place=place,
                **_of_staff(found.events, place, event),
            )


def _of_staff(events: Sequence[EventRow], place: int, event: EventRow) -> StaffWords:
    """What is said of words that staff wrote; Dutch where nothing else is."""
    if event.actor == "resident":
        return {}
    return {
        "language": event.data.get("language", OF_STAFF),
        "partly": event.data.get("partly"),
        "machine": "machine" in event.data,
        "wanted": is_wanted(events, place),
    }


def is_wanted(events: Sequence[EventRow], place: int) -> bool:
    """Whether it was asked for in another language."""
    return any(one.kind == EVENT_OF["want_language"] and one.data.get("of") == str(place) for one in events)


def is_of_staff(events: Sequence[EventRow], place: int) -> bool:
    """Whether staff wrote something there that the resident reads."""
    event = events[place - 1] if 0 < place <= len(events) else None
    return event is not None and event.actor != "resident" and event.kind in WORDS_SHOWN and event.text is not None


def _text_of(found: Found, event: EventRow, words: bytes | None, key: bytes) -> str:
    case = found.case
    if event.kind == "received":
        return open_text(key, case.id, case.text) if case.text else ""
    if words is None or event.kind not in WORDS_SHOWN:
        return ""
    return str(unseal_words(key, words, case=case.id, field="event"))
