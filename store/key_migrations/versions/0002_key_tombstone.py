"""What ended with a key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "key_tombstone",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "what IN ('content', 'identity', 'address', 'case')", name=op.f("ck_key_tombstone_what_known")
        ),
        sa.CheckConstraint("length(case_id) = 16", name=op.f("ck_key_tombstone_case_id_length")),
        sa.PrimaryKeyConstraint("case_id", "what", name=op.f("pk_key_tombstone")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("key_tombstone")
