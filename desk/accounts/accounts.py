"""Accounts as the desk uses them: opened, never sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.accounts.account import LANGUAGES, Account, Staff
from desk.permissions import permissions_of
from issues.readers import cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.accounts.ports import AccountRow, AccountStore
    from desk.sealing import DeskKeys
    from desk.sessions.sessions import Session
    from issues.offices.model import Offices


class Accounts:
    """Reads accounts of one store."""

    def __init__(self, store: AccountStore, keys: DeskKeys, offices: Offices) -> None:
        self._store = store
        self._keys = keys
        self._offices = offices

    async def staff(self, session: Session) -> Staff | None:
        """Who is signed in; None where the account is locked, gone, or has no role any more."""
        row = await self._store.get(session.account)
        if row is None or row.locked or not row.grants:
            return None
        account = self.opened(row)
        return Staff(
            account=account.id,
            session=session.id,
            name=account.name,
            language=account.language,
            grants=account.grants,
            cells=cells_of(account.grants, self._offices),
            permissions=permissions_of(account.grants),
        )

    async def get(self, account: bytes) -> Account | None:
        row = await self._store.get(account)
        return self.opened(row) if row else None

    async def by_email(self, email: str) -> Account | None:
        row = await self._store.by_email(self.email_key(email))
        return self.opened(row) if row else None

    async def of(self, municipality: str) -> Sequence[Account]:
        """By name."""
        found = [self.opened(row) for row in await self._store.of(municipality)]
        return sorted(found, key=lambda account: account.name.casefold())

    def opened(self, row: AccountRow) -> Account:
        """Raises `DoesNotOpen` where the keys are others than those it was sealed with."""
        person: dict[str, str] = self._keys.unseal(row.person, kind="person", row=row.id)
        secrets = self.secrets(row)
        return Account(
            id=row.id,
            name=person["name"],
            email=person["email"],
            language=next((one for one in LANGUAGES if one == row.language), LANGUAGES[0]),
            grants=row.grants,
            locked=row.locked,
            invited=row.secrets is None,
            second_step=bool(secrets.get("totp")),
            version=row.version,
        )

    def email_key(self, email: str) -> bytes:
        """What finds an account by its address, however it is written."""
        return self._keys.hashed("email", email.strip().casefold().encode(errors="surrogatepass"))

    def secrets(self, row: AccountRow) -> dict[str, str]:
        """``password``: hashed; ``totp``: empty without a second step. Nothing before an invitation is accepted."""
        if row.secrets is None:
            return {}
        found: dict[str, str] = self._keys.unseal(row.secrets, kind="secrets", row=row.id)
        return found
