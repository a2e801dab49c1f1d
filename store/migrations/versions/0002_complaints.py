"""Complaints: cases and what hangs on them, the anonymised log, photos of drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None

SQLITE_REFUSES = """
CREATE TRIGGER complaint_event_append_only BEFORE UPDATE ON complaint_event
BEGIN SELECT RAISE(ABORT, 'complaint_event is append-only'); END
"""
POSTGRESQL_REFUSAL = """
CREATE FUNCTION complaint_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'complaint_event is append-only' USING ERRCODE = 'restrict_violation'; END $$
"""
POSTGRESQL_REFUSES = """
CREATE TRIGGER complaint_event_append_only BEFORE UPDATE ON complaint_event
FOR EACH STATEMENT EXECUTE FUNCTION complaint_event_refuse()
"""


def upgrade() -> None:
    """Makes the change."""
    _complaint_case()
    _complaint_event()
    _complaint_photo()
    _complaint_envelope()
    _complaint_address()
    _complaint_receipt()
    _complaint_outbox()
    _issue_log()
    _draft_photo()
    _append_only()


def downgrade() -> None:
    """Takes it back. A trigger and an index go with their table."""
    for table in (
        "draft_photo",
        "issue_log",
        "complaint_outbox",
        "complaint_receipt",
        "complaint_address",
        "complaint_envelope",
        "complaint_photo",
        "complaint_event",
        "complaint_case",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION complaint_event_refuse()")


def _append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE_REFUSES)
        return
    op.execute(POSTGRESQL_REFUSAL)
    op.execute(POSTGRESQL_REFUSES)


def _complaint_case() -> None:
    op.create_table(
        "complaint_case",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("draft_key", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("theme", sa.String(length=64), nullable=False),
        sa.Column("sub_theme", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("queue", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "about <> 'staff' OR queue <> 'location'", name=op.f("ck_complaint_case_staff_past_location")
        ),
        sa.CheckConstraint(
            "about IN ('facilities', 'staff', 'residents', 'municipality', 'host', 'other')",
            name=op.f("ck_complaint_case_about_known"),
        ),
        sa.CheckConstraint("kind IN ('signal', 'formal', 'idea')", name=op.f("ck_complaint_case_kind_known")),
        sa.CheckConstraint(
            "queue IN ('location', 'coordinator', 'confidant', 'hosts')", name=op.f("ck_complaint_case_queue_known")
        ),
        sa.CheckConstraint(
            "severity IN ('normal', 'serious', 'urgent')", name=op.f("ck_complaint_case_severity_known")
        ),
        sa.CheckConstraint(
            "state IN ('received', 'acknowledged', 'in_hand', 'question', 'resolved', 'declined', 'passed_on', "
            "'reopened', 'closed', 'withdrawn')",
            name=op.f("ck_complaint_case_state_known"),
        ),
        sa.CheckConstraint(
            "length(CAST(answers AS TEXT)) BETWEEN 2 AND 8192", name=op.f("ck_complaint_case_answers_length")
        ),
        sa.CheckConstraint("length(details) BETWEEN 28 AND 65536", name=op.f("ck_complaint_case_details_length")),
        sa.CheckConstraint("length(draft_key) = 32", name=op.f("ck_complaint_case_draft_key_length")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_complaint_case_id_length")),
        sa.CheckConstraint("length(language) BETWEEN 2 AND 16", name=op.f("ck_complaint_case_language_length")),
        sa.CheckConstraint("length(location) BETWEEN 1 AND 64", name=op.f("ck_complaint_case_location_length")),
        sa.CheckConstraint("length(municipality) BETWEEN 1 AND 64", name=op.f("ck_complaint_case_municipality_length")),
        sa.CheckConstraint("length(number) BETWEEN 4 AND 16", name=op.f("ck_complaint_case_number_length")),
        sa.CheckConstraint("length(rule) BETWEEN 1 AND 64", name=op.f("ck_complaint_case_rule_length")),
        sa.CheckConstraint("length(sub_theme) BETWEEN 1 AND 64", name=op.f("ck_complaint_case_sub_theme_length")),
        sa.CheckConstraint("length(text) BETWEEN 28 AND 65536", name=op.f("ck_complaint_case_text_length")),
        sa.CheckConstraint("length(theme) BETWEEN 1 AND 64", name=op.f("ck_complaint_case_theme_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_case")),
        sa.UniqueConstraint("draft_key", name=op.f("uq_complaint_case_draft_key")),
        sa.UniqueConstraint("number", name=op.f("uq_complaint_case_number")),
    )
    op.create_index(
        "ix_complaint_case_queue_page",
        "complaint_case",
        ["municipality", "queue", "location", "state", "flagged", "due"],
        unique=False,
    )


def _complaint_event() -> None:
    op.create_table(
        "complaint_event",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "length(CAST(data AS TEXT)) BETWEEN 2 AND 8192", name=op.f("ck_complaint_event_data_length")
        ),
        sa.CheckConstraint("length(actor) BETWEEN 1 AND 64", name=op.f("ck_complaint_event_actor_length")),
        sa.CheckConstraint("length(kind) BETWEEN 1 AND 32", name=op.f("ck_complaint_event_kind_length")),
        sa.CheckConstraint("length(text) BETWEEN 28 AND 65536", name=op.f("ck_complaint_event_text_length")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_complaint_event_number_from_one")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_event_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_complaint_event")),
    )


def _complaint_photo() -> None:
    op.create_table(
        "complaint_photo",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sealed) BETWEEN 28 AND 12582912", name=op.f("ck_complaint_photo_sealed_length")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_complaint_photo_number_from_one")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_photo_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_complaint_photo")),
    )


def _complaint_envelope() -> None:
    op.create_table(
        "complaint_envelope",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sealed) BETWEEN 28 AND 16384", name=op.f("ck_complaint_envelope_sealed_length")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_envelope_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_complaint_envelope")),
    )


def _complaint_address() -> None:
    op.create_table(
        "complaint_address",
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sealed) BETWEEN 28 AND 16384", name=op.f("ck_complaint_address_sealed_length")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_address_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_complaint_address")),
    )


def _complaint_receipt() -> None:
    op.create_table(
        "complaint_receipt",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(hash) = 32", name=op.f("ck_complaint_receipt_hash_length")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_receipt_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_complaint_receipt")),
        sa.UniqueConstraint("case_id", name=op.f("uq_complaint_receipt_case_id")),
    )


def _complaint_outbox() -> None:
    op.create_table(
        "complaint_outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dead", sa.Boolean(), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_complaint_outbox_attempts_counted")),
        sa.CheckConstraint("length(kind) BETWEEN 1 AND 32", name=op.f("ck_complaint_outbox_kind_length")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["complaint_case.id"],
            name=op.f("fk_complaint_outbox_case_id_complaint_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_complaint_outbox_case_id"), "complaint_outbox", ["case_id"], unique=False)
    op.create_index("ix_complaint_outbox_waiting", "complaint_outbox", ["dead", "not_before"], unique=False)


def _issue_log() -> None:
    op.create_table(
        "issue_log",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=64), nullable=True),
        sa.Column("theme", sa.String(length=64), nullable=False),
        sa.Column("sub_theme", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "about IN ('facilities', 'staff', 'residents', 'municipality', 'host', 'other')",
            name=op.f("ck_issue_log_about_known"),
        ),
        sa.CheckConstraint("kind IN ('signal', 'formal', 'idea')", name=op.f("ck_issue_log_kind_known")),
        sa.CheckConstraint("severity IN ('normal', 'serious', 'urgent')", name=op.f("ck_issue_log_severity_known")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_issue_log_id_length")),
        sa.CheckConstraint("length(location) BETWEEN 1 AND 64", name=op.f("ck_issue_log_location_length")),
        sa.CheckConstraint("length(municipality) BETWEEN 1 AND 64", name=op.f("ck_issue_log_municipality_length")),
        sa.CheckConstraint("length(period) BETWEEN 4 AND 10", name=op.f("ck_issue_log_period_length")),
        sa.CheckConstraint("length(sub_theme) BETWEEN 1 AND 64", name=op.f("ck_issue_log_sub_theme_length")),
        sa.CheckConstraint("length(theme) BETWEEN 1 AND 64", name=op.f("ck_issue_log_theme_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_log")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_issue_log_period_municipality"), "issue_log", ["period", "municipality"], unique=False)


def _draft_photo() -> None:
    op.create_table(
        "draft_photo",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 16 AND 64", name=op.f("ck_draft_photo_name_length")),
        sa.CheckConstraint("length(sealed) BETWEEN 28 AND 12582912", name=op.f("ck_draft_photo_sealed_length")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_draft_photo")),
    )
    op.create_index(op.f("ix_draft_photo_put_at"), "draft_photo", ["put_at"], unique=False)
