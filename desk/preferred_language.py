"""In which language somebody is spoken to who has not signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.account import LANGUAGES

if TYPE_CHECKING:
    from starlette.requests import Request

    from desk.accounts.account import DeskLanguage


def preferred_language(request: Request) -> DeskLanguage:
    """As the address asks (``?language=uk``), else the first that the browser names and the desk has, else Dutch."""
    asked = [request.query_params.get("language", "")]
    asked += [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((one for name in asked for one in LANGUAGES if one == name), LANGUAGES[0])
