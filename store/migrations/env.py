"""What Alembic runs for every command on the main database."""

from __future__ import annotations

from store.chain import MAIN
from store.migration_run import run_migrations

run_migrations(MAIN)
