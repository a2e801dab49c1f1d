"""What accounts ask of the world: a place for accounts and their invitations. `store` has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from issues.readers import Grant

ACCOUNT_ID_BYTES = 16
HASH_BYTES = 32
MOST_GRANTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account as it is stored. Names, addresses and what signs in are sealed.

    ``email``: keyed hash, unique. ``secrets``: None until the invitation is accepted. ``counter``: the last time step
    whose code was used; no code of it or before it is accepted again.
    """

    id: bytes
    email: bytes
    person: bytes
    secrets: bytes | None
    language: str
    locked: bool = False
    grants: tuple[Grant, ...] = ()
    counter: int = 0
    version: int = 1
    """Counts the changes, as in a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChange:
    """What is written together. None: stays as it is."""

    person: bytes | None = None
    secrets: bytes | None = None
    language: str | None = None
    locked: bool | None = None
    grants: tuple[Grant, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """``token``: keyed hash of what stands in the link. An account has at most one: a new one ends the others."""

    token: bytes
    account: bytes
    until: datetime


class EmailTaken(Exception):
    """There is an account with that address."""


class StaleAccount(Exception):
    """Somebody changed the account since it was read, or it is gone; nothing was written."""


class AccountStore(Protocol):
    """Accounts in a database. Every method is one transaction."""

    async def add(self, account: AccountRow, invitation: InvitationRow) -> None:
        """Raises `EmailTaken`; nothing is written then."""

    async def get(self, account: bytes) -> AccountRow | None: ...

    async def by_email(self, email: bytes) -> AccountRow | None: ...

    async def of(self, municipality: str) -> Sequence[AccountRow]:
        """Those with a grant there, in order of their ids."""

    async def change(self, account: bytes, version: int, change: AccountChange) -> AccountRow:
        """The account as committed, one version on. Raises `StaleAccount`."""

    async def use_code(self, account: bytes, counter: int) -> bool:
        """Keeps that a code of this time step was used; False where one of it or of a later one was before.

        Two at once with the same code: one of them is told False.
        """

    async def invite(self, invitation: InvitationRow) -> None:
        """In place of any other of the account. Raises `StaleAccount` where there is none."""

    async def invitation(self, token: bytes) -> InvitationRow | None: ...

    async def accept(self, token: bytes, version: int, change: AccountChange) -> AccountRow:
        """Ends the invitation and changes its account, together. Raises `StaleAccount`, also for a used one."""

    async def delete(self, account: bytes) -> None:
        """With its grants, invitation and sessions. What the audit says of its id stays."""

    async def purge_invitations(self, *, before: datetime) -> int:
        """Deletes those that ended before then; how many."""
