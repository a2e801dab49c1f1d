"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

from routekaart.opening import AMSTERDAM


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day in the Netherlands: cards run out there at midnight."""
    return datetime.now(AMSTERDAM).date()
