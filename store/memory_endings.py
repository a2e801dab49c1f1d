"""What is left of a case in memory when a part of it is over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from issues.steps import OVER
from store.endings import WORDS
from store.tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_photo,
    complaint_receipt,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from issues.ports import Ended, EventRow, NewCase


def ending_of(filed: NewCase, what: Ended, closing: EventRow) -> tuple[Mapping[str, int], NewCase | None]:
    """How many rows go, by table, and what is left; None where the whole case goes."""
    case = filed.case
    photos, envelope = len(filed.photos), int(filed.envelope is not None)
    address = int(filed.address is not None)
    match what:
        case "identity":
            return {complaint_envelope.name: envelope}, replace(filed, envelope=None)
        case "address":
            return {complaint_address.name: address}, replace(filed, address=None)
        case "content":
            without = replace(filed, photos=(), case=replace(case, text=None, details=None, version=case.version + 1))
            words = int(case.text is not None or case.details is not None)
            return {complaint_photo.name: photos, WORDS: words}, _closed(without, closing)
    rows = {
        complaint_photo.name: photos,
        complaint_envelope.name: envelope,
        complaint_address.name: address,
        complaint_event.name: len(filed.events),
        complaint_receipt.name: 1,
        complaint_case.name: 1,
    }
    return rows, None


def _closed(filed: NewCase, closing: EventRow) -> NewCase:
    if filed.case.state in OVER:
        return filed
    return replace(filed, case=replace(filed.case, state="closed"), events=(*filed.events, closing))
