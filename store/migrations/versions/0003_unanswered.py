"""Questions that nothing answered: tags of a week, and the words of what five people and more asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "unanswered_question",
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 5", name=op.f("ck_unanswered_question_count_of_many")),
        sa.CheckConstraint("length(language) BETWEEN 2 AND 16", name=op.f("ck_unanswered_question_language_length")),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 300", name=op.f("ck_unanswered_question_text_length")),
        sa.CheckConstraint("length(week) = 8", name=op.f("ck_unanswered_question_week_length")),
        sa.PrimaryKeyConstraint("week", "text", name=op.f("pk_unanswered_question")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unanswered_tag",
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(question) = 32", name=op.f("ck_unanswered_tag_question_length")),
        sa.CheckConstraint("length(tag) = 16", name=op.f("ck_unanswered_tag_tag_length")),
        sa.CheckConstraint("length(week) = 8", name=op.f("ck_unanswered_tag_week_length")),
        sa.PrimaryKeyConstraint("week", "question", "tag", name=op.f("pk_unanswered_tag")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("unanswered_tag")
    op.drop_table("unanswered_question")
