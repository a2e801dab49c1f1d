"""The tables of questions that nothing answered. No moment finer than a week, and no row that knows a chat."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table

from guide.unanswered import HASH_BYTES, LONGEST, READABLE_FROM, TAG_BYTES
from store.bounded import binary, words
from store.metadata import METADATA

WEEK_CHARS = len("2026-W48")

unanswered_tag = Table(
    "unanswered_tag",
    METADATA,
    *words("week", WEEK_CHARS, WEEK_CHARS),
    # A keyed hash of the words, and one of a random tag that only the chat's sealed session knows: another for each
    # question, so that no two rows are one chat's.
    *binary("question", HASH_BYTES, HASH_BYTES),
    *binary("tag", TAG_BYTES, TAG_BYTES),
    PrimaryKeyConstraint("week", "question", "tag"),
    # No order but that of random bytes: not who asked first, nor who asked after whom.
    sqlite_with_rowid=False,
)

unanswered_question = Table(
    "unanswered_question",
    METADATA,
    *words("week", WEEK_CHARS, WEEK_CHARS),
    *words("text", 1, LONGEST),
    *words("language", 2, 16),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("week", "text"),
    # Whoever calls, and by whatever mistake: below five nothing readable gets in.
    CheckConstraint(f"count >= {READABLE_FROM}", name="count_of_many"),
    sqlite_with_rowid=False,
)
