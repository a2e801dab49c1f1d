"""The tables of figures: tags that count different people while a quarter runs, and what is shown of it afterwards."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table

from issues.counting import TAG_BYTES
from issues.figures import LEAST
from store.bounded import binary, words
from store.metadata import METADATA

PERIOD_CHARS = len("2026-Q4")
CELL_MOST = 300
"""A municipality, a tree, and two choices, each with its name."""

issue_count = Table(
    "issue_count",
    METADATA,
    *words("period", PERIOD_CHARS, PERIOD_CHARS),
    *words("cell", 1, CELL_MOST),
    # Keyed with what is destroyed when the quarter is over; in each cell another one for the same person.
    *binary("tag", TAG_BYTES, TAG_BYTES),
    PrimaryKeyConstraint("period", "cell", "tag"),
    # In SQLite no order but that of random bytes: not who filed first, nor what else came with it.
    sqlite_with_rowid=False,
)

issue_figure = Table(
    "issue_figure",
    METADATA,
    *words("period", PERIOD_CHARS, PERIOD_CHARS),
    *words("cell", 1, CELL_MOST),
    Column("people", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    PrimaryKeyConstraint("period", "cell"),
    # Whoever calls, and by whatever mistake: nothing of fewer people gets in.
    CheckConstraint(f"people >= {LEAST}", name="people_of_many"),
    CheckConstraint("reports >= people", name="reports_each"),
    sqlite_with_rowid=False,
)
