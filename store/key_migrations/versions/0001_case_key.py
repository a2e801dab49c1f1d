"""Wrapped keys of cases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "case_key",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("purpose IN ('content', 'identity', 'address')", name=op.f("ck_case_key_purpose_known")),
        sa.CheckConstraint("length(case_id) = 16", name=op.f("ck_case_key_case_id_length")),
        sa.CheckConstraint("length(wrapped) BETWEEN 60 AND 128", name=op.f("ck_case_key_wrapped_length")),
        sa.PrimaryKeyConstraint("case_id", "purpose", name=op.f("pk_case_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_key_put_at"), "case_key", ["put_at"], unique=False)


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(op.f("ix_case_key_put_at"), table_name="case_key")
    op.drop_table("case_key")
