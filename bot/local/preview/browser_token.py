"""The one secret that ties a browser to its chat: a random token in a cookie, and what is derived from it."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE = "wegwijzer_preview"
PATH = "/preview"
TOKEN_BYTES = 16
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_HIGH_BIT = 1 << 51


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def read_token(request: Request) -> str | None:
    """The browser's token; None where there is none or it is not one of ours."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


def set_token(response: Response, token: str, request: Request) -> None:
    """A cookie that ends with the browser window: on a shared computer the next person starts a chat of their own."""
    response.set_cookie(
        COOKIE, token, path=PATH, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )


def chat_id(token: str) -> int:
    """52 bits, the highest always set: no Telegram id is that large today, and two tokens never meet in practice."""
    return _HIGH_BIT | (_digest(b"chat id", token) & (_HIGH_BIT - 1))


def is_preview_chat(chat: int) -> bool:
    """Whether the id is of a browser, and so of nobody at Telegram."""
    return chat >= _HIGH_BIT


def chat_name(token: str) -> str:
    """What a page may know of its chat: enough to notice that the cookie has changed under it, useless as a key."""
    return f"{_digest(b'chat name', token) >> 192:016x}"


def _digest(purpose: bytes, token: str) -> int:
    return int.from_bytes(hashlib.sha256(b"wegwijzer preview " + purpose + b"\x1f" + token.encode()).digest())
