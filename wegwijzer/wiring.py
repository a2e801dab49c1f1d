"""Puts the rooms together: the only place that knows all of them."""

from __future__ import annotations

import os
import secrets
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from bot.dispatcher import build_dispatcher
from bot.session_storage import SessionStorage
from bot.session_store import Seal
from guide.guide import Guide
from guide.view import Viewer
from issues.case_keys import CaseKeys
from store.memory_sessions import MemorySessionStore
from store.memory_unanswered import MemoryUnansweredStore
from store.sessions import SqlSessionStore
from store.unanswered import SqlUnansweredStore
from wegwijzer.clock import now, today
from wegwijzer.complaint_stores import ComplaintStores, check_secret, in_databases, in_memory, make_intake
from wegwijzer.databases import opened
from wegwijzer.desk import make_desk
from wegwijzer.folder import prepare_folder, secret_key
from wegwijzer.follow_up import make_follow_up
from wegwijzer.kaart import FixedKaart, load_shipped
from wegwijzer.problem import OperatorProblem
from wegwijzer.rasa import rasa_line
from wegwijzer.staff import StaffStores
from wegwijzer.staff import in_database as staff_in_database
from wegwijzer.staff import in_memory as staff_in_memory
from wegwijzer.unanswered import make_unanswered
from wegwijzer.understanding import load_understanding

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from aiogram import Dispatcher

    from bot.session_store import SessionStore
    from desk.desk import Desk
    from guide.unanswered import UnansweredStore
    from guide.understanding import Understand
    from guide.view import KaartSource
    from nlu.rasa_client import RasaEngine
    from routekaart.model import Routekaart
    from wegwijzer.settings import Settings

SECRET_BYTES = 32


class Stores(NamedTuple):
    """Everything the program keeps."""

    sessions: SessionStore
    complaints: ComplaintStores
    unanswered: UnansweredStore
    staff: StaffStores


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Everything a way in needs."""

    settings: Settings
    source: KaartSource
    storage: SessionStorage
    dispatcher: Dispatcher
    complaints: ComplaintStores
    keys: CaseKeys
    unanswered: UnansweredStore
    desk: Desk | None = None
    """None in a terminal, which has no pages."""

    @property
    def kaart(self) -> Routekaart:
        """The map in force at this moment."""
        return self.source.current()


@asynccontextmanager
async def assembled(settings: Settings) -> AsyncIterator[Program]:
    """The program on its database. What an operator can mend is raised before anything slow begins."""
    folder = prepare_folder(settings)
    secret = secret_key(settings, folder)
    async with opened(settings) as databases, rasa_line(settings) as rasa:
        complaints = in_databases(databases)
        await check_secret(complaints, secret)
        stores = Stores(
            SqlSessionStore(databases.main),
            complaints,
            SqlUnansweredStore(databases.main),
            staff_in_database(databases.main),
        )
        root = await CaseKeys(complaints.keys, secret, os.urandom).desk(now=now())
        yield _program(settings, secret, stores, partial(load_understanding, folder, click.echo, rasa), root)


def _program(
    settings: Settings, secret: bytes, stores: Stores, load: Callable[[], Understand], root: bytes | None = None
) -> Program:
    """What is slow to ``load`` comes last. ``root``: of the desk's keys; without it there is no desk."""
    source = make_source(settings)
    viewer = viewer_of(settings, source)
    intake = make_intake(viewer, stores.complaints, secret)
    missing = make_unanswered(settings, stores.unanswered, secret)
    follow_up = make_follow_up(viewer, stores.complaints, secret)
    storage = SessionStorage(stores.sessions, Seal(secret), now)
    desk = None
    if root:
        desk = make_desk(settings, source, stores.staff, root, complaints=stores.complaints, secret=secret)
    return Program(
        settings=settings,
        source=source,
        storage=storage,
        dispatcher=build_dispatcher(Guide(viewer, load(), intake, missing, follow_up), storage, now=now),
        complaints=stores.complaints,
        keys=CaseKeys(stores.complaints.keys, secret, os.urandom),
        unanswered=stores.unanswered,
        desk=desk,
    )


def for_terminal(settings: Settings, folder: Path, rasa: RasaEngine | None = None) -> Program:
    """The same program; the terminal keeps its chat and what is filed in it in memory and leaves nothing behind."""
    secret = secrets.token_bytes(SECRET_BYTES)
    load = partial(load_understanding, folder, partial(click.echo, err=True), rasa)
    stores = Stores(MemorySessionStore(), in_memory(), MemoryUnansweredStore(), staff_in_memory())
    return _program(settings, secret, stores, load)


def make_source(settings: Settings) -> KaartSource:
    """The shipped map; with ROUTEKAART_PATH that folder over it, which is begun with only if it is sound."""
    if settings.ROUTEKAART_PATH is None:
        return FixedKaart(load_shipped().kaart)
    from wegwijzer.kaart_folder import KaartFolder  # noqa: PLC0415 – the checker is no part of a start without it

    if not settings.ROUTEKAART_PATH.is_dir():
        message = f"ROUTEKAART_PATH: there is no folder {settings.ROUTEKAART_PATH}"
        raise OperatorProblem(message)
    source = KaartFolder(settings.ROUTEKAART_PATH, today)
    source.look(wait=False)
    if source.refused:
        where = ", ".join(source.refused.first) or "the folder cannot be read"
        click.echo(f"ROUTEKAART_PATH: not sound, so the map that ships is answered from; see {where}", err=True)
    return source


def make_viewer(settings: Settings, kaart: Routekaart) -> Viewer:
    """What residents are shown of one map that stays the same."""
    return viewer_of(settings, FixedKaart(kaart))


def viewer_of(settings: Settings, source: KaartSource) -> Viewer:
    """What residents are shown of the map in force; a default municipality that it does not have is refused."""
    kaart = source.current()
    viewer = Viewer(
        source,
        today=today,
        now=now,
        show_examples=settings.show_examples,
        default_place=settings.DEFAULT_MUNICIPALITY,
    )
    if settings.DEFAULT_MUNICIPALITY and viewer.place(settings.DEFAULT_MUNICIPALITY) is None:
        known = ", ".join(
            name for name, one in kaart.municipalities.items() if settings.show_examples or not one.example
        )
        message = f"DEFAULT_MUNICIPALITY: there is no {settings.DEFAULT_MUNICIPALITY!r} here; known: {known or 'none'}"
        raise OperatorProblem(message)
    return viewer
