"""Words with more taken out of them: the case's own are sealed anew, those of events are followed by newer ones.

Events are never changed. A "reworded" event names the one whose words it replaces; whoever shows words asks here which
are the newest. The older ones end with the case's content key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from issues.case_contents import open_details, open_text
from issues.ports import EventRow
from issues.sealing import seal_words, unseal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from issues.ports import CaseRow

REWORDED = "reworded"
RESIDENTS_WORDS = frozenset({"answered", "added", "reopened"})
"""Events that hold what a resident wrote. What staff wrote is theirs to see."""


def newest_words(events: Sequence[EventRow]) -> Mapping[int, bytes]:
    """The sealed words of each event that has any, by its place from 1, as they stand by now."""
    found = {at: one.text for at, one in enumerate(events, start=1) if one.text and one.kind != REWORDED}
    for one in events:
        if one.kind == REWORDED and one.text:
            found[int(one.data["of"])] = one.text
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """What was sealed anew; None: stays as it is."""

    text: bytes | None
    details: bytes | None
    events: tuple[EventRow, ...]

    @property
    def is_empty(self) -> bool:
        return self.text is None and self.details is None and not self.events


def reword(  # noqa: PLR0913 – all that it takes, by name
    case: CaseRow,
    events: Sequence[EventRow],
    key: bytes,
    take_out: Callable[[str], str],
    *,
    at: datetime,
    random: Callable[[int], bytes],
) -> Reworded:
    """Everything the resident wrote, without what ``take_out`` takes out of a text; only what changes by that."""
    before = open_text(key, case.id, case.text) if case.text else ""
    after = take_out(before)
    return Reworded(
        text=seal_words(key, after, case=case.id, field="text", random=random) if after != before else None,
        details=_details(case, key, take_out, random),
        events=tuple(_events(case, events, key, take_out, at, random)),
    )


def _details(case: CaseRow, key: bytes, take_out: Callable[[str], str], random: Callable[[int], bytes]) -> bytes | None:
    if case.details is None:
        return None
    before = open_details(key, case.id, case.details)
    words = {question: take_out(typed) for question, typed in before.words.items()}
    if words == dict(before.words):
        return None
    letter = before.letter_date.isoformat() if before.letter_date else None
    return seal_words(key, {"words": words, "letter_date": letter}, case=case.id, field="details", random=random)


def _events(  # noqa: PLR0913, PLR0917 – as `reword`
    case: CaseRow,
    events: Sequence[EventRow],
    key: bytes,
    take_out: Callable[[str], str],
    at: datetime,
    random: Callable[[int], bytes],
) -> Iterator[EventRow]:
    for place, sealed in newest_words(events).items():
        if events[place - 1].kind not in RESIDENTS_WORDS:
            continue
        before = cast("str", unseal_words(key, sealed, case=case.id, field="event"))
        after = take_out(before)
        if after != before:
            words = seal_words(key, after, case=case.id, field="event", random=random)
            yield EventRow(kind=REWORDED, at=at, actor="system", data={"of": str(place)}, text=words)
