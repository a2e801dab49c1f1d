"""The moment of being signed in: a new session, and back to where somebody was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from desk.page import nearest
from desk.pages.tickets import opened
from desk.sessions.cookie import set_token
from desk.sessions.sessions import Kept, Typed

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest

TYPED = "typed"
"""What a ticket with what was typed is sealed as, and the field that it is in."""


async def enter(request: DeskRequest, account: bytes, *, next_path: str = "", typed: str = "") -> Response:
    """Begins a session and goes on: to the form that was being filled in, to where they wanted to go, or to the start.

    ``next_path``: as it came from outside. ``typed``: a ticket.
    """
    _, sessions = request.texts, request.desk.sessions
    if request.visit.session:
        await sessions.end(request.visit.session.id)
    found = opened(request, TYPED, typed)
    kept = Kept()
    if found:
        notice = _("You are signed in again. What you typed is still here: check it and send it.")
        kept = Kept(notices=(notice,), typed=Typed(path=found["path"], fields=found["fields"]))
    token = await sessions.begin(account, now=request.now, kept=kept)
    await request.desk.sign_in.signed_in(account, request.now)
    path = nearest(request.visit.paths, found["path"]) if found else safe_path(next_path)
    response = RedirectResponse(path, 303)
    set_token(response, token)
    return response


def safe_path(path: str) -> str:
    """The address where it is one of the desk's, else the desk: a link to sign in must not lead anywhere else."""
    ours = path.startswith(("/desk/", "/desk?")) and "\\" not in path and not path.startswith("/desk/sign-")
    return path if ours and path.isprintable() else "/desk"
