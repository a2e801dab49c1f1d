"""A request that is turned away."""

from __future__ import annotations

from starlette.responses import JSONResponse


class Refusal(Exception):
    """Answered with this status and ``{"error": …}``; what was sent is never repeated in it."""

    def __init__(self, status: int, error: str, **details: int) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.details = details

    def response(self) -> JSONResponse:
        headers = {"retry-after": "2"} if self.status in {429, 503} else None
        return JSONResponse({"error": self.error, **self.details}, self.status, headers)
