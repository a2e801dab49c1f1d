"""Taking an invitation: a name, a password, and for some roles a second step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.account import LANGUAGES
from desk.accounts.invitations import Chosen
from desk.accounts.ports import AccountRow, StaleAccount
from desk.accounts.totp import in_groups, new_secret, picture_of
from desk.page import page, problem_page
from desk.pages.account_words import password_words
from desk.pages.entering import enter
from desk.pages.tickets import opened, ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from desk.accounts.account import DeskLanguage
    from desk.accounts.invitations import Invited, Problem
    from desk.accounts.passwords import Fault
    from desk.page import DeskRequest
    from locales import Texts

SECRET = "second step"  # noqa: S105 – what a ticket is sealed as


async def show_invitation(request: DeskRequest) -> Response:
    """Looking takes nothing: whoever previews links must not use it up."""
    invited = await request.desk.invitations.find(request.path_params["token"], request.now)
    return _form(request, invited, new_secret(request.desk.random)) if invited else _over(request)


async def accept_invitation(request: DeskRequest) -> Response:
    invited = await request.desk.invitations.find(request.path_params["token"], request.now)
    if invited is None:
        return _over(request)
    totp = secret_in(request) or new_secret(request.desk.random)
    try:
        made = await request.desk.invitations.accept(invited, _chosen(request, totp), request.now)
    except StaleAccount:
        return _over(request)
    if isinstance(made, AccountRow):
        await request.desk.sessions.end_all(made.id)
        return await enter(request, made.id)
    problem, fault = made
    return _form(request, invited, totp, _problems(problem, fault, request.texts))


def secret_in(request: DeskRequest) -> str | None:
    """The secret that was shown as a picture before; None where that was too long ago."""
    value = opened(request, SECRET, request.fields.get("second_step", ""))
    return value["secret"] if value else None


def _chosen(request: DeskRequest, totp: str) -> Chosen:
    fields = request.fields
    return Chosen(
        name=fields.get("name", ""),
        password=fields.get("password", ""),
        password_again=fields.get("password_again", ""),
        language=chosen_language(fields.get("language", "")),
        totp=totp,
        code=fields.get("code", ""),
    )


def chosen_language(name: str) -> DeskLanguage:
    return next((one for one in LANGUAGES if one == name), LANGUAGES[0])


def _form(request: DeskRequest, invited: Invited, totp: str, problems: Mapping[str, str] | None = None) -> Response:
    account = invited.account
    step = {
        "carried": ticket(request, SECRET, {"secret": totp}),
        "picture": picture_of(totp, account.email),
        "secret": in_groups(totp),
    }
    return page(
        request,
        "invitation.html",
        status=422 if problems else 200,
        account=account,
        second_step=step if invited.needs_code else None,
        typed=request.fields,
        problems=problems or {},
    )


def _over(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("It was used before, it is older than three days, or there is a newer one. Ask whoever gave it to you.")
    return problem_page(request, 404, title=_("This invitation is not valid any more"), text=text, back="/desk/sign-in")


def _problems(problem: Problem, fault: Fault | None, _: Texts) -> dict[str, str]:
    if problem == "password":
        return {"password": password_words(fault or "short", _)}
    return {
        "name": {"name": _("Write your name as colleagues know it.")},
        "different": {"password_again": _("The two passwords are not the same.")},
        "code": {
            "code": _("This code is not right. Scan the picture and write the six digits that your app shows now.")
        },
    }[problem]
