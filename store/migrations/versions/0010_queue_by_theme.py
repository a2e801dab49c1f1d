"""The queue's indices by theme too: a rare theme lies far apart in a run of all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"
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


def upgrade() -> None:
    """Makes the change."""
    for stage, condition in STAGES.items():
        for reach, columns in REACHES.items():
            op.create_index(
                f"ix_complaint_case_{stage}_{reach}_theme",
                "complaint_case",
                [*columns, "theme", "flagged", "due", "number"],
                sqlite_where=sa.text(condition),
                postgresql_where=sa.text(condition),
            )


def downgrade() -> None:
    """Takes it back."""
    for stage in STAGES:
        for reach in REACHES:
            op.drop_index(f"ix_complaint_case_{stage}_{reach}_theme", "complaint_case")
