"""A filing and a change as rows of tables, and a stored case as the domain knows it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from issues.ports import CaseRow, EventRow
from store.bounded import check_row
from store.figure_row import tag_values
from store.instant import utc
from store.tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_outbox,
    complaint_photo,
    complaint_receipt,
    complaint_tombstone,
    issue_count,
    issue_log,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Table

    from issues.case import About, QueueKind
    from issues.ports import CaseChange, LogRow, NewCase, OutboxRow, Tombstone

Row = dict[str, Any]

_CASE_FIELDS = tuple(one.name for one in fields(CaseRow))
_CHANGEABLE = ("state", "queue", "due", "about", "severity", "flagged", "theme", "sub_theme", "rule", "text", "details")
_ERASED_COLUMNS = ("text", "details")


def rows_of(new: NewCase) -> list[tuple[Table, list[Row]]]:
    """Everything one filing writes, table by table, the case first. ValueError for what a table would refuse."""
    _refuse_staff_to_colleagues(new.case.about, new.case.queue)
    tables = [(table, list(rows)) for table, rows in _rows_of(new)]
    for table, rows in tables:
        for row in rows:
            check_row(table, {"id": bytes(16), **row} if table is issue_log else row)
    return [(table, rows) for table, rows in tables if rows]


def case_of(row: Mapping[str, Any]) -> CaseRow:
    """The case in a row of `complaint_case`."""
    answers = {question: tuple(choices) for question, choices in row["answers"].items()}
    return CaseRow(**{**{name: row[name] for name in _CASE_FIELDS}, "answers": answers})


def event_of(row: Mapping[str, Any]) -> EventRow:
    """The event in a row of `complaint_event`."""
    return EventRow(kind=row["kind"], at=row["at"], actor=row["actor"], data=row["data"], text=row["text"])


def case_values(case: CaseRow) -> Row:
    """The case as it goes into its table: moments in UTC, answers as JSON has them."""
    answers = {question: list(choices) for question, choices in case.answers.items()}
    plain = {name: getattr(case, name) for name in _CASE_FIELDS}
    return plain | {"filed_at": utc(case.filed_at), "answers": answers}


def event_values(case: bytes, number: int, event: EventRow) -> Row:
    return {
        "case_id": case,
        "number": number,
        "kind": event.kind,
        "at": utc(event.at),
        "actor": event.actor,
        "data": dict(event.data),
        "text": event.text,
    }


def changed_values(before: CaseRow, change: CaseChange) -> Row:
    """The columns of the case that a change writes. ValueError for what the table would refuse."""
    new = {name: getattr(change, name) for name in _CHANGEABLE if getattr(change, name) is not None}
    erased = {name: None for name in _ERASED_COLUMNS if name in change.erased}
    values = new | erased | {"version": before.version + 1}
    after = case_values(before) | values
    _refuse_staff_to_colleagues(after["about"], after["queue"])
    check_row(complaint_case, after)
    return values


def added_rows(case: bytes, change: CaseChange, *, events: int, photos: int) -> list[tuple[Table, list[Row]]]:
    """The rows that a change adds; ``events``, ``photos``: how many there are, or the last number that was given.

    ValueError for what a table would refuse.
    """
    tables = [
        (complaint_event, [event_values(case, number, one) for number, one in enumerate(change.events, events + 1)]),
        (complaint_photo, _photo_values(case, change.photos, photos + 1)),
        (complaint_outbox, [_outbox_values(case, one) for one in change.outbox]),
        (complaint_tombstone, [tombstone_values(one) for one in change.tombstones]),
    ]
    for table, rows in tables:
        for row in rows:
            check_row(table, row)
    return [(table, rows) for table, rows in tables if rows]


def tombstone_values(stone: Tombstone) -> Row:
    return {"case_id": stone.case, "what": stone.what, "ended_on": stone.on}


def _refuse_staff_to_colleagues(about: About, queue: QueueKind) -> None:
    if about == "staff" and queue == "location":
        message = "a complaint about staff must be read by others than their colleagues"
        raise ValueError(message)


def _rows_of(new: NewCase) -> Iterator[tuple[Table, Iterator[Row] | list[Row]]]:
    case = new.case.id
    yield complaint_case, [case_values(new.case)]
    yield complaint_receipt, [{"hash": new.receipt, "case_id": case}]
    yield complaint_event, [event_values(case, number, one) for number, one in enumerate(new.events, start=1)]
    yield complaint_photo, _photo_values(case, new.photos)
    for table, sealed in ((complaint_envelope, new.envelope), (complaint_address, new.address)):
        yield table, [] if sealed is None else [{"case_id": case, "sealed": sealed}]
    yield complaint_outbox, [_outbox_values(case, one) for one in new.outbox]
    yield issue_log, [_log_values(new.log)]
    yield issue_count, [tag_values(one) for one in new.tags]


def _photo_values(case: bytes, photos: Iterable[bytes], first: int = 1) -> list[Row]:
    return [{"case_id": case, "number": number, "sealed": sealed} for number, sealed in enumerate(photos, first)]


def _outbox_values(case: bytes, notice: OutboxRow) -> Row:
    return {"case_id": case, "kind": notice.kind, "not_before": utc(notice.not_before)}


def _log_values(log: LogRow) -> Row:
    return {one.name: getattr(log, one.name) for one in fields(log)}
