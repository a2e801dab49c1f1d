"""Invitations from the command line and at the first start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from content.suggestion import did_you_mean
from desk.accounts.account import LANGUAGES
from desk.accounts.invitations import LONGEST_NAME, is_email
from desk.accounts.ports import EmailTaken
from issues.readers import OF_LOCATIONS, Grant, Role, fault_of
from wegwijzer.clock import now
from wegwijzer.complaints import load_offices
from wegwijzer.kaart import load_shipped
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk.accounts.account import DeskLanguage
    from desk.desk import Desk
    from issues.readers import GrantFault
    from routekaart.model import Municipality
    from wegwijzer.settings import Settings
    from wegwijzer.staff import StaffCases

EXAMPLE = "voorbeeldstad"
EXAMPLE_LOCATION = "de-linde"
FAULTS: dict[GrantFault, str] = {
    "none": "name at least one",
    "twice": "the same role is named twice",
    "two_municipalities": "an account is of one municipality",
    "needs_location": "location staff need --location",
    "takes_no_location": "this role is not of one location: leave --location out",
    "kept_from_location": "location staff cannot be coordinator or confidant too: they would read what is kept from it",
    "admin_alone": "an admin handles no cases: whoever gives roles does not use them",
}


async def invited(  # noqa: PLR0913 – as the command asks
    staff: StaffCases,
    *,
    name: str,
    email: str,
    roles: Sequence[Role],
    municipality: str,
    location: str | None,
    deputy: bool,
    language: DeskLanguage,
) -> str:
    """The link. Raises OperatorProblem that names the option."""
    _known_place(municipality, location)
    words = " ".join(name.split())
    if not 1 < len(words) <= LONGEST_NAME:
        raise OperatorProblem("NAME: write the name as colleagues know it")
    if not is_email(email):
        raise OperatorProblem("--email: this is not an e-mail address")
    grants = tuple(_grant(role, municipality, location, deputy=deputy) for role in roles)
    if location and not any(grant.location for grant in grants):
        message = f"--role: {FAULTS['takes_no_location']}"
        raise OperatorProblem(message)
    if fault := fault_of(grants):
        message = f"--role: {FAULTS[fault]}"
        raise OperatorProblem(message)
    try:
        return await staff.invitations.invite(
            name=words, email=email, grants=grants, language=language, by=None, now=now()
        )
    except EmailTaken:
        return await _again(staff, email, grants)


async def _again(staff: StaffCases, email: str, grants: tuple[Grant, ...]) -> str:
    """For a lost password or phone: a new link to the account that there is, which must have those roles."""
    account = await staff.accounts.by_email(email)
    if account is None or set(account.grants) != set(grants):
        raise OperatorProblem(
            "--email: there is an account with it and with other roles; an admin changes those at the desk"
        )
    return await staff.invitations.again(account.id, by=None, now=now())


async def announce_desk(settings: Settings, staff: StaffCases | Desk) -> None:
    """While nobody of the example municipality can sign in yet, prints how to.

    One link at the first start without a token; with WEGWIJZER_DEMO one for each role. Nothing where the desk is used.
    """
    click.echo(f"The desk: {settings.address}/desk")
    if not settings.show_examples:
        return
    asked: list[Grant] = [Grant(role="location", municipality=EXAMPLE, location=EXAMPLE_LOCATION)]
    if settings.WEGWIJZER_DEMO:
        asked += [Grant(role=role, municipality=EXAMPLE) for role in get_args(Role) if role != "location"]
    for grant in asked:
        if link := await _example_link(staff, grant):
            click.echo(f"  {grant.role} in the example town, once and within 72 hours: {link}")


async def _example_link(staff: StaffCases | Desk, grant: Grant) -> str | None:
    """A new link at each start until one was taken."""
    email = f"{grant.role}@{EXAMPLE}.example"
    account = await staff.accounts.by_email(email)
    if account is not None:
        return await staff.invitations.again(account.id, by=None, now=now()) if account.invited else None
    name = f"{grant.role.capitalize()} (voorbeeld)"
    return await staff.invitations.invite(
        name=name, email=email, grants=(grant,), language=LANGUAGES[0], by=None, now=now()
    )


def _grant(role: Role, municipality: str, location: str | None, *, deputy: bool) -> Grant:
    return Grant(
        role=role, municipality=municipality, location=location if role in OF_LOCATIONS else None, deputy=deputy
    )


def _known_place(municipality: str, location: str | None) -> None:
    """Raises OperatorProblem for one that is not in the map, or has no desk."""
    known = load_shipped().kaart.municipalities
    found: Municipality | None = known.get(municipality)
    if found is None:
        meant = did_you_mean(municipality, known)
        message = f"--municipality: there is no {municipality!r}{meant}; known: {', '.join(known)}"
        raise OperatorProblem(message)
    if not load_offices().connected(municipality):
        message = f"--municipality: {municipality} is not connected: see issues/offices/data"
        raise OperatorProblem(message)
    locations: dict[str, Any] = {one.id: one for one in found.locations}
    if location is not None and location not in locations:
        there = ", ".join(locations) or "none"
        message = f"--location: {municipality} has no {location!r}{did_you_mean(location, locations)}; known: {there}"
        raise OperatorProblem(message)
