"""What a page carries to the next one in a hidden field: sealed, for this browser alone, and not for long."""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk.sealing import DoesNotOpen

if TYPE_CHECKING:
    from desk.page import DeskRequest

VALID = timedelta(minutes=15)


def ticket(request: DeskRequest, what: str, value: dict[str, Any]) -> str:
    """The value sealed as ``what``: it opens as nothing else, in no other browser, for `VALID`."""
    until = int((request.now + VALID).timestamp())
    sealed = request.desk.keys.seal({"until": until, "value": value}, kind="ticket", row=_row(request, what))
    return base64.b64encode(sealed).decode()


def opened(request: DeskRequest, what: str, text: str) -> dict[str, Any] | None:
    """The value; None for none, one that is over, or one that is not ours."""
    try:
        found = request.desk.keys.unseal(base64.b64decode(text, validate=True), kind="ticket", row=_row(request, what))
    except (DoesNotOpen, binascii.Error, ValueError):
        return None
    value: dict[str, Any] = found["value"]
    return value if found["until"] > request.now.timestamp() else None


def _row(request: DeskRequest, what: str) -> bytes:
    return request.desk.keys.hashed("form", f"{what} {request.visit.browser}".encode())
