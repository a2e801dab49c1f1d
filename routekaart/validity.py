"""On which days something may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routekaart.model import Routekaart, Topic

GRACE = timedelta(days=183)
"""How long a topic is shown, with a warning, after the day by which somebody should have read it again."""

WARNED_BEFORE = timedelta(days=30)


def is_about_safety(topic_id: str) -> bool:
    """Whether someone who comes to this topic may be in danger."""
    return topic_id == "emergency" or topic_id.startswith("safety.")


class Dated(Protocol):
    """Anything with a first and a last day, either of which may be missing."""

    @property
    def valid_from(self) -> str | None: ...
    @property
    def valid_until(self) -> str | None: ...


def holds(dated: Dated, on: date) -> bool:
    """Whether ``on`` is one of its days, the first and the last included."""
    begun = dated.valid_from is None or date.fromisoformat(dated.valid_from) <= on
    return begun and (dated.valid_until is None or on <= date.fromisoformat(dated.valid_until))


def is_overdue(topic: Topic, on: date) -> bool:
    """Whether somebody should have read the topic again before ``on``: its cards say so."""
    return date.fromisoformat(topic.review_by) < on


def is_neglected(topic: Topic, on: date) -> bool:
    """Whether nobody has read the topic again for so long that its cards are withheld.

    Not where someone may be in danger: there an old number is better than none, and the card says how old it is.
    """
    return not is_about_safety(topic.id) and date.fromisoformat(topic.review_by) + GRACE < on


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Ending:
    """``what`` (a topic, or a topic and its outcome) must be looked at by ``by``."""

    by: date
    what: str
    why: str


def endings(kaart: Routekaart, on: date) -> tuple[Ending, ...]:
    """What ends, or has to be read again, within thirty days of ``on`` or before it; the most urgent first."""
    return tuple(sorted(one for one in _all_endings(kaart) if one.by <= on + WARNED_BEFORE))


def _all_endings(kaart: Routekaart) -> Iterator[Ending]:
    local = (topic for topics in kaart.local_topics.values() for topic in topics.values())
    for topic in (*kaart.topics.values(), *local):
        yield Ending(by=date.fromisoformat(topic.review_by), what=topic.id, why="to be reviewed")
        for name, outcome in topic.outcomes.items():
            if outcome.valid_until:
                yield Ending(by=date.fromisoformat(outcome.valid_until), what=f"{topic.id}/{name}", why="holds until")
    for municipality in kaart.municipalities.values():
        for layer in (municipality, *municipality.locations):
            for topic_id, overlay in layer.topics.items():
                for name, changed in overlay.outcomes.items():
                    if changed.valid_until:
                        what = f"{topic_id}/{name} in {layer.id}"
                        yield Ending(by=date.fromisoformat(changed.valid_until), what=what, why="holds until")
