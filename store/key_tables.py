"""The tables of the key database. Its migrations: `python -m store.new_revision --keys "what changes"`."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import Column, Date, PrimaryKeyConstraint, Table

from issues.case import Purpose
from issues.ports import CASE_ID_BYTES, CASE_KEY_BYTES, Ended
from store.bounded import binary, one_of
from store.instant import Instant
from store.metadata import KEY_METADATA

WRAPPED_LEAST = CASE_KEY_BYTES + 12 + 16
"""A key, and the nonce and tag of its wrapping: a key in clear does not get in."""

case_key = Table(
    "case_key",
    KEY_METADATA,
    *binary("case_id", CASE_ID_BYTES, CASE_ID_BYTES),
    *one_of("purpose", get_args(Purpose)),
    *binary("wrapped", WRAPPED_LEAST, 128),
    # The hour, no finer: else this database alone would tell the second of each filing.
    Column("put_at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("case_id", "purpose"),
    # One copy of each row in the file, and none in an index beside it.
    sqlite_with_rowid=False,
)

key_tombstone = Table(
    "key_tombstone",
    KEY_METADATA,
    # That a key was destroyed, or the case: here as well, since an old copy of the main database does not know it.
    *binary("case_id", CASE_ID_BYTES, CASE_ID_BYTES),
    *one_of("what", get_args(Ended)),
    Column("ended_on", Date, nullable=False),
    PrimaryKeyConstraint("case_id", "what"),
    sqlite_with_rowid=False,
)
