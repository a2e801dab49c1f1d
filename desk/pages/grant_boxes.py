"""The boxes with which an administrator gives roles: each role, each location's, and who only stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from desk.pages.account_words import grant_words
from issues.readers import OF_LOCATIONS, Grant, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from desk.page import DeskRequest

DEPUTY = "deputy:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """``value``: as the form sends it; ``deputy_value``: of the box beside it, where somebody can stand in."""

    value: str
    label: str
    checked: bool
    deputy_value: str | None
    deputy: bool


def boxes_of(request: DeskRequest, held: Collection[Grant]) -> list[Box]:
    """Every role that there is in the municipality of whoever asks."""
    _, places = request.texts, request.desk.places
    return [
        Box(
            value=_value(grant),
            label=grant_words(grant, places, _),
            checked=any(_value(one) == _value(grant) for one in held),
            deputy_value=DEPUTY + _value(grant) if grant.role in _HAVE_DEPUTIES else None,
            deputy=any(_value(one) == _value(grant) and one.deputy for one in held),
        )
        for grant in _possible(request)
    ]


def grants_in(request: DeskRequest) -> tuple[Grant, ...]:
    """Those whose box is ticked; what is no box of this municipality counts for nothing."""
    ticked = set(request.values_of("grants"))
    return tuple(
        Grant(
            role=grant.role,
            municipality=grant.municipality,
            location=grant.location,
            deputy=grant.role in _HAVE_DEPUTIES and DEPUTY + _value(grant) in ticked,
        )
        for grant in _possible(request)
        if _value(grant) in ticked
    )


_HAVE_DEPUTIES: frozenset[Role] = frozenset({"location", "hosts", "coordinator", "confidant"})


def _possible(request: DeskRequest) -> Iterator[Grant]:
    town = request.staff.municipality
    locations = request.desk.places.locations_of(town, request.desk.offices)
    for role in get_args(Role):
        if role != "location":
            yield Grant(role=role, municipality=town)
        if role in OF_LOCATIONS:
            yield from (Grant(role=role, municipality=town, location=one) for one in locations)


def _value(grant: Grant) -> str:
    return f"{grant.role}:{grant.location or ''}"
