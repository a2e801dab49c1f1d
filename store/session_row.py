"""What both session stores do to a row before they keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.session_store import hour
from store.instant import utc
from store.tables import SESSION_KEY_BYTES

if TYPE_CHECKING:
    from datetime import datetime


def checked_key(key: bytes) -> bytes:
    """The key itself. ValueError unless it is 32 bytes; the database would refuse it too, but quote the row."""
    if len(key) != SESSION_KEY_BYTES:
        message = f"a session key has {SESSION_KEY_BYTES} bytes, not {len(key)}"
        raise ValueError(message)
    return key


def stored_hour(moment: datetime) -> datetime:
    """The hour in UTC. Rounded here again: no caller may get a minute into the database by forgetting to."""
    return hour(utc(moment))
