"""What becomes of a notice that cannot be sent: how often it failed, how often nobody knows, and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    with op.batch_alter_table("complaint_outbox") as outbox:
        outbox.add_column(sa.Column("failures", sa.Integer(), server_default="0", nullable=False))
        outbox.add_column(sa.Column("doubts", sa.Integer(), server_default="0", nullable=False))
        outbox.add_column(sa.Column("error", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Takes it back. On SQLite the table is made anew: its numbers must still never be given twice."""
    with op.batch_alter_table("complaint_outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.drop_column("error")
        outbox.drop_column("doubts")
        outbox.drop_column("failures")
