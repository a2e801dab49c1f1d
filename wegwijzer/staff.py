"""Accounts of the desk put together: where they are kept, and what is done with them."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

import structlog

from desk.accounts.accounts import Accounts
from desk.accounts.invitations import Invitations
from desk.accounts.managing import Managing
from desk.accounts.own import OwnAccount
from desk.accounts.passwords import Passwords
from desk.accounts.sign_in import SignIn
from desk.accounts.tries import Tries
from desk.audit.audit import Audit
from desk.sealing import DeskKeys
from desk.sessions.sessions import Sessions
from issues.case_keys import CaseKeys, KeyDoesNotOpen
from store.case_keys import SqlKeyStore
from store.memory_own_replies import MemoryOwnReplyStore
from store.memory_staff import MemoryAccountStore, MemoryDeskSessionStore
from store.memory_staff_audit import MemoryAuditStore
from store.own_replies import SqlOwnReplyStore
from store.staff_accounts import SqlAccountStore
from store.staff_audit import SqlAuditStore
from store.staff_sessions import SqlDeskSessionStore
from wegwijzer.clock import now
from wegwijzer.complaints import load_offices
from wegwijzer.databases import opened
from wegwijzer.folder import prepare_folder, secret_key
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from desk.accounts.ports import AccountStore
    from desk.audit.ports import AuditStore
    from desk.desk import Desk
    from desk.sessions.ports import DeskSessionStore
    from issues.offices.model import Offices
    from issues.replies.own import OwnReplyStore
    from store.database import Database
    from wegwijzer.settings import Settings

log = structlog.get_logger()


class StaffStores(NamedTuple):
    """Where accounts, their sessions, what was done with them, and municipalities' own replies are kept."""

    accounts: AccountStore
    sessions: DeskSessionStore
    audit: AuditStore
    replies: OwnReplyStore


def in_database(database: Database) -> StaffStores:
    return StaffStores(
        SqlAccountStore(database), SqlDeskSessionStore(database), SqlAuditStore(database), SqlOwnReplyStore(database)
    )


def in_memory() -> StaffStores:
    """For tests, and where nothing is left behind."""
    sessions = MemoryDeskSessionStore()
    return StaffStores(MemoryAccountStore(sessions), sessions, MemoryAuditStore(), MemoryOwnReplyStore())


class StaffCases(NamedTuple):
    """What is done with accounts; fields of `Desk` by the same names."""

    accounts: Accounts
    sign_in: SignIn
    invitations: Invitations
    own_account: OwnAccount
    managing: Managing
    sessions: Sessions
    audit: Audit


def make_staff(
    settings: Settings, stores: StaffStores, keys: DeskKeys, offices: Offices, passwords: Passwords | None = None
) -> StaffCases:
    """Accounts, signing in and the audit, for the desk and the command line alike."""
    store, audit = stores.accounts, Audit(stores.audit, keys)
    accounts, sessions = Accounts(store, keys, offices), Sessions(stores.sessions, keys, os.urandom)
    hashing, tries = passwords or Passwords(), Tries()
    invitations = Invitations(
        store=store,
        accounts=accounts,
        keys=keys,
        passwords=hashing,
        audit=audit,
        random=os.urandom,
        address=settings.address,
    )
    return StaffCases(
        accounts=accounts,
        sign_in=SignIn(store=store, accounts=accounts, keys=keys, passwords=hashing, tries=tries, audit=audit),
        invitations=invitations,
        own_account=OwnAccount(store=store, accounts=accounts, keys=keys, passwords=hashing, tries=tries, audit=audit),
        managing=Managing(store=store, accounts=accounts, invitations=invitations, sessions=sessions, audit=audit),
        sessions=sessions,
        audit=audit,
    )


@asynccontextmanager
async def opened_staff(settings: Settings) -> AsyncIterator[StaffCases]:
    """The accounts in the program's databases, for the command line."""
    folder = prepare_folder(settings)
    secret = secret_key(settings, folder)
    async with opened(settings) as databases:
        keys = CaseKeys(SqlKeyStore(databases.keys), secret, os.urandom)
        try:
            root = await keys.desk(now=now())
        except KeyDoesNotOpen:
            message = "WEGWIJZER_SECRET_KEY: the desk's key was kept under another one; set that again"
            raise OperatorProblem(message) from None
        yield make_staff(settings, in_database(databases.main), DeskKeys(root, os.urandom), load_offices())


async def tidy_up_staff(desk: Desk, moment: datetime) -> None:
    """Deletes sessions and invitations that are over, and months of the audit whose term is."""
    gone = await desk.sessions.purge(now=moment) + await desk.invitations.purge(moment)
    dropped = await desk.audit.drop_over(moment)
    if gone or dropped:
        log.info("desk_purged", count=gone + dropped)
