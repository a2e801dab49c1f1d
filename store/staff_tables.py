"""The tables of the desk: accounts, their grants, invitations and sessions, and the audit. Names are sealed."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table

from desk.accounts.account import LANGUAGES
from desk.accounts.ports import ACCOUNT_ID_BYTES, HASH_BYTES
from desk.audit.ports import MAC_BYTES
from desk.sessions.ports import MOST_KEPT_BYTES
from issues.readers import Role
from store.bounded import binary, one_of, words
from store.instant import Instant
from store.metadata import METADATA

SHORTEST_SEALED, LONGEST_SEALED = 28, 4096
LONGEST_PLACE = 64
NO_LOCATION = ""
"""In a key there is no NULL."""

staff_account = Table(
    "staff_account",
    METADATA,
    *binary("id", ACCOUNT_ID_BYTES, ACCOUNT_ID_BYTES, primary_key=True),
    *binary("email", HASH_BYTES, HASH_BYTES, unique=True),
    *binary("person", SHORTEST_SEALED, LONGEST_SEALED),
    *binary("secrets", SHORTEST_SEALED, LONGEST_SEALED, nullable=True),
    *one_of("language", LANGUAGES),
    Column("locked", Boolean, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

staff_grant = Table(
    "staff_grant",
    METADATA,
    Column("account", ForeignKey("staff_account.id", ondelete="CASCADE"), nullable=False),
    *one_of("role", get_args(Role)),
    *words("municipality", 1, LONGEST_PLACE, index=True),
    *words("location", 0, LONGEST_PLACE),
    Column("deputy", Boolean, nullable=False),
    PrimaryKeyConstraint("account", "role", "municipality", "location"),
)

staff_invitation = Table(
    "staff_invitation",
    METADATA,
    *binary("token", HASH_BYTES, HASH_BYTES, primary_key=True),
    Column("account", ForeignKey("staff_account.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("until", Instant, nullable=False),
)

staff_session = Table(
    "staff_session",
    METADATA,
    *binary("id", HASH_BYTES, HASH_BYTES, primary_key=True),
    Column("account", ForeignKey("staff_account.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("started", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
    *binary("kept", SHORTEST_SEALED, MOST_KEPT_BYTES, nullable=True),
)

MONTH_CHARS = len("2026-11")

staff_audit_month = Table(
    "staff_audit_month",
    METADATA,
    *words("month", MONTH_CHARS, MONTH_CHARS, primary_key=True),
    *binary("begins", MAC_BYTES, MAC_BYTES),
    Column("count", Integer, nullable=False),
    *binary("head", MAC_BYTES, MAC_BYTES),
    *binary("seal", MAC_BYTES, MAC_BYTES),
    Column("dropped", Boolean, nullable=False),
)

staff_audit = Table(
    "staff_audit",
    METADATA,
    *words("month", MONTH_CHARS, MONTH_CHARS),
    Column("number", Integer, nullable=False),
    # No foreign keys: what was done stays written when the account or the case is gone.
    *binary("account", ACCOUNT_ID_BYTES, ACCOUNT_ID_BYTES),
    *words("action", 1, 40),
    *binary("subject", ACCOUNT_ID_BYTES, ACCOUNT_ID_BYTES, nullable=True),
    *words("municipality", 1, LONGEST_PLACE),
    Column("at", Instant, nullable=False),
    *binary("mac", MAC_BYTES, MAC_BYTES),
    PrimaryKeyConstraint("month", "number"),
    Index(None, "municipality", "month", "number"),
)
