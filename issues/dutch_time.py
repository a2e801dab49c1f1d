"""Days and quarters as the Netherlands count them, whatever clock a moment was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS_EACH = 3


def dutch_day(moment: datetime) -> date:
    """The day it is then in the Netherlands; ``moment`` is aware."""
    return moment.astimezone(AMSTERDAM).date()


def quarter(day: date) -> str:
    """The calendar quarter, ``2026-Q4``: the only period of the anonymised log (docs/decisions/0016)."""
    return f"{day.year}-Q{(day.month - 1) // MONTHS_EACH + 1}"


def whole_hour(moment: datetime) -> datetime:
    """Rounded down: the minute of a filing could be compared with who was on a phone, and with Telegram's own times."""
    return moment.replace(minute=0, second=0, microsecond=0)
