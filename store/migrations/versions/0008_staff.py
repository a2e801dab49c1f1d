"""Accounts of the desk, what they may do, invitations and sessions; and the audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "staff_account",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("secrets", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("language IN ('nl', 'uk')", name=op.f("ck_staff_account_language_known")),
        sa.CheckConstraint("length(email) = 32", name=op.f("ck_staff_account_email_length")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_staff_account_id_length")),
        sa.CheckConstraint("length(person) BETWEEN 28 AND 4096", name=op.f("ck_staff_account_person_length")),
        sa.CheckConstraint("length(secrets) BETWEEN 28 AND 4096", name=op.f("ck_staff_account_secrets_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_account")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_account_email")),
    )
    op.create_table(
        "staff_audit",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.LargeBinary(), nullable=True),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(account) = 16", name=op.f("ck_staff_audit_account_length")),
        sa.CheckConstraint("length(action) BETWEEN 1 AND 40", name=op.f("ck_staff_audit_action_length")),
        sa.CheckConstraint("length(mac) = 32", name=op.f("ck_staff_audit_mac_length")),
        sa.CheckConstraint("length(month) = 7", name=op.f("ck_staff_audit_month_length")),
        sa.CheckConstraint("length(municipality) BETWEEN 1 AND 64", name=op.f("ck_staff_audit_municipality_length")),
        sa.CheckConstraint("length(subject) = 16", name=op.f("ck_staff_audit_subject_length")),
        sa.PrimaryKeyConstraint("month", "number", name=op.f("pk_staff_audit")),
    )
    op.create_index(
        op.f("ix_staff_audit_municipality_month_number"), "staff_audit", ["municipality", "month", "number"]
    )
    op.create_table(
        "staff_audit_month",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("begins", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(begins) = 32", name=op.f("ck_staff_audit_month_begins_length")),
        sa.CheckConstraint("length(head) = 32", name=op.f("ck_staff_audit_month_head_length")),
        sa.CheckConstraint("length(month) = 7", name=op.f("ck_staff_audit_month_month_length")),
        sa.CheckConstraint("length(seal) = 32", name=op.f("ck_staff_audit_month_seal_length")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_staff_audit_month")),
    )
    op.create_table(
        "staff_grant",
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=64), nullable=False),
        sa.Column("deputy", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('location', 'hosts', 'coordinator', 'confidant', 'editor', 'analyst', 'admin')",
            name=op.f("ck_staff_grant_role_known"),
        ),
        sa.CheckConstraint("length(location) BETWEEN 0 AND 64", name=op.f("ck_staff_grant_location_length")),
        sa.CheckConstraint("length(municipality) BETWEEN 1 AND 64", name=op.f("ck_staff_grant_municipality_length")),
        sa.ForeignKeyConstraint(
            ["account"], ["staff_account.id"], name=op.f("fk_staff_grant_account_staff_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "role", "municipality", "location", name=op.f("pk_staff_grant")),
    )
    op.create_index(op.f("ix_staff_grant_municipality"), "staff_grant", ["municipality"])
    op.create_table(
        "staff_invitation",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(token) = 32", name=op.f("ck_staff_invitation_token_length")),
        sa.ForeignKeyConstraint(
            ["account"],
            ["staff_account.id"],
            name=op.f("fk_staff_invitation_account_staff_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_staff_invitation")),
        sa.UniqueConstraint("account", name=op.f("uq_staff_invitation_account")),
    )
    op.create_table(
        "staff_session",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("length(id) = 32", name=op.f("ck_staff_session_id_length")),
        sa.CheckConstraint("length(kept) BETWEEN 28 AND 262144", name=op.f("ck_staff_session_kept_length")),
        sa.ForeignKeyConstraint(
            ["account"], ["staff_account.id"], name=op.f("fk_staff_session_account_staff_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
    )
    op.create_index(op.f("ix_staff_session_account"), "staff_session", ["account"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(op.f("ix_staff_session_account"), "staff_session")
    op.drop_table("staff_session")
    op.drop_table("staff_invitation")
    op.drop_index(op.f("ix_staff_grant_municipality"), "staff_grant")
    op.drop_table("staff_grant")
    op.drop_table("staff_audit_month")
    op.drop_index(op.f("ix_staff_audit_municipality_month_number"), "staff_audit")
    op.drop_table("staff_audit")
    op.drop_table("staff_account")
