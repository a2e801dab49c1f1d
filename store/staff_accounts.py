"""Accounts of the desk in the database: desk.accounts.ports' `AccountStore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from desk.accounts.ports import AccountStore, EmailTaken, InvitationRow, StaleAccount
from store.memory_staff import changed_account
from store.staff_row import account_of, account_values, grant_values, invitation_values
from store.staff_tables import staff_account, staff_grant, staff_invitation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from desk.accounts.ports import AccountChange, AccountRow
    from store.database import Database


class SqlAccountStore(AccountStore):
    """Every method is one transaction. Names, addresses, passwords are sealed before they come here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, account: AccountRow, invitation: InvitationRow) -> None:
        row, grants = account_values(account), grant_values(account.id, account.grants)
        try:
            async with self._database.writing() as connection:
                await connection.execute(insert(staff_account).values(row))
                if grants:
                    await connection.execute(insert(staff_grant), grants)
                await connection.execute(insert(staff_invitation).values(invitation_values(invitation)))
        except IntegrityError:
            # Ids and tokens are random; of what must be unique only the address is not.
            raise EmailTaken from None

    async def get(self, account: bytes) -> AccountRow | None:
        async with self._database.reading() as connection:
            return await _find(connection, staff_account.c.id == account)

    async def by_email(self, email: bytes) -> AccountRow | None:
        async with self._database.reading() as connection:
            return await _find(connection, staff_account.c.email == email)

    async def of(self, municipality: str) -> Sequence[AccountRow]:
        there = select(staff_grant.c.account).where(staff_grant.c.municipality == municipality)
        async with self._database.reading() as connection:
            return await _all(connection, staff_account.c.id.in_(there))

    async def change(self, account: bytes, version: int, change: AccountChange) -> AccountRow:
        async with self._database.writing() as connection:
            return await _change(connection, account, version, change)

    async def use_code(self, account: bytes, counter: int) -> bool:
        seen = staff_account.c.id == account, staff_account.c.counter < counter
        async with self._database.writing_once() as connection:
            return (await connection.execute(update(staff_account).where(*seen).values(counter=counter))).rowcount == 1

    async def invite(self, invitation: InvitationRow) -> None:
        row = invitation_values(invitation)
        try:
            async with self._database.writing() as connection:
                of_account = staff_invitation.c.account == invitation.account
                await connection.execute(delete(staff_invitation).where(of_account))
                await connection.execute(insert(staff_invitation).values(row))
        except IntegrityError:
            raise StaleAccount from None

    async def invitation(self, token: bytes) -> InvitationRow | None:
        async with self._database.reading_once() as connection:
            found = (await connection.execute(_invitation(token))).one_or_none()
        return InvitationRow(**found._asdict()) if found else None

    async def accept(self, token: bytes, version: int, change: AccountChange) -> AccountRow:
        async with self._database.writing() as connection:
            found = (await connection.execute(_invitation(token))).one_or_none()
            # Of two at once PostgreSQL lets the second wait here, and it then finds nothing to delete.
            ended = await connection.execute(delete(staff_invitation).where(staff_invitation.c.token == token))
            if found is None or ended.rowcount != 1:
                raise StaleAccount
            return await _change(connection, found.account, version, change)

    async def delete(self, account: bytes) -> None:
        async with self._database.writing_once() as connection:
            await connection.execute(delete(staff_account).where(staff_account.c.id == account))

    async def purge_invitations(self, *, before: datetime) -> int:
        async with self._database.writing_once() as connection:
            over = staff_invitation.c.until < before
            return (await connection.execute(delete(staff_invitation).where(over))).rowcount


def _invitation(token: bytes) -> Select[tuple[bytes, bytes, datetime]]:
    return select(staff_invitation).where(staff_invitation.c.token == token)


async def _change(connection: AsyncConnection, account: bytes, version: int, change: AccountChange) -> AccountRow:
    seen = staff_account.c.id == account, staff_account.c.version == version
    before = await _find(connection, and_(*seen))
    if before is None:
        raise StaleAccount
    after = changed_account(before, change)
    values = {name: value for name, value in account_values(after).items() if name != "counter"}
    if (await connection.execute(update(staff_account).where(*seen).values(values))).rowcount != 1:
        raise StaleAccount
    if change.grants is not None:
        await connection.execute(delete(staff_grant).where(staff_grant.c.account == account))
        if rows := grant_values(account, after.grants):
            await connection.execute(insert(staff_grant), rows)
    return after


async def _find(connection: AsyncConnection, which: ColumnElement[bool]) -> AccountRow | None:
    return next(iter(await _all(connection, which)), None)


async def _all(connection: AsyncConnection, which: ColumnElement[bool]) -> Sequence[AccountRow]:
    accounts = (await connection.execute(select(staff_account).where(which).order_by(staff_account.c.id))).mappings()
    rows = accounts.all()
    held = select(staff_grant).where(staff_grant.c.account.in_([row["id"] for row in rows]))
    grants = (await connection.execute(held)).mappings().all()
    return [account_of(row, [one for one in grants if one["account"] == row["id"]]) for row in rows]
