"""Sessions of chats."""

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
        "session_state",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("last_used", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(key) = 32", name=op.f("ck_session_state_key_length")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_session_state")),
    )
    op.create_index(op.f("ix_session_state_last_used"), "session_state", ["last_used"], unique=False)


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(op.f("ix_session_state_last_used"), table_name="session_state")
    op.drop_table("session_state")
