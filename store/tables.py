"""Every table of the program. A change needs a migration: `python -m store.new_revision "what changes"` writes it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, LargeBinary, MetaData, Table

from store.instant import Instant

METADATA = MetaData(
    # Every constraint has a name: SQLite gives none, and a migration can only change what it can name.
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
