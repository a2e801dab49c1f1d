"""Cases as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.case_words import kind_words, queue_words, severity_words, state_words
from desk.reading.names import due_kind, due_words, place_name, subject, theme_name, today
from issues.dutch_time import dutch_day
from issues.terms import working_days_until

if TYPE_CHECKING:
    from datetime import date

    from desk.page import DeskRequest
    from issues.ports import CaseRow
    from issues.queue.page import QueueRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """``kind``: empty for a report, which most are; ``queue``: empty where its reader has but one.

    ``due_kind``: ``late``, ``soon`` or empty; ``due_words``: empty where no answer is due.
    """

    number: str
    path: str
    subject: str
    theme: str
    urgent: bool
    severity: str
    kind: str
    place: str
    queue: str
    state: str
    due: date
    due_kind: str
    due_words: str
    filed: date


def listed(request: DeskRequest, case: QueueRow | CaseRow) -> Listed:
    """The line of a case, on the day of the request."""
    _, on = request.texts, today(request)
    late = due_kind(case.state, case.due, on)
    several = len({cell.queue for cell in request.staff.cells}) > 1
    return Listed(
        number=case.number,
        path=f"/desk/cases/{case.number}",
        subject=subject(request, case.theme, case.sub_theme),
        theme=theme_name(request, case.theme),
        urgent=case.flagged,
        severity=severity_words(case.severity, _) if case.severity != "normal" and not case.flagged else "",
        kind=kind_words(case.kind, _) if case.kind != "signal" else "",
        place=place_name(request, case.location, case.municipality),
        queue=queue_words(case.queue, _) if several else "",
        state=state_words(case.state, _),
        due=case.due,
        due_kind=late,
        due_words=due_words(request, working_days_until(case.due, on)) if late else "",
        filed=dutch_day(case.filed_at),
    )
