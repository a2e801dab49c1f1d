"""What the commands of `wegwijzer routekaart` share: a place, a day, a language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from wegwijzer.clock import today
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from routekaart.model import Routekaart
    from routekaart.place import Place

DAY = click.DateTime(formats=["%Y-%m-%d"])


def the_place(kaart: Routekaart, municipality: str | None, location: str | None) -> Place | None:
    """The place that ``--municipality`` and ``--location`` name; None where neither is given."""
    from routekaart.place import parse_place  # noqa: PLC0415 – kept out of `--help`

    name = "/".join(part for part in (municipality, location) if part)
    if not name:
        return None
    place = parse_place(kaart, name, examples=True)
    if place is None:
        message = f"no municipality or location {name!r}; known: {', '.join(kaart.municipalities) or 'none'}"
        raise OperatorProblem(message)
    return place


def the_day(day: date | None) -> date:
    """The day that ``--on`` names, or today."""
    return date(day.year, day.month, day.day) if day else today()
