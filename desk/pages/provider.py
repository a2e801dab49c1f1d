"""Signing in through the municipality's own provider."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import structlog
from starlette.responses import RedirectResponse

from desk.accounts.sign_in import KnowsPassword
from desk.oidc.provider import Asked, ProviderProblem
from desk.page import not_found, problem_page
from desk.pages.entering import safe_path
from desk.pages.sign_in import go_on
from desk.pages.tickets import opened, ticket

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.page import DeskRequest

STATE = "provider"
BACK = "/desk/sign-in"

log = structlog.get_logger()


async def start(request: DeskRequest) -> Response:
    """What is asked travels in ``state``, sealed for this browser: nobody else's answer is taken in it."""
    provider = request.desk.provider
    if provider is None:
        return not_found(request)
    nonce, verifier = _random(request), _random(request)
    next_path = safe_path(request.query_params.get("next", ""))
    state = ticket(request, STATE, {"nonce": nonce, "verifier": verifier, "next": next_path})
    try:
        address = await provider.address(Asked(state=state, nonce=nonce, verifier=verifier))
    except ProviderProblem:
        return _provider_page(request)
    return RedirectResponse(address, 303)


async def come_back(request: DeskRequest) -> Response:
    """Whoever the provider names by a verified address is the account that was invited with it; nobody registers."""
    provider = request.desk.provider
    if provider is None:
        return not_found(request)
    asked = opened(request, STATE, request.query_params.get("state", ""))
    code = request.query_params.get("code", "")
    if asked is None or not code:
        return _not_asked(request)
    try:
        email = await provider.email(Asked(state="", nonce=asked["nonce"], verifier=asked["verifier"]), code)
    except ProviderProblem:
        return _provider_page(request)
    if email is None:
        return _unverified(request)
    found = await request.desk.sign_in.with_provider(email)
    if not isinstance(found, KnowsPassword) and found == "wrong":
        return _unknown(request)
    return await go_on(request, found, next_path=asked["next"], typed="")


def _random(request: DeskRequest) -> str:
    return base64.urlsafe_b64encode(request.desk.random(32)).decode().rstrip("=")


def _provider_page(request: DeskRequest) -> Response:
    log.warning("desk_provider_failed")
    _ = request.texts
    text = _("It cannot be reached, or did not answer as it should. Try again later, or sign in with your password.")
    return problem_page(
        request, 502, title=_("The sign-in of the municipality does not work now"), text=text, back=BACK
    )


def _not_asked(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("It was not begun in this browser, it was stopped, or it took longer than a quarter of an hour.")
    return problem_page(request, 400, title=_("Please begin signing in again"), text=text, back=BACK)


def _unverified(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("The municipality has not confirmed that this address is yours. Ask its helpdesk.")
    return problem_page(request, 403, title=_("Your e-mail address is not confirmed"), text=text, back=BACK)


def _unknown(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("Only whoever was invited can sign in. Ask the administrator of accounts of your municipality.")
    return problem_page(request, 403, title=_("There is no account for you here"), text=text, back=BACK)
