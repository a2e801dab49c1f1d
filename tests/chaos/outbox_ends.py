"""How each notice for residents ended, kept by the database itself: a trigger notes what is deleted from the outbox."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import text

TRIGGERS = {
    "sqlite": (
        "CREATE TABLE chaos_outbox_end (case_id BLOB, kind TEXT, doubts INTEGER)",
        """CREATE TRIGGER chaos_outbox_ends AFTER DELETE ON complaint_outbox
        BEGIN INSERT INTO chaos_outbox_end VALUES (OLD.case_id, OLD.kind, OLD.doubts); END""",
    ),
    "postgresql": (
        "CREATE TABLE chaos_outbox_end (case_id BYTEA, kind TEXT, doubts INTEGER)",
        """CREATE FUNCTION chaos_outbox_note() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO chaos_outbox_end VALUES (OLD.case_id, OLD.kind, OLD.doubts); RETURN NULL; END $$""",
        """CREATE TRIGGER chaos_outbox_ends AFTER DELETE ON complaint_outbox
        FOR EACH ROW EXECUTE FUNCTION chaos_outbox_note()""",
    ),
}
LEFT = text("SELECT count(*) FROM complaint_outbox WHERE kind = 'news'")
ENDED = text("SELECT case_id, doubts FROM chaos_outbox_end WHERE kind = 'news'")


@dataclass
class Ends:
    """By case: how many notices were done with, and how often one of them may have been sent besides."""

    notices: Counter = field(default_factory=Counter)
    doubts: Counter = field(default_factory=Counter)


async def watch_the_outbox(database):
    """From now on; the tables are there."""
    async with database.writing() as connection:
        for statement in TRIGGERS[database.dialect]:
            await connection.exec_driver_sql(statement)


async def news_left(database):
    async with database.reading_once() as connection:
        return await connection.scalar(LEFT)


async def ends_of(database):
    ends = Ends()
    async with database.reading_once() as connection:
        for case, doubts in await connection.execute(ENDED):
            ends.notices[bytes(case)] += 1
            ends.doubts[bytes(case)] += doubts
    return ends
