"""What answers are made of: a button's label, a contact, a source, in the resident's language.

``fallback``: Dutch stands here for want of a text in that language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routekaart.opening import Opening
    from routekaart.place import Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What a button leads to (the id of a topic, theme, intent, fact, choice or place), and what it says."""

    id: str
    label: str
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One contact of a card. ``ask`` is set where the municipality has not filled this role: how to find the person.

    ``open_now``: whether someone was there when the reply was made; None where nobody can tell, and for day and night.
    """

    id: str
    name: str
    phone: str | None = None
    phone_abroad: str | None = None
    url: str | None = None
    address: str | None = None
    hours: str | None = None
    open_now: Opening | None = None
    note: str | None = None
    ask: str | None = None
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """``date`` is the source's own: an ISO date, ``about YYYY[-MM]`` or ``undated``."""

    title: str
    url: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a card's texts come from: the map's version, the card's id in it, and who wrote each part."""

    version: str
    card: str
    layers: tuple[tuple[str, Layer], ...]
