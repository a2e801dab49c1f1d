"""What Alembic runs for every command on the key database."""

from __future__ import annotations

from store.chain import KEYS
from store.migration_run import run_migrations

run_migrations(KEYS)
