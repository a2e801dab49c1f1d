"""Accounts, invitations and sessions for the tests of the stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from desk.accounts.ports import AccountRow, InvitationRow
from desk.sessions.ports import SessionRow
from issues.readers import Grant
from tests.store.complaint_rows import NINE, sealed

TOWN, OTHER_TOWN = "voorbeeldstad", "elders"
HOSTS = Grant(role="hosts", municipality=TOWN)
LINDE = Grant(role="location", municipality=TOWN, location="de-linde", deputy=True)


def account_row(seed: int = 1, **changes: Any) -> AccountRow:
    row = AccountRow(
        id=seed.to_bytes(16, "big"),
        email=seed.to_bytes(32, "big"),
        person=sealed("person"),
        secrets=None,
        language="nl",
        grants=(HOSTS, LINDE),
    )
    return replace(row, **changes)


def invitation_row(seed: int = 1, **changes: Any) -> InvitationRow:
    row = InvitationRow(
        token=seed.to_bytes(32, "big"), account=seed.to_bytes(16, "big"), until=NINE + timedelta(hours=72)
    )
    return replace(row, **changes)


def session_row(seed: int = 1, **changes: Any) -> SessionRow:
    row = SessionRow(
        id=seed.to_bytes(32, "big"),
        account=(1).to_bytes(16, "big"),
        started=NINE.replace(microsecond=0),
        seen=NINE.replace(microsecond=0),
    )
    return replace(row, **changes)
