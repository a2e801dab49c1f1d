"""Does every queue have somebody who reads it, and somebody who stands in? Without both there should be no queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from issues.readers import Role, own_confidants

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from desk.accounts.account import Account
    from issues.case import QueueKind
    from issues.offices.model import Offices
    from issues.readers import Grant

ROLE_OF: dict[QueueKind, Role] = {
    "location": "location",
    "hosts": "hosts",
    "coordinator": "coordinator",
    "confidant": "confidant",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """``location``: where the queue is of one. ``lacks``: who reads it first, or who stands in for them."""

    queue: QueueKind
    location: str | None
    lacks: Literal["holder", "deputy"]


def uncovered(
    municipality: str, accounts: Collection[Account], offices: Offices, locations: Collection[str]
) -> tuple[Uncovered, ...]:
    """Queues that nobody holds, or nobody stands in for. Accounts not accepted yet or locked do not count."""
    held = [grant for one in accounts if not one.invited and not one.locked for grant in one.grants]
    return tuple(
        Uncovered(queue=queue, location=location, lacks="deputy" if deputy else "holder")
        for queue, location in _queues(municipality, offices, locations)
        for deputy in (False, True)
        if not any(_covers(grant, municipality, queue, location, deputy=deputy) for grant in held)
    )


def _queues(municipality: str, offices: Offices, locations: Collection[str]) -> Iterator[tuple[QueueKind, str | None]]:
    """Each location has its own staff; a confidant of their own have those that the offices name."""
    if not offices.connected(municipality):
        return
    for queue in offices.municipalities[municipality].queues:
        if queue == "location":
            yield from ((queue, location) for location in sorted(locations))
            continue
        yield queue, None
        if queue == "confidant":
            yield from ((queue, location) for location in sorted(own_confidants(municipality, offices)))


def _covers(grant: Grant, municipality: str, queue: QueueKind, location: str | None, *, deputy: bool) -> bool:
    return (grant.role, grant.municipality, grant.location, grant.deputy) == (
        ROLE_OF[queue],
        municipality,
        location,
        deputy,
    )
