"""What roles, passwords and faults are called, in the language of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.accounts.coverage import Uncovered
    from desk.accounts.passwords import Fault
    from desk.places import Places
    from issues.readers import Grant, GrantFault, Role
    from locales import Texts


def role_words(role: Role, _: Texts) -> str:
    return {
        "location": _("Location staff"),
        "hosts": _("Desk for host families"),
        "coordinator": _("Complaints coordinator"),
        "confidant": _("Confidant"),
        "editor": _("Editor"),
        "analyst": _("Analyst"),
        "admin": _("Administrator of accounts"),
    }[role]


def grant_words(grant: Grant, places: Places, _: Texts) -> str:
    """A role, its location, and whether it is a stand-in's: "Confidant, De Linde (deputy)"."""
    words = role_words(grant.role, _)
    if grant.location:
        words += ", " + places.location(grant.municipality, grant.location)
    return _("{role} (deputy)").format(role=words) if grant.deputy else words


def password_words(fault: Fault, _: Texts) -> str:
    return {
        "short": _("Too short: at least 12 characters. A few words in a row are easy to remember."),
        "long": _("Too long: at most 128 characters."),
        "personal": _("It is made of your name or e-mail address: others guess that first."),
        "common": _("Many people have this one, so it is guessed first. Choose a few words of your own."),
    }[fault]


def fault_words(fault: GrantFault, _: Texts) -> str:
    """Why no account may hold these roles together."""
    return {
        "none": _("Choose at least one role."),
        "twice": _("The same role is chosen twice."),
        "two_municipalities": _("An account is of one municipality."),
        "needs_location": _("Location staff need a location."),
        "takes_no_location": _("This role is not of one location."),
        "kept_from_location": _(
            "Location staff cannot be coordinator or confidant as well: they would read what is kept from the location."
        ),
        "admin_alone": _("An administrator of accounts handles no cases: whoever gives roles does not use them."),
    }[fault]


def uncovered_words(missing: Uncovered, municipality: str, places: Places, _: Texts) -> str:
    """Which queue lacks whom."""
    where = places.location(municipality, missing.location) if missing.location else places.municipality(municipality)
    queue = {
        "location": _("Location staff"),
        "hosts": _("Desk for host families"),
        "coordinator": _("Complaints coordinator"),
        "confidant": _("Confidant"),
    }[missing.queue]
    text = _("{queue}, {where}: nobody reads it.") if missing.lacks == "holder" else _("{queue}, {where}: no deputy.")
    return text.format(queue=queue, where=where)
