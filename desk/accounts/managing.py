"""What an admin does with the accounts of their own municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk.accounts.ports import AccountChange, EmailTaken, StaleAccount
from issues.readers import fault_of

if TYPE_CHECKING:
    from datetime import datetime

    from desk.accounts.account import Account, DeskLanguage, Staff
    from desk.accounts.accounts import Accounts
    from desk.accounts.invitations import Invitations
    from desk.accounts.ports import AccountStore
    from desk.audit.audit import Action, Audit
    from desk.sessions.sessions import Sessions
    from issues.readers import Grant, GrantFault

Problem = Literal["stale", "taken"]


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation, to be given to whom it is for. It is shown once: only its keyed hash is stored."""

    address: str


class Managing:
    """Everything is refused for an account of another municipality as for one that does not exist: None."""

    def __init__(
        self, *, store: AccountStore, accounts: Accounts, invitations: Invitations, sessions: Sessions, audit: Audit
    ) -> None:
        self._store = store
        self._accounts = accounts
        self._invitations = invitations
        self._sessions = sessions
        self._audit = audit

    async def find(self, staff: Staff, account: str) -> Account | None:
        """By its id in hexadecimal, as it stands in addresses."""
        try:
            found = await self._accounts.get(bytes.fromhex(account))
        except ValueError:
            return None
        return found if found and found.grants and found.municipality == staff.municipality else None

    async def invite(  # noqa: PLR0913 – what an account is, by name
        self, staff: Staff, *, name: str, email: str, grants: tuple[Grant, ...], language: DeskLanguage, now: datetime
    ) -> Link | GrantFault | Problem:
        """The link, or why there is none."""
        if fault := fault_of(grants) or _elsewhere(staff, grants):
            return fault
        try:
            link = await self._invitations.invite(
                name=name, email=email, grants=grants, language=language, by=staff.account, now=now
            )
        except EmailTaken:
            return "taken"
        return Link(link)

    async def invite_again(self, staff: Staff, account: Account, now: datetime) -> Link:
        """A link with which they choose password and second step anew. Until it is taken the old ones still work."""
        return Link(await self._invitations.again(account.id, by=staff.account, now=now))

    async def grant(
        self, staff: Staff, account: Account, grants: tuple[Grant, ...], now: datetime
    ) -> GrantFault | Problem | None:
        """Gives other roles; whoever is signed in has them at their next click."""
        if fault := fault_of(grants) or _elsewhere(staff, grants):
            return fault
        return await self._change(staff, account, AccountChange(grants=grants), "account.changed", now)

    async def lock(self, staff: Staff, account: Account, *, locked: bool, now: datetime) -> Problem | None:
        """Nobody signs in with it, and whoever is signed in is out."""
        action: Action = "account.locked" if locked else "account.unlocked"
        problem = await self._change(staff, account, AccountChange(locked=locked), action, now)
        if locked and problem is None:
            await self._sessions.end_all(account.id)
        return problem

    async def delete(self, staff: Staff, account: Account, now: datetime) -> None:
        """Name and address are gone; the audit keeps the account's id. Only of one that nobody can sign in with."""
        await self._write("account.deleted", staff, account, now)
        await self._store.delete(account.id)

    async def end_sessions(self, staff: Staff, account: Account, now: datetime) -> int:
        """How many there were."""
        ended = await self._sessions.end_all(account.id)
        await self._write("account.sessions_ended", staff, account, now)
        return ended

    async def _change(
        self, staff: Staff, account: Account, change: AccountChange, action: Action, now: datetime
    ) -> Problem | None:
        try:
            await self._store.change(account.id, account.version, change)
        except StaleAccount:
            return "stale"
        await self._write(action, staff, account, now)
        return None

    async def _write(self, action: Action, staff: Staff, account: Account, now: datetime) -> None:
        town = staff.municipality
        await self._audit.add(action, account=staff.account, subject=account.id, municipality=town, now=now)


def _elsewhere(staff: Staff, grants: tuple[Grant, ...]) -> GrantFault | None:
    return "two_municipalities" if any(grant.municipality != staff.municipality for grant in grants) else None
