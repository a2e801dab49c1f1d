"""Who at the desk sees which cases, and as whom they act in them.

One account holds grants of one municipality. What they read is a few cells, and both the test of one case (`sees`) and
the store's condition for many are made from these, so that no page can show what another hides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from issues.steps import PROTECTED, READERS, Actor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from issues.case import QueueKind
    from issues.offices.model import Offices
    from issues.ports import CaseRow

Role = Literal["location", "hosts", "coordinator", "confidant", "editor", "analyst", "admin"]
"""``location``: staff of one location; ``hosts``: the desk for host families; ``admin``: sets up accounts, no more."""

ACTORS: dict[Role, Actor] = {
    "location": "location",
    "hosts": "hosts",
    "coordinator": "coordinator",
    "confidant": "confidant",
}
"""Roles that handle cases, and as whom."""

OF_LOCATIONS: frozenset[Role] = frozenset({"location", "confidant"})
"""Roles that can be of one location."""

GrantFault = Literal[
    "none", "twice", "two_municipalities", "needs_location", "takes_no_location", "kept_from_location", "admin_alone"
]
"""``kept_from_location``: the location's staff would read what is kept from them. ``admin_alone``: whoever gives rights
does not use them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role somewhere. ``location``: where the role is of one location only. ``deputy``: stands in for the holder."""

    role: Role
    municipality: str
    location: str | None = None
    deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Cases that are read together. ``location``: None for every location, and for people with hosts.

    ``besides``: locations that are left out, as they have readers of their own.
    """

    municipality: str
    queue: QueueKind
    location: str | None
    besides: frozenset[str] = frozenset()


def cells_of(grants: Collection[Grant], offices: Offices) -> tuple[Cell, ...]:
    """What these grants read, in one order, each cell once.

    A location's own confidant has its cases alone; the municipality's has those of the locations without one.
    """
    found = {cell: None for grant in grants for cell in _cells(grant, offices)}
    return tuple(sorted(found, key=lambda cell: (cell.municipality, cell.queue, cell.location or "")))


def sees(cells: Collection[Cell], case: CaseRow) -> bool:
    """Whether any of the cells holds the case. Nothing else decides what is shown."""
    return any(_holds(cell, case) for cell in cells)


def actor_for(grants: Collection[Grant], offices: Offices, case: CaseRow) -> Actor | None:
    """As whom they act in this case; None where they do not see it.

    Where two of their roles read it, the one whose own queue it is.
    """
    reading = [grant for grant in grants if any(_holds(cell, case) for cell in _cells(grant, offices))]
    reading.sort(key=lambda grant: ACTORS[grant.role] != case.queue)
    return ACTORS[reading[0].role] if reading else None


def fault_of(grants: Sequence[Grant]) -> GrantFault | None:
    """Why no account may hold these together; None where it may. Places are not looked up."""
    roles = {grant.role for grant in grants}
    faults: dict[GrantFault, bool] = {
        "none": not grants,
        "twice": len({(grant.role, grant.municipality, grant.location) for grant in grants}) < len(grants),
        "two_municipalities": len({grant.municipality for grant in grants}) > 1,
        "needs_location": any(grant.role == "location" and grant.location is None for grant in grants),
        "takes_no_location": any(grant.role not in OF_LOCATIONS and grant.location is not None for grant in grants),
        "kept_from_location": "location" in roles and bool(roles & PROTECTED),
        "admin_alone": "admin" in roles and bool(roles & ACTORS.keys()),
    }
    return next((fault for fault, found in faults.items() if found), None)


def own_confidants(municipality: str, offices: Offices) -> frozenset[str]:
    """Its locations that have a confidant of their own."""
    found = offices.municipalities.get(municipality)
    return frozenset(name for name, own in found.locations.items() if "confidant" in own) if found else frozenset()


def _cells(grant: Grant, offices: Offices) -> Iterator[Cell]:
    if grant.role not in ACTORS or (grant.role == "location" and grant.location is None):
        return
    for queue in READERS[ACTORS[grant.role]]:
        shared = queue == "confidant" and grant.location is None
        besides = own_confidants(grant.municipality, offices) if shared else frozenset()
        yield Cell(municipality=grant.municipality, queue=queue, location=grant.location, besides=besides)


def _holds(cell: Cell, case: CaseRow) -> bool:
    return (
        cell.municipality == case.municipality
        and cell.queue == case.queue
        and cell.location in {None, case.location}
        and case.location not in cell.besides
    )
