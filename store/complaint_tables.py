"""The tables of complaints: every word of a person is sealed, and no column ties two cases of one person together.

Deleting a case deletes everything of it but its line in the anonymised log, which does not know it.
"""

from __future__ import annotations

import secrets
from textwrap import dedent
from typing import TYPE_CHECKING, get_args

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    event,
)

from issues.case import About, Kind, QueueKind, Severity, State
from issues.ports import CASE_ID_BYTES, Ended
from store.bounded import binary, one_of, structure, words
from store.instant import Instant
from store.metadata import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.schema import SchemaItem

HASH_BYTES = 32
SEALED_LEAST = 12 + 16
"""Nonce and tag of AES-GCM: nothing shorter is sealed, so nothing shorter gets in."""
WORDS_MOST = 64 * 1024
PHOTO_MOST = 12 * 1024 * 1024
ENVELOPE_MOST = 16 * 1024
STRUCTURE_MOST = 8 * 1024
SLUG_MOST = 64
LOG_ID_BYTES = 16
ERROR_MOST = 64


def _slug(name: str, *, nullable: bool = False) -> tuple[SchemaItem, ...]:
    return words(name, 1, SLUG_MOST, nullable=nullable)


def _of_case(*, nullable: bool = False, unique: bool = False) -> Column[bytes]:
    return Column(
        "case_id",
        LargeBinary(),
        ForeignKey("complaint_case.id", ondelete="CASCADE"),
        nullable=nullable,
        unique=unique,
    )


complaint_case = Table(
    "complaint_case",
    METADATA,
    *binary("id", CASE_ID_BYTES, CASE_ID_BYTES, primary_key=True),
    *words("number", 4, 16, unique=True),
    # A keyed hash of the draft: filing the same one twice finds the first case.
    *binary("draft_key", HASH_BYTES, HASH_BYTES, unique=True),
    *one_of("kind", get_args(Kind)),
    *_slug("theme"),
    *_slug("sub_theme"),
    *one_of("about", get_args(About)),
    *one_of("severity", get_args(Severity)),
    Column("flagged", Boolean, nullable=False),
    *one_of("queue", get_args(QueueKind)),
    *_slug("rule"),
    *_slug("municipality"),
    *_slug("location", nullable=True),
    *words("language", 2, 16),
    *one_of("state", get_args(State)),
    Column("filed_at", Instant, nullable=False),
    Column("due", Date, nullable=False),
    # Choices by question, ids only.
    *structure("answers", STRUCTURE_MOST),
    *binary("details", SEALED_LEAST, WORDS_MOST, nullable=True),
    *binary("text", SEALED_LEAST, WORDS_MOST, nullable=True),
    # Counts the changes. Whoever changes a case names the version they saw: nobody overwrites anybody.
    Column("version", Integer, nullable=False, server_default="1"),
    # Whatever the rules say, and whoever edits them: what is about staff is not for their colleagues.
    CheckConstraint("about <> 'staff' OR queue <> 'location'", name="staff_past_location"),
)

complaint_event = Table(
    "complaint_event",
    METADATA,
    # Append-only: a trigger refuses every UPDATE. Deleting is for retention, and words end with the case's content key.
    _of_case(),
    Column("number", Integer, nullable=False, autoincrement=False),
    *words("kind", 1, 32),
    Column("at", Instant, nullable=False),
    *words("actor", 1, SLUG_MOST),
    # Ids and dates only.
    *structure("data", STRUCTURE_MOST),
    *binary("text", SEALED_LEAST, WORDS_MOST, nullable=True),
    PrimaryKeyConstraint("case_id", "number"),
    CheckConstraint("number >= 1", name="number_from_one"),
)

complaint_photo = Table(
    "complaint_photo",
    METADATA,
    _of_case(),
    Column("number", Integer, nullable=False, autoincrement=False),
    *binary("sealed", SEALED_LEAST, PHOTO_MOST),
    PrimaryKeyConstraint("case_id", "number"),
    CheckConstraint("number >= 1", name="number_from_one"),
)

complaint_envelope = Table(
    "complaint_envelope",
    METADATA,
    # Who complains formally. Apart from the case, so that it can go before the case does.
    _of_case(),
    *binary("sealed", SEALED_LEAST, ENVELOPE_MOST),
    PrimaryKeyConstraint("case_id"),
)

complaint_address = Table(
    "complaint_address",
    METADATA,
    # Where news is sent, if the resident wanted that.
    _of_case(),
    *binary("sealed", SEALED_LEAST, ENVELOPE_MOST),
    PrimaryKeyConstraint("case_id"),
)

complaint_receipt = Table(
    "complaint_receipt",
    METADATA,
    # A keyed hash of the receipt code: the code itself is nowhere.
    *binary("hash", HASH_BYTES, HASH_BYTES, primary_key=True),
    _of_case(unique=True),
)

complaint_outbox = Table(
    "complaint_outbox",
    METADATA,
    Column("id", Integer, primary_key=True),
    _of_case(),
    *words("kind", 1, 32),
    Column("not_before", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("leased_until", Instant, nullable=True),
    Column("dead", Boolean, nullable=False, default=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    # How often it may have been sent without anybody learning it.
    Column("doubts", Integer, nullable=False, server_default="0"),
    # The kind of the last failure, never what it said.
    Column("error", String(ERROR_MOST), nullable=True),
    CheckConstraint("attempts >= 0", name="attempts_counted"),
    Index("ix_complaint_outbox_waiting", "dead", "not_before"),
    Index(None, "case_id"),
    # A number is never given twice: a worker that comes back late must not tick off somebody else's notice.
    sqlite_autoincrement=True,
)

complaint_tombstone = Table(
    "complaint_tombstone",
    METADATA,
    # That something ended, for a backup that brings it back. It outlives its case, so it refers to none.
    *binary("case_id", CASE_ID_BYTES, CASE_ID_BYTES),
    *one_of("what", get_args(Ended)),
    Column("ended_on", Date, nullable=False),
    PrimaryKeyConstraint("case_id", "what"),
    sqlite_with_rowid=False,
)

issue_log = Table(
    "issue_log",
    METADATA,
    # Random, and in SQLite the only order the rows have (no rowid): the nth line must not show the nth case.
    # PostgreSQL shows order and transaction of every row, until a period freezes and its lines are deleted.
    *binary("id", LOG_ID_BYTES, LOG_ID_BYTES, primary_key=True, default=lambda: secrets.token_bytes(LOG_ID_BYTES)),
    *words("period", 4, 10),
    *_slug("municipality"),
    *_slug("location", nullable=True),
    *_slug("theme"),
    *_slug("sub_theme"),
    *one_of("kind", get_args(Kind)),
    *one_of("about", get_args(About)),
    *one_of("severity", get_args(Severity)),
    Index(None, "period", "municipality"),
    sqlite_with_rowid=False,
)

draft_photo = Table(
    "draft_photo",
    METADATA,
    # A name that only the draft knows, and the draft is in a sealed session.
    *words("name", 16, SLUG_MOST, primary_key=True),
    *binary("sealed", SEALED_LEAST, PHOTO_MOST),
    # The hour, no finer, as with sessions.
    Column("put_at", Instant, nullable=False, index=True),
)

APPEND_ONLY = {
    "sqlite": [
        """
        CREATE TRIGGER complaint_event_append_only BEFORE UPDATE ON complaint_event
        BEGIN SELECT RAISE(ABORT, 'complaint_event is append-only'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION complaint_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'complaint_event is append-only' USING ERRCODE = 'restrict_violation'; END $$
        """,
        """
        CREATE TRIGGER complaint_event_append_only BEFORE UPDATE ON complaint_event
        FOR EACH STATEMENT EXECUTE FUNCTION complaint_event_refuse()
        """,
    ],
}
"""By dialect. Dropping the table drops the trigger, also where a migration makes the table anew: it must make both."""


@event.listens_for(complaint_event, "after_create")
def _make_append_only(_table: Table, connection: Connection, **_options: object) -> None:
    for statement in APPEND_ONLY[connection.dialect.name]:
        connection.exec_driver_sql(dedent(statement).strip())
