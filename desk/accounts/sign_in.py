"""Signing in: a password, and for those who read what is kept from others a code as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk.accounts.ports import AccountChange, StaleAccount
from desk.accounts.totp import step_of
from desk.permissions import needs_second_step

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desk.accounts.accounts import Accounts
    from desk.accounts.passwords import Passwords
    from desk.accounts.ports import AccountRow, AccountStore
    from desk.accounts.tries import Tries
    from desk.audit.audit import Audit
    from desk.sealing import DeskKeys

Problem = Literal["wrong", "code", "again", "no_second_step"]
"""``wrong``: address or password, never which. ``again``: too long ago, or changed since: from the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Too many tries. ``left``: until the next."""

    left: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowsPassword:
    """``needs_code``: they are not signed in yet."""

    account: bytes
    version: int
    needs_code: bool


class SignIn:
    """Decides who may sign in. It begins no session: the page does, once all is right."""

    def __init__(  # noqa: PLR0913 – put together once, by name
        self,
        *,
        store: AccountStore,
        accounts: Accounts,
        keys: DeskKeys,
        passwords: Passwords,
        tries: Tries,
        audit: Audit,
    ) -> None:
        self._store = store
        self._accounts = accounts
        self._keys = keys
        self._passwords = passwords
        self._tries = tries
        self._audit = audit

    async def with_password(
        self, email: str, password: str, *, address: str, now: datetime
    ) -> KnowsPassword | Wait | Problem:
        """The same answer after the same work for an address that nobody has and for a wrong password."""
        key = self._accounts.email_key(email)
        if left := self._tries.begin(key, self._address_key(address), now):
            return Wait(left=left)
        row = await self._store.by_email(key)
        kept = self._accounts.secrets(row).get("password") if row else None
        right = await self._passwords.is_right(kept, password)
        if row is None or not right or row.locked or not row.grants:
            # Not in the audit: writing for a real address alone would take longer than for one that nobody has.
            return "wrong"
        self._tries.was_right(key)
        row = await self._rehashed(row, password)
        return self._known(row)

    async def with_provider(self, email: str) -> KnowsPassword | Problem:
        """Whom the municipality's own sign-in names by an address that it has verified."""
        row = await self._store.by_email(self._accounts.email_key(email))
        if row is None or row.locked or not row.grants:
            return "wrong"
        return self._known(row)

    async def with_code(
        self, known: KnowsPassword, code: str, *, address: str, now: datetime
    ) -> AccountRow | Wait | Problem:
        """The second step, after the first; each code once."""
        row = await self._store.get(known.account)
        if row is None or row.locked or row.version != known.version:
            return "again"
        if left := self._tries.begin(self._keys.hashed("try", b"code" + row.id), self._address_key(address), now):
            return Wait(left=left)
        step = step_of(self._accounts.secrets(row).get("totp", ""), code, now)
        if step is None or not await self._store.use_code(row.id, step):
            await self._write("account.refused", row, now)
            return "code"
        self._tries.was_right(self._keys.hashed("try", b"code" + row.id))
        return row

    async def signed_in(self, account: bytes, now: datetime) -> None:
        """Keeps in the audit that they did."""
        row = await self._store.get(account)
        if row is not None:
            await self._write("account.signed_in", row, now)

    def _known(self, row: AccountRow) -> KnowsPassword | Problem:
        has_codes = bool(self._accounts.secrets(row).get("totp"))
        if needs_second_step(row.grants) and not has_codes:
            return "no_second_step"
        return KnowsPassword(account=row.id, version=row.version, needs_code=has_codes)

    async def _rehashed(self, row: AccountRow, password: str) -> AccountRow:
        """With today's figures, where it was hashed with others: only now is the password known."""
        secrets = self._accounts.secrets(row)
        if not self._passwords.is_outdated(secrets["password"]):
            return row
        changed = secrets | {"password": await self._passwords.hashed(password)}
        sealed = self._keys.seal(changed, kind="secrets", row=row.id)
        try:
            return await self._store.change(row.id, row.version, AccountChange(secrets=sealed))
        except StaleAccount:
            return row

    async def _write(
        self, action: Literal["account.refused", "account.signed_in"], row: AccountRow, now: datetime
    ) -> None:
        town = row.grants[0].municipality if row.grants else "-"
        await self._audit.add(action, account=row.id, subject=row.id, municipality=town, now=now)

    def _address_key(self, address: str) -> bytes:
        return self._keys.hashed("try", b"address" + address.encode())
