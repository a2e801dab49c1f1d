"""The desk put together: its stores, its keys, the places it knows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from content.problem import ContentError
from desk.app import build_routes
from desk.desk import Desk
from desk.places import Places
from desk.rendering import Rendering
from desk.sealing import DeskKeys
from desk.static_files import StaticFiles
from desk.theme.loader import read_theme
from desk.theme.theme import Theme
from issues.case_keys import CaseKeys
from wegwijzer.clock import now
from wegwijzer.complaints import load_intake, load_offices
from wegwijzer.desk_reading import make_reading
from wegwijzer.handling import load_replies, make_handling
from wegwijzer.problem import OperatorProblem
from wegwijzer.provider import make_provider
from wegwijzer.staff import make_staff

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.routing import Route

    from desk.accounts.passwords import Passwords
    from guide.view import KaartSource
    from routekaart.model import Routekaart
    from wegwijzer.complaint_stores import ComplaintStores
    from wegwijzer.settings import Settings
    from wegwijzer.staff import StaffStores


def make_desk(  # noqa: PLR0913 – put together once, by name
    settings: Settings,
    source: KaartSource,
    stores: StaffStores,
    root: bytes,
    *,
    complaints: ComplaintStores,
    secret: bytes,
    now: Callable[[], datetime] = now,
    passwords: Passwords | None = None,
) -> Desk:
    """Everything its pages need.

    ``source``: of the map in force, asked at each request. ``root``: what its keys are derived from, see
    `CaseKeys.desk`; ``secret``: the program's one secret key.
    """
    keys, offices, theme = DeskKeys(root, os.urandom), load_offices(), theme_of(settings)
    for line in theme.warnings:
        click.echo(f"DESK_THEME: {line}", err=True)
    intake, case_keys = load_intake(), CaseKeys(complaints.keys, secret, os.urandom)
    static, staff = StaticFiles(more=theme.files()), make_staff(settings, stores, keys, offices, passwords)
    handling = make_handling(complaints.cases, case_keys, intake, offices, now)
    return Desk(
        address=settings.address,
        now=now,
        random=os.urandom,
        keys=keys,
        **staff._asdict(),
        provider=make_provider(settings, now),
        offices=offices,
        intake=intake,
        cases=complaints.cases,
        case_keys=case_keys,
        handling=handling,
        **make_reading(settings, complaints, case_keys, intake, offices, handling)._asdict(),
        shipped_replies=load_replies(intake),
        own_replies=stores.replies,
        places_now=lambda: places_of(source.current()),
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


def theme_of(settings: Settings) -> Theme:
    """A municipality's own look, or ours. What is wrong with it is named, file and line, before anything starts."""
    if settings.DESK_THEME is None:
        return Theme()
    if not settings.DESK_THEME.is_dir():
        message = f"DESK_THEME: {settings.DESK_THEME} is not a folder"
        raise OperatorProblem(message)
    try:
        return read_theme(settings.DESK_THEME)
    except ContentError as error:
        raise OperatorProblem("\n".join(f"DESK_THEME: {one}" for one in error.problems)) from None
    except OSError as error:
        message = f"DESK_THEME: {settings.DESK_THEME} cannot be read ({error.strerror})"
        raise OperatorProblem(message) from None
