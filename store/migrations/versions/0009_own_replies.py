"""Municipalities' own standard replies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "own_reply",
        sa.Column("municipality", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("municipality", "id", name=op.f("pk_own_reply")),
        sa.CheckConstraint("length(municipality) BETWEEN 1 AND 64", name=op.f("ck_own_reply_municipality_length")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_own_reply_id_length")),
        sa.CheckConstraint("length(CAST(body AS TEXT)) BETWEEN 2 AND 32768", name=op.f("ck_own_reply_body_length")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_own_reply_version_from_one")),
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_table("own_reply")
