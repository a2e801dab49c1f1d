"""Invitations: the only way to an account, and the way back to one whose password or phone is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from desk.accounts.passwords import fault_of as fault_of_password
from desk.accounts.ports import AccountChange, AccountRow, InvitationRow
from desk.accounts.totp import step_of
from desk.permissions import needs_second_step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desk.accounts.account import Account, DeskLanguage
    from desk.accounts.accounts import Accounts
    from desk.accounts.passwords import Fault, Passwords
    from desk.accounts.ports import AccountStore
    from desk.audit.audit import Audit
    from desk.sealing import DeskKeys
    from issues.readers import Grant

VALID = timedelta(hours=72)
TOKEN_BYTES = 24
LONGEST_NAME, LONGEST_EMAIL = 80, 254
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")

Problem = Literal["password", "different", "code", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """``needs_code``: the second step is set up with it."""

    account: Account
    token: bytes
    version: int
    needs_code: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What whoever was invited filled in. ``totp``: the secret that they were shown, where it is needed."""

    name: str
    password: str
    password_again: str
    language: DeskLanguage
    totp: str = ""
    code: str = ""


class Invitations:
    """Makes links and takes them."""

    def __init__(  # noqa: PLR0913 – put together once, by name
        self,
        *,
        store: AccountStore,
        accounts: Accounts,
        keys: DeskKeys,
        passwords: Passwords,
        audit: Audit,
        random: Callable[[int], bytes],
        address: str,
    ) -> None:
        self._store = store
        self._accounts = accounts
        self._keys = keys
        self._passwords = passwords
        self._audit = audit
        self._random = random
        self._address = address

    async def invite(  # noqa: PLR0913 – what an account is, by name
        self,
        *,
        name: str,
        email: str,
        grants: tuple[Grant, ...],
        language: DeskLanguage,
        by: bytes | None,
        now: datetime,
    ) -> str:
        """A new account and the link to it. Raises `EmailTaken`. ``by``: None from the command line."""
        account, (token, link) = self._random(16), self._new_link()
        row = AccountRow(
            id=account,
            email=self._accounts.email_key(email),
            person=self._keys.seal({"name": name, "email": email.strip()}, kind="person", row=account),
            secrets=None,
            language=language,
            grants=grants,
        )
        await self._store.add(row, InvitationRow(token=token, account=account, until=now + VALID))
        await self._write("account.invited", row, by, now)
        return link

    async def again(self, account: bytes, *, by: bytes | None, now: datetime) -> str:
        """A new link to an account that there is; any other of it ends. Raises `StaleAccount`."""
        token, link = self._new_link()
        await self._store.invite(InvitationRow(token=token, account=account, until=now + VALID))
        if row := await self._store.get(account):
            await self._write("account.invited", row, by, now)
        return link

    async def find(self, token: str, now: datetime) -> Invited | None:
        """Whom the link invites; None for one that was used, is over, was replaced, or is nobody's."""
        key = self._key(token)
        invitation = await self._store.invitation(key)
        row = await self._store.get(invitation.account) if invitation and invitation.until > now else None
        if row is None or row.locked or not row.grants:
            return None
        account = self._accounts.opened(row)
        return Invited(account=account, token=key, version=row.version, needs_code=needs_second_step(row.grants))

    async def accept(
        self, invited: Invited, chosen: Chosen, now: datetime
    ) -> AccountRow | tuple[Problem, Fault | None]:
        """Takes the invitation, or says what is wrong with what was filled in. Raises `StaleAccount` for a used one."""
        account, name = invited.account, " ".join(chosen.name.split())
        if not 1 < len(name) <= LONGEST_NAME:
            return "name", None
        if fault := fault_of_password(chosen.password, email=account.email, name=name):
            return "password", fault
        if chosen.password != chosen.password_again:
            return "different", None
        step = step_of(chosen.totp, chosen.code, now) if invited.needs_code else 0
        if step is None:
            return "code", None
        secrets = {"password": await self._passwords.hashed(chosen.password), "totp": chosen.totp * invited.needs_code}
        change = AccountChange(
            person=self._keys.seal({"name": name, "email": account.email}, kind="person", row=account.id),
            secrets=self._keys.seal(secrets, kind="secrets", row=account.id),
            language=chosen.language,
        )
        row = await self._store.accept(invited.token, invited.version, change)
        if step:
            await self._store.use_code(row.id, step)
        await self._write("account.accepted", row, row.id, now)
        return row

    async def purge(self, now: datetime) -> int:
        """Deletes those that are over; how many."""
        return await self._store.purge_invitations(before=now)

    def _new_link(self) -> tuple[bytes, str]:
        token = self._random(TOKEN_BYTES).hex()
        return self._key(token), f"{self._address}/desk/invitation/{token}"

    def _key(self, token: str) -> bytes:
        return self._keys.hashed("token", b"invitation" + token.encode())

    async def _write(
        self, action: Literal["account.invited", "account.accepted"], row: AccountRow, by: bytes | None, now: datetime
    ) -> None:
        town = row.grants[0].municipality
        await self._audit.add(action, account=by or bytes(16), subject=row.id, municipality=town, now=now)


def is_email(text: str) -> bool:
    """Whether it looks like an address; whether there is one is known once the invitation is accepted."""
    return len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text.strip()) is not None
