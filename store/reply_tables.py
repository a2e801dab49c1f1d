"""The table of municipalities' own standard replies."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table

from store.bounded import structure, words
from store.metadata import METADATA

SLUG_MOST = 64
BODY_MOST = 32 * 1024

own_reply = Table(
    "own_reply",
    METADATA,
    *words("municipality", 1, SLUG_MOST),
    *words("id", 1, SLUG_MOST),
    # Texts that an editor wrote, for any resident: nothing of a case.
    *structure("body", BODY_MOST),
    Column("hidden", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("municipality", "id"),
    CheckConstraint("version >= 1", name="version_from_one"),
)
