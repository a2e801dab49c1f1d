"""What municipalities and locations are called at the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Names by id; an id without a name is shown as it is. ``locations``: of each municipality."""

    municipalities: Mapping[str, str] = field(default_factory=dict)
    locations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def municipality(self, place: str) -> str:
        return self.municipalities.get(place, place)

    def location(self, municipality: str, location: str) -> str:
        return self.locations.get(municipality, {}).get(location, location)
