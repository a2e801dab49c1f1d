"""The one table of the key database. Its migrations: `python -m store.new_revision --keys "what changes"`."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import Column, PrimaryKeyConstraint, Table

from issues.case import Purpose
from issues.ports import CASE_ID_BYTES, CASE_KEY_BYTES
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
