"""Every table but that of keys. A change needs a migration: `python -m store.new_revision "what changes"` writes it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table

from store.complaint_tables import (
    complaint_address,
    complaint_case,
    complaint_envelope,
    complaint_event,
    complaint_outbox,
    complaint_photo,
    complaint_receipt,
    complaint_tombstone,
    draft_photo,
    issue_log,
)
from store.figure_tables import issue_count, issue_figure
from store.instant import Instant
from store.metadata import METADATA
from store.queue_indices import QUEUE_INDICES
from store.reply_tables import own_reply
from store.staff_tables import (
    staff_account,
    staff_audit,
    staff_audit_month,
    staff_grant,
    staff_invitation,
    staff_session,
)
from store.unanswered_tables import unanswered_question, unanswered_tag

__all__ = [
    "METADATA",
    "QUEUE_INDICES",
    "SESSION_KEY_BYTES",
    "complaint_address",
    "complaint_case",
    "complaint_envelope",
    "complaint_event",
    "complaint_outbox",
    "complaint_photo",
    "complaint_receipt",
    "complaint_tombstone",
    "draft_photo",
    "issue_count",
    "issue_figure",
    "issue_log",
    "own_reply",
    "session_state",
    "staff_account",
    "staff_audit",
    "staff_audit_month",
    "staff_grant",
    "staff_invitation",
    "staff_session",
    "unanswered_question",
    "unanswered_tag",
]

SESSION_KEY_BYTES = 32

session_state = Table(
    "session_state",
    METADATA,
    # A keyed hash of the chat, and the chat's sealed session: see bot/session_store.py.
    Column("key", LargeBinary(SESSION_KEY_BYTES), primary_key=True),
    Column("payload", LargeBinary, nullable=False),
    # The hour, no finer: when exactly somebody wrote is nobody's business.
    Column("last_used", Instant, nullable=False, index=True),
    # Nothing shorter can get in, such as a chat id as it is.
    CheckConstraint(f"length(key) = {SESSION_KEY_BYTES}", name="key_length"),
)
