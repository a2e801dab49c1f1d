"""What municipalities and locations are called at the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from issues.offices.model import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Names by id; an id without a name is shown as it is. ``locations``: of each municipality."""

    municipalities: Mapping[str, str] = field(default_factory=dict)
    locations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def locations_of(self, municipality: str, offices: Offices) -> tuple[str, ...]:
        """Ids of its locations, by name: those of the map and those with readers of their own."""
        found = offices.municipalities.get(municipality)
        ids = {*self.locations.get(municipality, {}), *(found.locations if found else ())}
        return tuple(sorted(ids, key=lambda one: self.location(municipality, one).casefold()))

    def municipality(self, place: str) -> str:
        return self.municipalities.get(place, place)

    def location(self, municipality: str, location: str) -> str:
        return self.locations.get(municipality, {}).get(location, location)
