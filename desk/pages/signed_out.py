"""The page for whoever sends a form when their session is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.page import page, typed_in
from desk.pages.entering import TYPED
from desk.pages.tickets import ticket

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest


def keep_and_sign_in(request: DeskRequest) -> Response:
    """Asks to sign in again; what was typed waits in this page, sealed, and never in the clear on a disk."""
    typed = typed_in(request)
    kept = ticket(request, TYPED, {"path": typed.path, "fields": typed.fields})
    return page(
        request, "sign_in.html", status=401, next_path="", kept=kept, provider=request.desk.provider is not None
    )
