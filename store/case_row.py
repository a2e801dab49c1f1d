"""A filing as rows of tables, and a stored case as the domain knows it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from issues.ports import CaseRow, EventRow
from store.bounded import check_row
from store.instant import utc
from store.tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_outbox,
    complaint_photo,
    complaint_receipt,
    issue_log,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Table

    from issues.ports import LogRow, NewCase, OutboxRow

Row = dict[str, Any]

_CASE_FIELDS = tuple(one.name for one in fields(CaseRow))


def rows_of(new: NewCase) -> list[tuple[Table, list[Row]]]:
    """Everything one filing writes, table by table, the case first. ValueError for what a table would refuse."""
    if new.case.about == "staff" and new.case.queue == "location":
        message = "a complaint about staff must be read by others than their colleagues"
        raise ValueError(message)
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


def _rows_of(new: NewCase) -> Iterator[tuple[Table, Iterator[Row] | list[Row]]]:
    case = new.case.id
    yield complaint_case, [case_values(new.case)]
    yield complaint_receipt, [{"hash": new.receipt, "case_id": case}]
    yield complaint_event, [event_values(case, number, one) for number, one in enumerate(new.events, start=1)]
    yield complaint_photo, _numbered(case, new)
    for table, sealed in ((complaint_envelope, new.envelope), (complaint_address, new.address)):
        yield table, [] if sealed is None else [{"case_id": case, "sealed": sealed}]
    yield complaint_outbox, [_outbox_values(case, one) for one in new.outbox]
    yield issue_log, [_log_values(new.log)]


def _numbered(case: bytes, new: NewCase) -> list[Row]:
    return [{"case_id": case, "number": number, "sealed": sealed} for number, sealed in enumerate(new.photos, start=1)]


def _outbox_values(case: bytes, notice: OutboxRow) -> Row:
    return {"case_id": case, "kind": notice.kind, "not_before": utc(notice.not_before)}


def _log_values(log: LogRow) -> Row:
    return {one.name: getattr(log, one.name) for one in fields(log)}
