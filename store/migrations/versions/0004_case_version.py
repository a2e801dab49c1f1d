"""How often a case was changed, and what of it ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "complaint_tombstone",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "what IN ('content', 'identity', 'address', 'case')", name=op.f("ck_complaint_tombstone_what_known")
        ),
        sa.CheckConstraint("length(case_id) = 16", name=op.f("ck_complaint_tombstone_case_id_length")),
        sa.PrimaryKeyConstraint("case_id", "what", name=op.f("pk_complaint_tombstone")),
        sqlite_with_rowid=False,
    )
    op.add_column("complaint_case", sa.Column("version", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    """Takes it back. Not in batch mode, which makes the table anew and forgets its CHECKs."""
    op.drop_column("complaint_case", "version")
    op.drop_table("complaint_tombstone")
