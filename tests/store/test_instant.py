"""Moments in and out of both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from store.instant import Instant

if TYPE_CHECKING:
    from store.database import Database

AMSTERDAM_IN_SUMMER = timezone(timedelta(hours=2))
KABUL = timezone(timedelta(hours=4, minutes=30))
EVENTS = Table("events", MetaData(), Column("id", Integer, primary_key=True), Column("at", Instant))


@pytest.fixture
async def events(database: Database) -> Database:
    """A database with a table of moments."""
    async with database.writing() as connection:
        await connection.run_sync(EVENTS.create)
    return database


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 7, 22, 9, 45, 12, 345_678, tzinfo=AMSTERDAM_IN_SUMMER),
        datetime(2026, 7, 22, 0, 15, tzinfo=KABUL),
        datetime(2026, 1, 1, tzinfo=UTC),
        None,
    ],
    ids=str,
)
async def test_a_moment_comes_back_in_utc(events: Database, moment: datetime | None) -> None:
    async with events.writing() as connection:
        await connection.execute(insert(EVENTS).values(at=moment))
    async with events.reading() as connection:
        found = await connection.scalar(select(EVENTS.c.at))
    assert found == moment
    assert found is None or found.tzinfo is UTC


async def test_comparing_and_ordering_is_of_moments(events: Database) -> None:
    """As texts with the zone left out, 09:30 in Amsterdam would come after 08:00 UTC."""
    early, late = datetime(2026, 7, 22, 9, 30, tzinfo=AMSTERDAM_IN_SUMMER), datetime(2026, 7, 22, 8, tzinfo=UTC)
    async with events.writing() as connection:
        await connection.execute(insert(EVENTS), [{"at": late}, {"at": early}])
    async with events.reading() as connection:
        assert list(await connection.scalars(select(EVENTS.c.at).order_by(EVENTS.c.at))) == [early, late]
        assert list(await connection.scalars(select(EVENTS.c.at).where(EVENTS.c.at < late))) == [early]


async def test_a_moment_without_a_zone_is_refused(events: Database) -> None:
    async with events.writing() as connection:
        with pytest.raises(StatementError, match="a moment needs a time zone"):
            await connection.execute(insert(EVENTS).values(at=datetime(2026, 7, 22, 9)))  # noqa: DTZ001 - the point
