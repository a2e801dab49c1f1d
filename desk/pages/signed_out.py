"""The page for whoever sends a form when their session is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.page import page

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest


def keep_and_sign_in(request: DeskRequest) -> Response:
    """Asks to sign in again; what was typed waits in this page, sealed."""
    return page(request, "problem.html", status=401, title="", text="", back="/desk/sign-in")
