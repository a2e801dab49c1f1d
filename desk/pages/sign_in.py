"""Signing in and out."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from desk.accounts.sign_in import KnowsPassword, Wait
from desk.page import page, page_in
from desk.pages.entering import TYPED, enter, safe_path
from desk.pages.tickets import opened, ticket
from desk.sessions.cookie import clear_token

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.accounts.sign_in import Problem
    from desk.page import DeskRequest
    from locales import Texts

CODE = "code"


async def show_sign_in(request: DeskRequest) -> Response:
    next_path = safe_path(request.query_params.get("next", ""))
    return RedirectResponse(next_path, 303) if request.visitor else _sign_in_page(request, next_path=next_path)


async def sign_in(request: DeskRequest) -> Response:
    """The first step, and the only one for those who need no second."""
    fields = request.fields
    email, password = fields.get("email", ""), fields.get("password", "")
    found = await request.desk.sign_in.with_password(email, password, address=address_of(request), now=request.now)
    return await go_on(request, found, next_path=fields.get("next", ""), typed=fields.get(TYPED, ""))


async def go_on(request: DeskRequest, found: KnowsPassword | Wait | Problem, *, next_path: str, typed: str) -> Response:
    """Wherever the first step led."""
    if not isinstance(found, KnowsPassword):
        return _sign_in_page(request, problem=found, next_path=next_path, kept=typed)
    if not found.needs_code:
        return await enter(request, found.account, next_path=next_path, typed=typed)
    known = {"account": found.account.hex(), "version": found.version}
    carried = ticket(request, CODE, {**known, "next": next_path, "typed": typed})
    return page(request, "code.html", carried=carried, next_path=safe_path(next_path), kept=typed)


async def sign_in_with_code(request: DeskRequest) -> Response:
    """The second step; or back to the first one, where what was typed goes along."""
    carried = request.fields.get("carried", "")
    value = opened(request, CODE, carried)
    if value is None:
        return _sign_in_page(request, problem="again")
    if "begin" in request.fields:
        return _sign_in_page(request, next_path=value["next"], kept=value["typed"])
    known = KnowsPassword(account=bytes.fromhex(value["account"]), version=value["version"], needs_code=True)
    code, next_path = request.fields.get("code", ""), safe_path(value["next"])
    found = await request.desk.sign_in.with_code(known, code, address=address_of(request), now=request.now)
    if found == "again":
        return _sign_in_page(request, problem=found, next_path=next_path, kept=value["typed"])
    if isinstance(found, str | Wait):
        shown = {"carried": carried, "next_path": next_path, "kept": value["typed"]}
        problems = {"code": _words(found, request.texts)}
        return page(request, "code.html", status=_status(found), problems=problems, **shown)
    return await enter(request, found.id, next_path=next_path, typed=value["typed"])


async def show_no_code(request: DeskRequest) -> Response:
    """Whoever reloads the second step, or changes its language, begins again: what they knew was in the form."""
    next_path = safe_path(request.query_params.get("next", ""))
    return RedirectResponse(page_in(request.language, next_path, "/desk/sign-in"), 303)


async def sign_out(request: DeskRequest) -> Response:
    staff = request.staff
    await request.desk.audit.add(
        "account.signed_out",
        account=staff.account,
        subject=staff.account,
        municipality=staff.municipality,
        now=request.now,
    )
    await request.desk.sessions.end(staff.session)
    response = RedirectResponse("/desk/sign-in", 303)
    clear_token(response)
    return response


def address_of(request: DeskRequest) -> str:
    """Where in the network they are; hashed before it is counted, and never written down."""
    return request.client.host if request.client else ""


def _sign_in_page(
    request: DeskRequest, *, problem: Wait | Problem | None = None, next_path: str = "", kept: str = ""
) -> Response:
    problems = {"email": _words(problem, request.texts)} if problem else {}
    typed = {"email": request.fields.get("email", "")}
    status = _status(problem) if problem else 200
    provider = request.desk.provider is not None
    return page(
        request,
        "sign_in.html",
        status=status,
        problems=problems,
        typed=typed,
        # It comes back from a form too, and stands in links of the page.
        next_path=safe_path(next_path),
        kept=kept,
        provider=provider,
    )


def _status(problem: Wait | Problem) -> int:
    return 429 if isinstance(problem, Wait) else 422


def wait_words(wait: Wait, _: Texts) -> str:
    minutes = ceil(wait.left.total_seconds() / 60)
    words = _.ngettext("Too many tries. Try again in {n} minute.", "Too many tries. Try again in {n} minutes.", minutes)
    return words.format(n=minutes)


def _words(problem: Wait | Problem, _: Texts) -> str:
    if isinstance(problem, Wait):
        return wait_words(problem, _)
    return {
        "wrong": _("This e-mail address and password do not belong together."),
        "code": _("This code is not right, or was used before. Wait for the next one in your app."),
        "again": _("It took too long, or your account was changed. Please sign in again."),
        "no_second_step": _(
            "Your role needs a second step, and it is not set up yet. Open your invitation, or ask for a new one."
        ),
    }[problem]
