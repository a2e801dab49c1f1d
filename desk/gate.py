"""What every request passes before its page is asked: address, size, session, permission, origin and form token.

In this order, and all in one place: a page cannot forget one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hmac import compare_digest
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import structlog
from starlette.responses import RedirectResponse

from desk.page import TOKEN_FIELD, VISIT, DeskRequest, Visit, form_token, nearest, not_found, problem_page, typed_in
from desk.pages.signed_out import keep_and_sign_in
from desk.preferred_language import preferred_language
from desk.sessions.cookie import read_token, set_token
from desk.sessions.sessions import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from desk.desk import Desk
    from desk.route import DeskRoute

MOST_FIELDS = 200
MOST_PART_BYTES = 64 * 1024

log = structlog.get_logger()


class TooLarge(Exception):
    """More was sent than the route takes."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The addresses that the desk has, and the way in to each. ``paths``: those that can be opened."""

    desk: Desk
    paths: frozenset[str]

    async def answer(self, methods: Mapping[str, DeskRoute], request: Request) -> Response:
        """The answer of the route for the request's method; whatever goes wrong on the way is a page too."""
        asked = DeskRequest(request.scope, request.receive)
        asked.scope[VISIT] = visit = await self._visit(asked)
        route = methods.get("GET" if request.method == "HEAD" else request.method)
        try:
            response = await self._passed(route, asked)
        except Exception:
            log.exception("desk_failed")
            response = await self._failed(asked)
        if visit.browser != read_token(request) and "set-cookie" not in response.headers and route is not None:
            set_token(response, visit.browser)
        return response

    async def _visit(self, request: DeskRequest) -> Visit:
        now = self.desk.now()
        token = read_token(request)
        session = await self.desk.sessions.find(token, now=now) if token else None
        staff = await self.desk.accounts.staff(session) if session else None
        return Visit(
            desk=self.desk,
            now=now,
            language=staff.language if staff else preferred_language(request),
            browser=token or self.desk.random(32).hex(),
            paths=self.paths,
            staff=staff,
            session=session if staff else None,
        )

    async def _passed(self, route: DeskRoute | None, request: DeskRequest) -> Response:
        staff = request.visitor
        if not self._is_at_home(request):
            return _elsewhere(request)
        if route is not None and route.method == "POST" and (refused := await self._not_taken(route, request)):
            return refused
        if staff is None and (route is None or route.permission != "anyone"):
            return _to_sign_in(request) if route is None or route.method == "GET" else keep_and_sign_in(request)
        if route is None or (staff and not staff.may(route.permission)):
            return not_found(request)
        if route.method == "POST" and not _has_token(request):
            return await self._stale_form(request)
        return await self._shown(route, request)

    async def _not_taken(self, route: DeskRoute, request: DeskRequest) -> Response | None:
        """Reads what was sent; the answer where that is not done: it is not from here, or too much."""
        if not self._is_ours(request):
            return _not_ours(request)
        try:
            form = await _read_form(request, route.body_bytes)
        except TooLarge:
            return _too_large(request)
        request.scope[VISIT] = replace(request.visit, form=form)
        return None

    async def _shown(self, route: DeskRoute, request: DeskRequest) -> Response:
        """Once it is shown, what waited in the session to be shown is forgotten."""
        visit = request.visit
        waiting = visit.session.kept if visit.session else Kept()
        if waiting.typed and waiting.typed.path == request.url.path and route.method == "GET":
            request.scope[VISIT] = replace(visit, typed=waiting.typed.fields)
        response = await route.endpoint(request)
        is_page = response.media_type == "text/html" and response.status_code != 303  # noqa: PLR2004 – See Other
        if visit.session and waiting != Kept() and route.method == "GET" and is_page:
            left = waiting.typed if waiting.typed and waiting.typed.path != request.url.path else None
            await self.desk.sessions.keep(visit.session, Kept(typed=left))
        return response

    async def _stale_form(self, request: DeskRequest) -> Response:
        """From before somebody signed in again in another tab. It came from us: what was typed is shown again."""
        _ = request.texts
        notice = _("You signed in again since this page was opened. Please check what you typed and send it once more.")
        session = request.visit.session
        if session is None:
            return problem_page(
                request, 403, title=_("This page was open for too long"), text=notice, back="/desk/sign-in"
            )
        await self.desk.sessions.keep(session, Kept(typed=typed_in(request), notices=(*session.kept.notices, notice)))
        return RedirectResponse(nearest(self.paths, request.url.path), 303)

    async def _failed(self, request: DeskRequest) -> Response:
        _ = request.texts
        session = request.visit.session
        back = nearest(self.paths, request.url.path)
        if session and request.visit.form:
            await self.desk.sessions.keep(session, Kept(typed=typed_in(request)))
        text = _(
            "It is not your fault, and it has been reported. What you typed is still there: go back and try again."
        )
        return problem_page(request, 500, title=_("Something went wrong here"), text=text, back=back)

    def _is_at_home(self, request: Request) -> bool:
        """Under its public address, or from this machine: anywhere else the cookie would not be kept, or not safe."""
        host = urlsplit(f"//{request.headers.get('host', '')}")
        return host.netloc == urlsplit(self.desk.address).netloc or is_loopback(host.hostname)

    def _is_ours(self, request: Request) -> bool:
        """Whether a form was sent from our own page. A browser says so in at least one of two headers."""
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        ours = {urlsplit(self.desk.address).netloc, request.headers.get("host")}
        if site is None and origin is None:
            return False
        return site in {None, "same-origin"} and (origin is None or urlsplit(origin).netloc in ours)


def is_loopback(host: str | None) -> bool:
    """Whether it names this machine, where no one is in between."""
    if host is None or host == "localhost":
        return host is not None
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _has_token(request: DeskRequest) -> bool:
    return compare_digest(request.fields.get(TOKEN_FIELD, "").encode(), form_token(request.visit).encode())


async def _read_form(request: DeskRequest, most: int) -> FormData:
    """Stops reading as soon as it is too much, whatever Content-Length said."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise TooLarge
    # Where Starlette itself keeps a body that was read.
    request._body = bytes(body)  # noqa: SLF001
    return await request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=MOST_PART_BYTES)


def _to_sign_in(request: DeskRequest) -> Response:
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/desk/sign-in" if path == "/desk" else f"/desk/sign-in?next={quote(path, safe='')}", 303)


def _elsewhere(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("For your safety the desk answers only at its own address: {address}").format(address=request.desk.address)
    return problem_page(request, 421, title=_("The desk is elsewhere"), text=text, back=request.desk.address + "/desk")


def _not_ours(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("It was sent from another site. If it was you, open the page here and send it again.")
    return problem_page(request, 403, title=_("This form was not sent from here"), text=text)


def _too_large(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("It is longer than we can take. Go back in your browser, shorten it, and send it again.")
    return problem_page(request, 413, title=_("This is too long"), text=text)
