"""Moments as they are stored: in UTC, with their zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import DateTime
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. ValueError for one without a zone: Python would take it for the server's local time."""
    if moment.utcoffset() is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC in both databases. SQLite has no zones, and SQLAlchemy drops them: all text there is in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Going in: in UTC, so that SQLite's comparison of texts is one of moments."""
        return None if value is None else utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 – SQLAlchemy's signature
        """Coming out: with its zone, whatever the session's zone is in PostgreSQL."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
