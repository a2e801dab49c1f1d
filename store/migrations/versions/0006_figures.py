"""Tags that count different people, and the figures of a quarter that is over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "issue_count",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("cell", sa.String(length=300), nullable=False),
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(cell) BETWEEN 1 AND 300", name=op.f("ck_issue_count_cell_length")),
        sa.CheckConstraint("length(period) = 7", name=op.f("ck_issue_count_period_length")),
        sa.CheckConstraint("length(tag) = 16", name=op.f("ck_issue_count_tag_length")),
        sa.PrimaryKeyConstraint("period", "cell", "tag", name=op.f("pk_issue_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "issue_figure",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("cell", sa.String(length=300), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(cell) BETWEEN 1 AND 300", name=op.f("ck_issue_figure_cell_length")),
        sa.CheckConstraint("length(period) = 7", name=op.f("ck_issue_figure_period_length")),
        sa.CheckConstraint("people >= 5", name=op.f("ck_issue_figure_people_of_many")),
        sa.CheckConstraint("reports >= people", name=op.f("ck_issue_figure_reports_each")),
        sa.PrimaryKeyConstraint("period", "cell", name=op.f("pk_issue_figure")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("issue_figure")
    op.drop_table("issue_count")
