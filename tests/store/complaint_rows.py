"""Filings for the tests of the stores: valid, and different wherever two cases must differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from issues.ports import CaseRow, EventRow, LogRow, NewCase, OutboxRow, TagRow

NINE = datetime(2026, 9, 7, 9, 30, 12, 345, tzinfo=UTC)
HOUR = timedelta(hours=1)
AMSTERDAM = timezone(2 * HOUR)


def sealed(word: str = "", size: int = 28) -> bytes:
    """As long as the shortest sealed text, and recognisable in a file."""
    return word.encode() + bytes(size)


def case_row(seed: int = 1, **changes: Any) -> CaseRow:
    row = CaseRow(
        id=seed.to_bytes(16, "big"),
        number=f"W7K-{seed:04}",
        draft_key=seed.to_bytes(32, "big"),
        kind="signal",
        theme="housing",
        sub_theme="mould",
        about="facilities",
        severity="serious",
        flagged=False,
        queue="location",
        rule="housing",
        municipality="voorbeeldstad",
        location="havenkade",
        language="uk",
        state="received",
        filed_at=NINE,
        due=date(2026, 9, 21),
        answers={"where_room": ("bedroom", "bathroom"), "since": ("month",), "affected": ()},
        details=sealed("details"),
        text=sealed("text"),
    )
    return replace(row, **changes)


def event_row(kind: str = "received", **changes: Any) -> EventRow:
    row = EventRow(kind=kind, at=NINE, actor="resident", data={"queue": "location"}, text=None)
    return replace(row, **changes)


def log_row(**changes: Any) -> LogRow:
    row = LogRow(
        period="2026-09",
        municipality="voorbeeldstad",
        location="havenkade",
        theme="housing",
        sub_theme="mould",
        kind="signal",
        about="facilities",
        severity="serious",
    )
    return replace(row, **changes)


def filing(seed: int = 1, *, case: CaseRow | None = None, **changes: Any) -> NewCase:
    """A whole filing: two events, two photos, envelope, address, two notices, a tag and the line of the log."""
    whole = NewCase(
        case=case or case_row(seed),
        events=(event_row("received"), event_row("routed", data={"rule": "housing"}, text=sealed("event"))),
        receipt=(1000 + seed).to_bytes(32, "big"),
        photos=(sealed("first photo"), sealed("second photo", 200_000)),
        envelope=sealed("envelope"),
        address=sealed("address"),
        outbox=(OutboxRow(kind="filed", not_before=NINE), OutboxRow(kind="news", not_before=NINE + HOUR)),
        log=log_row(),
        tags=(TagRow(period="2026-Q3", cell="voorbeeldstad/read_by_location", tag=b"one person's tag"),),
    )
    return replace(whole, **changes)
