"""One's own account: language, password, second step, and where one is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.sign_in import Wait
from desk.accounts.totp import in_groups, new_secret, picture_of
from desk.page import go, not_found, page
from desk.pages.account_words import grant_words, password_words
from desk.pages.invitation import SECRET, chosen_language, secret_in
from desk.pages.sign_in import wait_words
from desk.pages.tickets import ticket
from desk.permissions import needs_second_step
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from desk.page import DeskRequest

HERE = "/desk/account"


async def show_account(request: DeskRequest) -> Response:
    return await _account_page(request)


async def change_language(request: DeskRequest) -> Response:
    language = chosen_language(request.fields.get("language", ""))
    await request.desk.own_account.speak(request.staff, language)
    _ = texts(language, "desk")
    return await go(request, HERE, notice=_("The desk speaks this language now."))


async def change_password(request: DeskRequest) -> Response:
    """Ends every session but this one: whoever changes a password may think that somebody has the old one."""
    _, fields, staff = request.texts, request.fields, request.staff
    problem = await request.desk.own_account.change_password(
        staff, fields.get("current", ""), fields.get("password", ""), fields.get("password_again", ""), request.now
    )
    if problem is None:
        await request.desk.sessions.end_all(staff.account, but=staff.session)
        return await go(request, HERE, notice=_("The password is changed. Everywhere else you are signed out."))
    if isinstance(problem, Wait):
        return await _account_page(request, {"current": wait_words(problem, _)})
    words = {
        "wrong": {"current": _("This is not your password.")},
        "different": {"password_again": _("The two passwords are not the same.")},
    }
    found = words[problem] if problem in words else {"password": password_words(problem, _)}  # type: ignore[arg-type]  # what is left is a fault of the password
    return await _account_page(request, found)


async def show_second_step(request: DeskRequest) -> Response:
    return await _second_step_page(request, new_secret(request.desk.random))


async def change_second_step(request: DeskRequest) -> Response:
    _, fields, staff = request.texts, request.fields, request.staff
    secret = secret_in(request)
    if secret is None:
        return await _second_step_page(
            request, new_secret(request.desk.random), {"code": _("It took too long. Please scan the new picture.")}
        )
    problem = await request.desk.own_account.change_second_step(
        staff, fields.get("current", ""), secret, fields.get("code", ""), request.now
    )
    if problem is None:
        await request.desk.sessions.end_all(staff.account, but=staff.session)
        return await go(request, HERE, notice=_("The second step is set up. Everywhere else you are signed out."))
    words = {
        "wrong": {"current": _("This is not your password.")},
        "code": {
            "code": _("This code is not right. Scan the picture and write the six digits that your app shows now.")
        },
    }
    found = {"current": wait_words(problem, _)} if isinstance(problem, Wait) else words[problem]
    return await _second_step_page(request, secret, found)


async def end_other_sessions(request: DeskRequest) -> Response:
    _ = request.texts
    await request.desk.sessions.end_all(request.staff.account, but=request.staff.session)
    return await go(request, HERE, notice=_("Everywhere else you are signed out."))


async def end_session(request: DeskRequest) -> Response:
    """One of one's own; of another's as of none."""
    _, mine = request.texts, await request.desk.sessions.of(request.staff.account, now=request.now)
    chosen = next((one for one in mine if one.id.hex() == request.path_params["session"]), None)
    if chosen is None:
        return not_found(request)
    await request.desk.sessions.end(chosen.id)
    return await go(request, HERE, notice=_("That session has ended."))


async def _account_page(request: DeskRequest, problems: Mapping[str, str] | None = None) -> Response:
    staff, desk = request.staff, request.desk
    account = await desk.accounts.get(staff.account)
    return page(
        request,
        "account.html",
        status=422 if problems else 200,
        problems=problems or {},
        account=account,
        roles=[grant_words(grant, desk.places, request.texts) for grant in staff.grants],
        sessions=await desk.sessions.of(staff.account, now=request.now),
        required=needs_second_step(staff.grants),
    )


async def _second_step_page(request: DeskRequest, secret: str, problems: Mapping[str, str] | None = None) -> Response:
    account = await request.desk.accounts.get(request.staff.account)
    step = {
        "carried": ticket(request, SECRET, {"secret": secret}),
        "picture": picture_of(secret, account.email if account else ""),
        "secret": in_groups(secret),
    }
    status = 422 if problems else 200
    return page(request, "second_step_page.html", status=status, second_step=step, problems=problems or {})
