"""Accounts of the desk and their sessions in memory: for tests, and for a chat that leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk.accounts.ports import AccountStore, EmailTaken, StaleAccount
from desk.sessions.ports import DeskSessionStore
from store.staff_row import account_values, invitation_values, session_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desk.accounts.ports import AccountChange, AccountRow, InvitationRow
    from desk.sessions.ports import SessionRow


class MemoryDeskSessionStore(DeskSessionStore):
    """The same promises as `SqlDeskSessionStore`, until the process ends."""

    def __init__(self) -> None:
        self._sessions: dict[bytes, SessionRow] = {}

    async def add(self, session: SessionRow) -> None:
        session_values(session)
        self._sessions[session.id] = session

    async def get(self, session: bytes) -> SessionRow | None:
        return self._sessions.get(session)

    async def touch(self, session: bytes, seen: datetime) -> None:
        if session in self._sessions:
            self._sessions[session] = replace(self._sessions[session], seen=seen)

    async def keep(self, session: bytes, kept: bytes | None) -> None:
        if session in self._sessions:
            self._sessions[session] = changed = replace(self._sessions[session], kept=kept)
            session_values(changed)

    async def end(self, session: bytes) -> None:
        self._sessions.pop(session, None)

    async def end_all(self, account: bytes, *, but: bytes | None = None) -> int:
        ended = [one.id for one in self._sessions.values() if one.account == account and one.id != but]
        for one in ended:
            del self._sessions[one]
        return len(ended)

    async def of(self, account: bytes) -> Sequence[SessionRow]:
        found = [one for one in self._sessions.values() if one.account == account]
        return sorted(found, key=lambda one: one.started, reverse=True)

    async def purge(self, *, seen_before: datetime, started_before: datetime) -> int:
        over = [one.id for one in self._sessions.values() if one.seen < seen_before or one.started < started_before]
        for one in over:
            del self._sessions[one]
        return len(over)


class MemoryAccountStore(AccountStore):
    """The same promises as `SqlAccountStore`, until the process ends. ``sessions``: of the accounts it deletes."""

    def __init__(self, sessions: MemoryDeskSessionStore) -> None:
        self._sessions = sessions
        self._accounts: dict[bytes, AccountRow] = {}
        self._invitations: dict[bytes, InvitationRow] = {}

    async def add(self, account: AccountRow, invitation: InvitationRow) -> None:
        account_values(account)
        invitation_values(invitation)
        if any(one.email == account.email for one in self._accounts.values()):
            raise EmailTaken
        self._accounts[account.id] = account
        await self.invite(invitation)

    async def get(self, account: bytes) -> AccountRow | None:
        return self._accounts.get(account)

    async def by_email(self, email: bytes) -> AccountRow | None:
        return next((one for one in self._accounts.values() if one.email == email), None)

    async def of(self, municipality: str) -> Sequence[AccountRow]:
        there = [one for one in self._accounts.values() if any(g.municipality == municipality for g in one.grants)]
        return sorted(there, key=lambda one: one.id)

    async def change(self, account: bytes, version: int, change: AccountChange) -> AccountRow:
        row = self._accounts.get(account)
        if row is None or row.version != version:
            raise StaleAccount
        self._accounts[account] = changed = changed_account(row, change)
        return changed

    async def use_code(self, account: bytes, counter: int) -> bool:
        row = self._accounts.get(account)
        if row is None or row.counter >= counter:
            return False
        self._accounts[account] = replace(row, counter=counter)
        return True

    async def invite(self, invitation: InvitationRow) -> None:
        invitation_values(invitation)
        if invitation.account not in self._accounts:
            raise StaleAccount
        kept = {token: one for token, one in self._invitations.items() if one.account != invitation.account}
        self._invitations = {**kept, invitation.token: invitation}

    async def invitation(self, token: bytes) -> InvitationRow | None:
        return self._invitations.get(token)

    async def accept(self, token: bytes, version: int, change: AccountChange) -> AccountRow:
        invitation = self._invitations.get(token)
        if invitation is None:
            raise StaleAccount
        changed = await self.change(invitation.account, version, change)
        del self._invitations[token]
        return changed

    async def delete(self, account: bytes) -> None:
        self._accounts.pop(account, None)
        self._invitations = {token: one for token, one in self._invitations.items() if one.account != account}
        await self._sessions.end_all(account)

    async def purge_invitations(self, *, before: datetime) -> int:
        over = [token for token, one in self._invitations.items() if one.until < before]
        for token in over:
            del self._invitations[token]
        return len(over)


def changed_account(row: AccountRow, change: AccountChange) -> AccountRow:
    """One version on. ValueError for what the tables would refuse."""
    changed = replace(
        row,
        person=row.person if change.person is None else change.person,
        secrets=row.secrets if change.secrets is None else change.secrets,
        language=row.language if change.language is None else change.language,
        locked=row.locked if change.locked is None else change.locked,
        grants=row.grants if change.grants is None else change.grants,
        version=row.version + 1,
    )
    account_values(changed)
    return changed
