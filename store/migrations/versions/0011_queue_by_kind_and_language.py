"""The queue's indices by kind and by language too, for the same reason as by theme."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None

STAGES = {
    "open": "state IN ('received', 'acknowledged', 'in_hand', 'question', 'passed_on', 'reopened')",
    "unopened": "state IN ('received', 'passed_on', 'reopened')",
    "waiting": "state IN ('question')",
    "answered": "state IN ('resolved', 'declined')",
    "over": "state IN ('closed', 'withdrawn')",
}
REACHES = {"queue": ["municipality", "queue"], "place": ["municipality", "queue", "location"]}
NARROWED = ("kind", "language")


def upgrade() -> None:
    """Makes the change."""
    for stage, condition in STAGES.items():
        for reach, columns in REACHES.items():
            for narrowed in NARROWED:
                op.create_index(
                    f"ix_complaint_case_{stage}_{reach}_{narrowed}",
                    "complaint_case",
                    [*columns, narrowed, "flagged", "due", "number"],
                    sqlite_where=sa.text(condition),
                    postgresql_where=sa.text(condition),
                )


def downgrade() -> None:
    """Takes it back."""
    for stage in STAGES:
        for reach in REACHES:
            for narrowed in NARROWED:
                op.drop_index(f"ix_complaint_case_{stage}_{reach}_{narrowed}", "complaint_case")
