"""The indices that the queue of the desk is read by.

Partial: of a million cases few are open, and a page or a count reads a beginning of one of these however many there
are. Two for each stage, because staff read one location and the coordinator all of them; and the same two by theme, by
kind and by language, since a rare one lies far apart in a run of all. The number comes last, so that their order is the
queue's.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import Index, text

from issues.queue.wanted import STATES
from store.complaint_tables import complaint_case

if TYPE_CHECKING:
    from issues.queue.wanted import Stage

INDEXED: tuple[Stage, ...] = ("open", "unopened", "waiting", "answered", "over")
REACHES = {"queue": ("municipality", "queue"), "place": ("municipality", "queue", "location")}
NARROWED = {"": (), "_theme": ("theme",), "_kind": ("kind",), "_language": ("language",)}
ORDER = ("flagged", "due", "number")


def state_words(stage: Stage) -> str:
    """The condition of the index, to the letter: a database compares it with that of a query as they are written."""
    listed = ", ".join(f"'{state}'" for state in STATES[stage])
    return f"state IN ({listed})"


def _index(stage: Stage, reach: str, narrowed: str) -> Index:
    return Index(
        f"ix_complaint_case_{stage}_{reach}{narrowed}",
        *(complaint_case.c[name] for name in (*REACHES[reach], *NARROWED[narrowed], *ORDER)),
        sqlite_where=text(state_words(stage)),
        postgresql_where=text(state_words(stage)),
    )


QUEUE_INDICES = tuple(_index(stage, reach, narrowed) for stage, reach, narrowed in product(INDEXED, REACHES, NARROWED))
