"""The desk's one cookie: a random token, before and after signing in another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE = "__Host-wegwijzer_desk"
"""``__Host-``: the browser takes it only over https (or from this machine), for this host alone and all its paths."""
_TOKEN = re.compile(r"[0-9a-f]{64}")


def read_token(request: Request) -> str | None:
    """The browser's token; None where there is none or it is not one of ours."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def set_token(response: Response, token: str) -> None:
    """Until the browser is closed. ``lax``: a link in an e-mail must open the case, not the sign-in page."""
    response.set_cookie(COOKIE, token, path="/", httponly=True, samesite="lax", secure=True)


def clear_token(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=True)
