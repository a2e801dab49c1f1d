"""What both stores of the desk's accounts do to a row before they keep it, and how one is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk.accounts.ports import HASH_BYTES, MOST_GRANTS, AccountRow
from issues.readers import Grant
from store.bounded import check_row
from store.instant import utc
from store.staff_tables import NO_LOCATION, staff_account, staff_grant, staff_invitation, staff_session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import RowMapping

    from desk.accounts.ports import InvitationRow
    from desk.sessions.ports import SessionRow

OF_ACCOUNT = ("id", "email", "person", "secrets", "language", "locked", "counter", "version")


def account_values(account: AccountRow) -> dict[str, Any]:
    """The account's own row. ValueError for what the tables would refuse, of its grants too."""
    row = {name: getattr(account, name) for name in OF_ACCOUNT}
    check_row(staff_account, row)
    grant_values(account.id, account.grants)
    return row


def grant_values(account: bytes, grants: tuple[Grant, ...]) -> list[dict[str, Any]]:
    """The rows of its grants. ValueError for what the table would refuse."""
    rows = [
        {
            "account": account,
            "role": grant.role,
            "municipality": grant.municipality,
            "location": grant.location or NO_LOCATION,
            "deputy": grant.deputy,
        }
        for grant in grants
    ]
    for row in rows:
        check_row(staff_grant, row)
    if len(rows) > MOST_GRANTS:
        message = f"an account has at most {MOST_GRANTS} grants"
        raise ValueError(message)
    return rows


def invitation_values(invitation: InvitationRow) -> dict[str, Any]:
    row = {"token": invitation.token, "account": invitation.account, "until": utc(invitation.until)}
    check_row(staff_invitation, row)
    return row


def session_values(session: SessionRow) -> dict[str, Any]:
    row = {
        "id": session.id,
        "account": session.account,
        "started": utc(session.started),
        "seen": utc(session.seen),
        "kept": session.kept,
    }
    check_row(staff_session, row)
    return row


def kept_value(kept: bytes | None) -> bytes | None:
    """What a session keeps. ValueError for what the table would refuse."""
    check_row(staff_session, {"id": bytes(HASH_BYTES), "kept": kept})
    return kept


def account_of(row: RowMapping, grants: Iterable[RowMapping]) -> AccountRow:
    """The account as its rows have it."""
    held = [
        Grant(
            role=one["role"],
            municipality=one["municipality"],
            location=one["location"] or None,
            deputy=one["deputy"],
        )
        for one in grants
    ]
    held.sort(key=lambda grant: (grant.role, grant.location or ""))
    return AccountRow(**{name: row[name] for name in OF_ACCOUNT}, grants=tuple(held))
