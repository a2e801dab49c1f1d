"""The desk put together: its stores, its keys, the places it knows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from desk.accounts.accounts import Accounts
from desk.accounts.invitations import Invitations
from desk.accounts.managing import Managing
from desk.accounts.own import OwnAccount
from desk.accounts.passwords import Passwords
from desk.accounts.sign_in import SignIn
from desk.accounts.tries import Tries
from desk.app import build_routes
from desk.audit.audit import Audit
from desk.desk import Desk
from desk.places import Places
from desk.rendering import Rendering
from desk.sealing import DeskKeys
from desk.sessions.sessions import Sessions
from desk.static_files import StaticFiles
from issues.case_keys import CaseKeys
from store.memory_own_replies import MemoryOwnReplyStore
from store.memory_staff import MemoryAccountStore, MemoryDeskSessionStore
from store.memory_staff_audit import MemoryAuditStore
from store.own_replies import SqlOwnReplyStore
from store.staff_accounts import SqlAccountStore
from store.staff_audit import SqlAuditStore
from store.staff_sessions import SqlDeskSessionStore
from wegwijzer.clock import now
from wegwijzer.complaints import load_intake, load_offices
from wegwijzer.handling import load_replies, make_handling
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from starlette.routing import Route

    from desk.accounts.ports import AccountStore
    from desk.audit.ports import AuditStore
    from desk.sessions.ports import DeskSessionStore
    from issues.offices.model import Offices
    from issues.replies.own import OwnReplyStore
    from routekaart.model import Routekaart
    from store.database import Database
    from wegwijzer.complaint_stores import ComplaintStores
    from wegwijzer.settings import Settings


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


def make_desk(  # noqa: PLR0913 – put together once, by name
    settings: Settings,
    kaart: Routekaart,
    stores: StaffStores,
    root: bytes,
    *,
    complaints: ComplaintStores,
    secret: bytes,
    now: Callable[[], datetime] = now,
    passwords: Passwords | None = None,
) -> Desk:
    """Everything its pages need.

    ``root``: what its keys are derived from, see `CaseKeys.desk`; ``secret``: the program's one secret key.
    """
    keys, offices, theme = DeskKeys(root, os.urandom), load_offices(), theme_folder(settings)
    intake, case_keys = load_intake(), CaseKeys(complaints.keys, secret, os.urandom)
    static, staff = StaticFiles(theme=theme), make_staff(settings, stores, keys, offices, passwords)
    return Desk(
        address=settings.address,
        now=now,
        random=os.urandom,
        keys=keys,
        **staff._asdict(),
        provider=None,
        offices=offices,
        intake=intake,
        cases=complaints.cases,
        case_keys=case_keys,
        handling=make_handling(complaints.cases, case_keys, intake, offices, now),
        shipped_replies=load_replies(intake),
        own_replies=stores.replies,
        places=places_of(kaart),
        static=static,
        rendering=Rendering(static, theme),
    )


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
    shared = {"store": store, "accounts": accounts, "keys": keys, "passwords": hashing, "tries": tries, "audit": audit}
    return StaffCases(
        accounts=accounts,
        sign_in=SignIn(**shared),
        invitations=invitations,
        own_account=OwnAccount(**shared),
        managing=Managing(store=store, accounts=accounts, invitations=invitations, sessions=sessions, audit=audit),
        sessions=sessions,
        audit=audit,
    )


def desk_routes(desk: Desk) -> list[Route]:
    return build_routes(desk)


def places_of(kaart: Routekaart) -> Places:
    """Names as the map has them, in Dutch: names of places are not translated at the desk."""
    municipalities = kaart.municipalities.values()
    return Places(
        municipalities={one.id: one.name.nl for one in municipalities},
        locations={one.id: {place.id: place.name.nl for place in one.locations} for one in municipalities},
    )


def theme_folder(settings: Settings) -> Path | None:
    """A municipality's own look; a folder that is not there is named before anything starts."""
    if settings.DESK_THEME and not settings.DESK_THEME.is_dir():
        message = f"DESK_THEME: {settings.DESK_THEME} is not a folder"
        raise OperatorProblem(message)
    return settings.DESK_THEME
