"""What each chain's env.py has Alembic do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context

from store.instant import Instant

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext

    from store.chain import Chain


def run_migrations(chain: Chain) -> None:
    """Runs what the command asks for. No fileConfig here: the program's logging stays as it is.

    The connection and its transaction are the caller's (`Database.migrating`), so that a failed migration leaves
    nothing.
    """
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=chain.metadata,
        version_table=chain.version_table,
        compare_type=True,
        render_as_batch=True,  # the same file must run on SQLite, which can alter little of a table
        render_item=_render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


def _render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Writes our own column type as plain SQLAlchemy: a migration must not change when the program's classes do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False
