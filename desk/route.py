"""One address of the desk: who may use it, and what answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest
    from desk.permissions import Permission

Endpoint = Callable[["DeskRequest"], Awaitable["Response"]]

BODY_BYTES = 128 * 1024
"""Room for four long texts in Cyrillic, six bytes a letter in a form."""


@dataclass(frozen=True, slots=True)
class DeskRoute:
    """``example``: what stands in the address's braces when tests walk the table; a case's number is filled in."""

    method: Literal["GET", "POST"]
    path: str
    permission: Permission
    endpoint: Endpoint
    example: Mapping[str, str] = field(default_factory=dict)
    body_bytes: int = BODY_BYTES
