"""The desk put together: its stores, its keys, the places it knows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from desk.accounts.accounts import Accounts
from desk.app import build_routes
from desk.audit.audit import Audit
from desk.desk import Desk
from desk.places import Places
from desk.rendering import Rendering
from desk.sealing import DeskKeys
from desk.sessions.sessions import Sessions
from desk.static_files import StaticFiles
from issues.case_keys import CaseKeys
from store.memory_staff import MemoryAccountStore, MemoryDeskSessionStore
from store.memory_staff_audit import MemoryAuditStore
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
    from routekaart.model import Routekaart
    from store.database import Database
    from wegwijzer.complaint_stores import ComplaintStores
    from wegwijzer.settings import Settings


class StaffStores(NamedTuple):
    """Where accounts, their sessions, and what was done with them are kept."""

    accounts: AccountStore
    sessions: DeskSessionStore
    audit: AuditStore


def in_database(database: Database) -> StaffStores:
    return StaffStores(SqlAccountStore(database), SqlDeskSessionStore(database), SqlAuditStore(database))


def in_memory() -> StaffStores:
    """For tests, and where nothing is left behind."""
    sessions = MemoryDeskSessionStore()
    return StaffStores(MemoryAccountStore(sessions), sessions, MemoryAuditStore())


def make_desk(  # noqa: PLR0913 – put together once, by name
    settings: Settings,
    kaart: Routekaart,
    stores: StaffStores,
    root: bytes,
    *,
    complaints: ComplaintStores,
    secret: bytes,
    now: Callable[[], datetime] = now,
) -> Desk:
    """Everything its pages need.

    ``root``: what its keys are derived from, see `CaseKeys.desk`; ``secret``: the program's one secret key.
    """
    keys, offices, theme = DeskKeys(root, os.urandom), load_offices(), theme_folder(settings)
    intake, case_keys = load_intake(), CaseKeys(complaints.keys, secret, os.urandom)
    static = StaticFiles(theme=theme)
    return Desk(
        address=settings.address,
        now=now,
        random=os.urandom,
        keys=keys,
        accounts=Accounts(stores.accounts, keys, offices),
        sessions=Sessions(stores.sessions, keys, os.urandom),
        audit=Audit(stores.audit, keys),
        offices=offices,
        intake=intake,
        cases=complaints.cases,
        case_keys=case_keys,
        handling=make_handling(complaints.cases, case_keys, intake, offices, now),
        replies=lambda _municipality: load_replies(intake),
        places=places_of(kaart),
        static=static,
        rendering=Rendering(static, theme),
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
