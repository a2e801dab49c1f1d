"""What subjects, places and days are called on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.dutch_time import dutch_day
from issues.filing import HOST_FAMILY
from issues.queue.wanted import STATES
from issues.reminders import SOON
from issues.terms import working_days_until

if TYPE_CHECKING:
    from datetime import date

    from desk.page import DeskRequest
    from issues.case import State


def subject(request: DeskRequest, theme: str, sub_theme: str) -> str:
    """What exactly is wrong; its id where the questions no longer know it."""
    found = request.desk.intake.sub_theme(theme, sub_theme)
    return found.title.in_language(request.language) if found else sub_theme


def theme_name(request: DeskRequest, theme: str) -> str:
    found = request.desk.intake.theme(theme)
    return found.title.in_language(request.language) if found else theme


def place_name(request: DeskRequest, location: str | None, municipality: str | None = None) -> str:
    _ = request.texts
    if location is None:
        return _("Location not known")
    if location == HOST_FAMILY:
        return _("With a host family")
    return request.desk.places.location(municipality or request.staff.municipality, location)


def place_names(request: DeskRequest) -> dict[str, str]:
    """Every location that whoever is signed in may have cases of, by its id."""
    municipality, own = request.staff.municipality, {cell.location for cell in request.staff.cells}
    offices = request.desk.offices.municipalities.get(municipality)
    every = {*request.desk.places.locations.get(municipality, ()), *(offices.locations if offices else ())}
    known = {*every, HOST_FAMILY} if None in own else {one for one in own if one}
    return {place: place_name(request, place) for place in known}


def today(request: DeskRequest) -> date:
    """The Dutch day that it is for all of the request."""
    return dutch_day(request.now)


def due_words(request: DeskRequest, days_left: int) -> str:
    """How long there is left, in working days."""
    _, ngettext = request.texts, request.texts.ngettext
    if days_left == 0:
        return _("Today is the last day")
    if days_left < 0:
        return ngettext("{n} working day late", "{n} working days late", -days_left).format(n=-days_left)
    return ngettext("{n} working day left", "{n} working days left", days_left).format(n=days_left)


def due_kind(state: State, due: date, on: date) -> str:
    """``late``, ``soon``, or nothing to worry about; nothing where no answer is due."""
    if state not in STATES["open"]:
        return ""
    left = working_days_until(due, on)
    return "late" if left < 0 else "soon" if left <= SOON else ""
