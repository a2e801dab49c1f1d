"""Accounts of one municipality, for whoever administers them. No case is seen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.coverage import uncovered
from desk.accounts.invitations import LONGEST_NAME, is_email
from desk.accounts.managing import Link
from desk.page import go, not_found, page, problem_page
from desk.pages.account_words import fault_words, grant_words, uncovered_words
from desk.pages.grant_boxes import boxes_of, grants_in
from desk.pages.invitation import chosen_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from starlette.responses import Response

    from desk.accounts.account import Account
    from desk.page import DeskRequest

HERE = "/desk/accounts"


async def show_accounts(request: DeskRequest) -> Response:
    desk, town, _ = request.desk, request.staff.municipality, request.texts
    accounts = await desk.accounts.of(town)
    missing = uncovered(town, accounts, desk.offices, desk.places.locations_of(town, desk.offices))
    return page(
        request,
        "accounts.html",
        accounts=[(one, [grant_words(grant, desk.places, _) for grant in one.grants]) for one in accounts],
        missing=[uncovered_words(one, town, desk.places, _) for one in missing],
    )


async def show_new_account(request: DeskRequest) -> Response:
    return _new_page(request)


async def invite(request: DeskRequest) -> Response:
    """The link is shown once, to be given by the administrator: the desk writes to nobody it does not know."""
    _, fields = request.texts, request.fields
    name, email = " ".join(fields.get("name", "").split()), fields.get("email", "").strip()
    problems = {}
    if not 1 < len(name) <= LONGEST_NAME:
        problems["name"] = _("Write the name as colleagues know it.")
    if not is_email(email):
        problems["email"] = _("This is not an e-mail address.")
    if problems:
        return _new_page(request, problems)
    language = chosen_language(fields.get("language", ""))
    made = await request.desk.managing.invite(
        request.staff, name=name, email=email, grants=grants_in(request), language=language, now=request.now
    )
    if isinstance(made, Link):
        return page(request, "link.html", link=made.address, name=name)
    if made == "taken":
        return _new_page(request, {"email": _("This address cannot be used: there is an account with it.")})
    return _new_page(request, {"grants": fault_words(made, _)})  # type: ignore[arg-type]  # inviting is never stale


async def show_account_of(request: DeskRequest) -> Response:
    account = await _account(request)
    return await _edit_page(request, account) if account else not_found(request)


async def change_grants(request: DeskRequest) -> Response:
    _, account = request.texts, await _account(request)
    if account is None:
        return not_found(request)
    if account.id == request.staff.account:
        return _not_your_own(request)
    problem = await request.desk.managing.grant(request.staff, account, grants_in(request), request.now)
    if problem in {"stale", "taken"}:
        return await _edit_page(
            request, account, {"grants": _("Somebody changed this account meanwhile. Please look again.")}
        )
    if problem:
        return await _edit_page(request, account, {"grants": fault_words(problem, _)})  # type: ignore[arg-type]  # see above
    return await go(request, f"{HERE}/{account.id.hex()}", notice=_("The roles are changed."))


async def lock_account(request: DeskRequest) -> Response:
    """Locks or unlocks, as the button that was pressed says."""
    _, account = request.texts, await _account(request)
    if account is None:
        return not_found(request)
    if account.id == request.staff.account:
        return _not_your_own(request)
    locked = request.fields.get("locked") == "1"
    problem = await request.desk.managing.lock(request.staff, account, locked=locked, now=request.now)
    done = _("The account is locked.") if locked else _("The account is open again.")
    notice = _("Somebody changed this account meanwhile. Please look again.") if problem else done
    return await go(request, f"{HERE}/{account.id.hex()}", notice=notice)


async def delete_account(request: DeskRequest) -> Response:
    """One that is locked, or that nobody has taken: whoever works here is locked out first."""
    _, account = request.texts, await _account(request)
    if account is None or not (account.locked or account.invited):
        return not_found(request)
    await request.desk.managing.delete(request.staff, account, request.now)
    return await go(request, HERE, notice=_("The account is deleted."))


async def end_sessions_of(request: DeskRequest) -> Response:
    _, account = request.texts, await _account(request)
    if account is None:
        return not_found(request)
    await request.desk.managing.end_sessions(request.staff, account, request.now)
    return await go(request, f"{HERE}/{account.id.hex()}", notice=_("They are signed out everywhere."))


async def invite_again(request: DeskRequest) -> Response:
    account = await _account(request)
    if account is None or account.locked:
        return not_found(request)
    link = await request.desk.managing.invite_again(request.staff, account, request.now)
    return page(request, "link.html", link=link.address, name=account.name)


async def _account(request: DeskRequest) -> Account | None:
    return await request.desk.managing.find(request.staff, request.path_params["account"])


def _new_page(request: DeskRequest, problems: Mapping[str, str] | None = None) -> Response:
    values: dict[str, Any] = {"boxes": boxes_of(request, grants_in(request))}
    if problems:
        values |= {"typed": request.fields}
    return page(request, "new_account.html", status=422 if problems else 200, problems=problems or {}, **values)


async def _edit_page(request: DeskRequest, account: Account, problems: Mapping[str, str] | None = None) -> Response:
    desk = request.desk
    return page(
        request,
        "edit_account.html",
        status=422 if problems else 200,
        problems=problems or {},
        account=account,
        own=account.id == request.staff.account,
        boxes=boxes_of(request, grants_in(request) if problems else account.grants),
        sessions=await desk.sessions.of(account.id, now=request.now),
    )


def _not_your_own(request: DeskRequest) -> Response:
    _ = request.texts
    text = _("Another administrator changes your roles or locks your account, so that nobody does it unseen.")
    return problem_page(request, 403, title=_("This is your own account"), text=text, back=HERE)
