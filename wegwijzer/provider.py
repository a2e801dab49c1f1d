"""The municipality's own sign-in, where it is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desk.gate import is_loopback
from desk.oidc.connect import OpenIdConnect, Registered
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desk.oidc.provider import Provider
    from wegwijzer.settings import Settings

CALLBACK = "/desk/oidc/callback"


def make_provider(settings: Settings, now: Callable[[], datetime]) -> Provider | None:
    """None where nothing is set; raises OperatorProblem where only a part is."""
    secret = settings.OIDC_CLIENT_SECRET.get_secret_value() if settings.OIDC_CLIENT_SECRET else None
    given = {
        "OIDC_ISSUER": settings.OIDC_ISSUER,
        "OIDC_CLIENT_ID": settings.OIDC_CLIENT_ID,
        "OIDC_CLIENT_SECRET": secret,
    }
    if not any(given.values()):
        return None
    if missing := [name for name, value in given.items() if not value]:
        message = f"{missing[0]}: needed too, to sign in through OpenID Connect; or leave all three empty"
        raise OperatorProblem(message)
    issuer = urlsplit(settings.OIDC_ISSUER or "")
    if issuer.scheme != "https" and not is_loopback(issuer.hostname):
        message = "OIDC_ISSUER: must begin with https, or who signs in could be forged on the way"
        raise OperatorProblem(message)
    registered = Registered(
        issuer=settings.OIDC_ISSUER or "",
        client_id=settings.OIDC_CLIENT_ID or "",
        client_secret=secret or "",
        back=settings.address + CALLBACK,
    )
    return OpenIdConnect(registered, now)
