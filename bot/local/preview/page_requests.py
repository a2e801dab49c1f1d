"""What the page may ask for: from the same origin only, small, JSON, and of a known shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.local.preview.refusal import Refusal

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_BODY_BYTES = 16 * 1024
"""Room for the 4096 characters the guide reads, four bytes each; the guide itself says when a message is too long."""

MAX_PHOTO_BYTES = 10_500_000
"""A little more than a complaint takes, so that the bot itself says what is too large."""

MAX_DATA_CHARS = 64

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]{1,80}$")]


class Empty(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Delivery(Empty):
    """``key`` makes a repeated request harmless; ``chat`` is the chat the page believes it shows."""

    key: Key | None = None
    chat: str | None = None


class NewMessage(Delivery):
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class NewPress(Delivery):
    message_id: Annotated[int, Field(strict=True)]
    data: Annotated[str, StringConstraints(min_length=1, max_length=MAX_DATA_CHARS)]


Shape = TypeVar("Shape", bound=BaseModel)


async def read_json(request: Request, shape: type[Shape]) -> Shape:
    """The body as that shape.

    Raises:
        Refusal: 403 from elsewhere, 415 not JSON, 413 too large, 400 not of that shape.
    """
    require_same_origin(request, proof=True)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "only_json")
    body = await _read_body(request)
    try:
        return shape.model_validate_json(body)
    except ValidationError:
        # Without its reasons: they quote what was typed. `from None` keeps it out of tracebacks too.
        raise Refusal(400, "not_understood") from None


async def read_photo(request: Request) -> tuple[Delivery, bytes]:
    """The body as it is, whatever it is; its key and chat stand in the address.

    Raises:
        Refusal: 403 from elsewhere, 413 too large, 400 without a key of the right shape.
    """
    require_same_origin(request, proof=True)
    try:
        wanted = Delivery.model_validate(dict(request.query_params))
    except ValidationError:
        raise Refusal(400, "not_understood") from None
    return wanted, await _read_body(request, MAX_PHOTO_BYTES)


def require_same_origin(request: Request, *, proof: bool) -> None:
    """Turns away what another site's page sends. With ``proof`` a request that says nothing of its origin is refused.

    The host is compared, not the scheme: behind a proxy that ends TLS this program sees http.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    elsewhere = (site is not None and site != "same-origin") or (
        origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    )
    if elsewhere or (proof and site is None and origin is None):
        raise Refusal(403, "other_origin")


async def _read_body(request: Request, most: int = MAX_BODY_BYTES) -> bytes:
    """Stops reading as soon as it is too much, whatever Content-Length said."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Refusal(413, "too_large", limit_bytes=most)
    return bytes(body)
