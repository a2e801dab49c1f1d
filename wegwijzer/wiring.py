"""Puts the rooms together: the only place that knows all of them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from bot.dispatcher import build_dispatcher
from bot.session_storage import SessionStorage
from bot.session_store import Seal, SessionStore
from guide.guide import Guide
from guide.view import Viewer
from store.database import open_database
from store.database_problem import DatabaseProblem
from store.schema import prepare_schema
from store.sessions import SqlSessionStore
from wegwijzer.clock import now, today
from wegwijzer.folder import prepare_folder, secret_key
from wegwijzer.kaart import FixedKaart, load_shipped
from wegwijzer.problem import OperatorProblem
from wegwijzer.understanding import load_understanding

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiogram import Dispatcher

    from guide.understanding import Understand
    from routekaart.model import Routekaart
    from wegwijzer.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Everything a way in needs."""

    settings: Settings
    kaart: Routekaart
    storage: SessionStorage
    dispatcher: Dispatcher


@asynccontextmanager
async def assembled(settings: Settings) -> AsyncIterator[Program]:
    """The program on its database. What an operator can mend is raised before anything slow begins."""
    folder = prepare_folder(settings)
    seal = Seal(secret_key(settings, folder))
    kaart = load_shipped().kaart
    viewer = make_viewer(settings, kaart)
    async with open_sessions(settings) as store:
        understand = load_understanding(folder, click.echo)
        yield _program(settings, kaart, viewer, understand, SessionStorage(store, seal, now))


def _program(
    settings: Settings, kaart: Routekaart, viewer: Viewer, understand: Understand, storage: SessionStorage
) -> Program:
    dispatcher = build_dispatcher(Guide(viewer, understand), storage, now=now)
    return Program(settings=settings, kaart=kaart, storage=storage, dispatcher=dispatcher)


def for_terminal(settings: Settings, folder: Path, store: SessionStore, seal: Seal) -> Program:
    """The same program on a given store; the terminal keeps its chat in memory and leaves nothing behind."""
    kaart = load_shipped().kaart
    viewer = make_viewer(settings, kaart)
    understand = load_understanding(folder, partial(click.echo, err=True))
    return _program(settings, kaart, viewer, understand, SessionStorage(store, seal, now))


def make_viewer(settings: Settings, kaart: Routekaart) -> Viewer:
    viewer = Viewer(
        FixedKaart(kaart),
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


@asynccontextmanager
async def open_sessions(settings: Settings) -> AsyncIterator[SqlSessionStore]:
    """The session store; an empty database is set up, an old or strange one is refused with one line."""
    try:
        database = await open_database(settings.database_url)
    except DatabaseProblem as problem:
        raise OperatorProblem(str(problem)) from None
    async with database:
        try:
            await prepare_schema(database)
        except DatabaseProblem as problem:
            raise OperatorProblem(str(problem)) from None
        yield SqlSessionStore(database)
