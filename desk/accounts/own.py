"""What everybody may change of their own account: language, password, second step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desk.accounts.passwords import fault_of
from desk.accounts.ports import AccountChange
from desk.accounts.sign_in import Wait
from desk.accounts.totp import step_of

if TYPE_CHECKING:
    from datetime import datetime

    from desk.accounts.account import DeskLanguage, Staff
    from desk.accounts.accounts import Accounts
    from desk.accounts.passwords import Fault, Passwords
    from desk.accounts.ports import AccountRow, AccountStore
    from desk.accounts.tries import Tries
    from desk.audit.audit import Audit
    from desk.sealing import DeskKeys

Problem = Literal["wrong", "different", "code"] | Wait


class OwnAccount:
    """Changes the account of whoever is signed in."""

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

    async def speak(self, staff: Staff, language: DeskLanguage) -> None:
        """In that language from now on."""
        row = await self._row(staff)
        await self._store.change(row.id, row.version, AccountChange(language=language))

    async def change_password(
        self, staff: Staff, current: str, password: str, again: str, now: datetime
    ) -> Problem | Fault | None:
        """None once it is changed; else what keeps it from being."""
        row = await self._row(staff)
        if problem := await self._not_theirs(row, current, now):
            return problem
        account = self._accounts.opened(row)
        if fault := fault_of(password, email=account.email, name=account.name):
            return fault
        if password != again:
            return "different"
        await self._keep(row, {"password": await self._passwords.hashed(password)})
        await self._write("account.password", staff, now)
        return None

    async def change_second_step(
        self, staff: Staff, current: str, totp: str, code: str, now: datetime
    ) -> Problem | None:
        """None once codes come from the new phone; else what keeps them from it."""
        row = await self._row(staff)
        if problem := await self._not_theirs(row, current, now):
            return problem
        step = step_of(totp, code, now)
        if step is None:
            return "code"
        await self._keep(row, {"totp": totp})
        await self._store.use_code(row.id, step)
        await self._write("account.second_step", staff, now)
        return None

    async def _row(self, staff: Staff) -> AccountRow:
        row = await self._store.get(staff.account)
        if row is None:
            message = "the account is gone"
            raise LookupError(message)
        return row

    async def _not_theirs(self, row: AccountRow, password: str, now: datetime) -> Problem | None:
        """Whoever found a browser open does not know the password, and does not get to guess it."""
        key = self._keys.hashed("try", b"own" + row.id)
        if left := self._tries.begin(key, key, now):
            return Wait(left=left)
        if not await self._passwords.is_right(self._accounts.secrets(row).get("password"), password):
            return "wrong"
        self._tries.was_right(key)
        return None

    async def _keep(self, row: AccountRow, changed: dict[str, str]) -> None:
        secrets = self._accounts.secrets(row) | changed
        sealed = self._keys.seal(secrets, kind="secrets", row=row.id)
        await self._store.change(row.id, row.version, AccountChange(secrets=sealed))

    async def _write(
        self, action: Literal["account.password", "account.second_step"], staff: Staff, now: datetime
    ) -> None:
        town = staff.municipality
        await self._audit.add(action, account=staff.account, subject=staff.account, municipality=town, now=now)
