"""A case as its resident may see it: ids and days, and no word of anybody; nothing that is internal to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from issues.dutch_time import dutch_day
from issues.standing import standing_of
from issues.states import RULES, move
from issues.steps import Action, Moved, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.case import Kind, QueueKind, State
    from issues.history.model import HistoryTexts
    from issues.ports import CaseRow, EventRow

RESIDENTS = tuple(action for action in get_args(Action) if RULES[action].by == ("resident",))
FIRST_TEXTS = 1
"""Events that are stamped with no version are from before there was a second one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One event. ``texts``: the version of the lines that was shown when it happened.

    ``queue``, ``due``, ``theme``: how the case stood then, for what a line leaves open.
    """

    kind: str
    on: date
    texts: int
    queue: QueueKind | None
    due: date | None
    theme: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """``ref``: what it was opened with, the code or the number.

    ``question``: the one that waits, by its place in the history; None where none does. ``can``: what the resident may
    do now. ``readable``: its words can still be opened.
    """

    ref: str
    number: str
    kind: Kind
    theme: str
    sub_theme: str
    municipality: str
    location: str | None
    state: State
    queue: QueueKind
    flagged: bool
    filed: date
    due: date
    extended: bool
    history: tuple[HistoryLine, ...]
    question: int | None
    can: frozenset[Action]
    readable: bool


def case_view(  # noqa: PLR0913 – all that is seen, by name
    ref: str, case: CaseRow, events: Sequence[EventRow], texts: HistoryTexts, *, on: date, readable: bool
) -> CaseView:
    """What the resident sees on that day."""
    standing = standing_of(case, events)
    # Whoever had it, "not solved" may go to the coordinator.
    steps = (Step(action=one, queue="coordinator") for one in RESIDENTS)
    can = (step.action for step in steps if isinstance(move(standing, step, "resident", on), Moved))
    return CaseView(
        ref=ref,
        number=case.number,
        kind=case.kind,
        theme=case.theme,
        sub_theme=case.sub_theme,
        municipality=case.municipality,
        location=case.location,
        state=case.state,
        queue=case.queue,
        flagged=case.flagged,
        filed=standing.received,
        due=case.due,
        extended=standing.extended,
        history=tuple(history_lines(events, texts)),
        question=pending_question(case, events),
        can=frozenset(can),
        readable=readable,
    )


def pending_question(case: CaseRow, events: Sequence[EventRow]) -> int | None:
    """The place in the history (from 0) of the question that waits for an answer; None where none does."""
    asked = [at for at, event in enumerate(events) if event.kind == "asked"]
    return asked[-1] if asked and case.state == "question" else None


def history_lines(events: Sequence[EventRow], texts: HistoryTexts) -> Iterator[HistoryLine]:
    """A line for each event that the resident is shown, in the order in which they happened."""
    for event in events:
        if texts.shows(event.kind):
            theme, sub_theme = event.data.get("theme"), event.data.get("sub_theme")
            due = event.data.get("due")
            yield HistoryLine(
                kind=event.kind,
                on=dutch_day(event.at),
                texts=int(event.data.get("texts", FIRST_TEXTS)),
                queue=queue_named(event.data.get("queue")),
                due=date.fromisoformat(due) if due else None,
                theme=(theme, sub_theme) if theme and sub_theme else None,
            )


def queue_named(name: str | None) -> QueueKind | None:
    """Only what is a queue; a case never had another."""
    queues: tuple[QueueKind, ...] = ("location", "coordinator", "confidant", "hosts")
    return next((one for one in queues if one == name), None)
