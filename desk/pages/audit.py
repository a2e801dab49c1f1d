"""The audit to read: an administrator is shown what happened to accounts, a coordinator what happened to cases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk.audit.audit import SHOWN
from desk.page import page
from desk.pages.audit_words import action_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from starlette.responses import Response

    from desk.audit.ports import Signed
    from desk.page import DeskRequest
    from locales import Texts

COMMAND_LINE = bytes(16)
"""In place of an account, for what an operator did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``who``: a name, as long as there is the account; ``about``: a name, or the number of a case."""

    at: datetime
    who: str
    action: str
    about: str


async def show_audit(request: DeskRequest) -> Response:
    """The newest first; ``before`` in the address: month and number of the last one shown."""
    what: Literal["account", "case"] = "account" if request.staff.may("accounts.manage") else "case"
    found = await request.desk.audit.latest(request.staff.municipality, what, _before(request))
    older = f"{found[-1].month}.{found[-1].number}" if len(found) == SHOWN else None
    names = {one.id: one.name for one in await request.desk.accounts.of(request.staff.municipality)}
    subjects = {row.entry.subject for row in found if row.entry.subject}
    about = names if what == "account" else await request.desk.cases.numbers(subjects)
    lines = [_line(row, names, about, request.texts) for row in found]
    return page(request, "audit.html", lines=lines, older=older, of_accounts=what == "account")


def _before(request: DeskRequest) -> tuple[str, int] | None:
    month, _, number = request.query_params.get("before", "").partition(".")
    known = re.fullmatch(r"[0-9]{4}-[0-9]{2}", month) and re.fullmatch(r"[0-9]{1,9}", number)
    return (month, int(number)) if known else None


def _line(row: Signed, names: Mapping[bytes, str], about: Mapping[bytes, str], _: Texts) -> Line:
    entry = row.entry
    operator, gone = _("operator, on the command line"), _("an account that is gone")
    return Line(
        at=entry.at,
        who=operator if entry.account == COMMAND_LINE else names.get(entry.account, gone),
        action=action_words(entry.action, _),
        about=about.get(entry.subject, "") if entry.subject else "",
    )
