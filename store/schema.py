"""Whether a database has the tables this program needs, and bringing it there: Alembic, configured in code.

No alembic.ini: it would hold a path and an address of one machine, and would not be there in an installed package.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from store.chain import MAIN
from store.database_problem import DatabaseProblem

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from store.chain import Chain
    from store.database import Database


class SchemaState(StrEnum):
    """What was found."""

    EMPTY = "empty"
    CURRENT = "current"
    OLD = "old"
    NEWER = "newer"
    """A revision this program does not know: it comes from a newer one, or from another program altogether."""
    FOREIGN = "foreign"
    """Tables, but no sign that this program made them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What was found, the revision it is at (None without one), and the revision the program needs."""

    state: SchemaState
    found: str | None
    needed: str


async def check_schema(database: Database) -> Schema:
    """What is in the database. Changes nothing, and raises nothing about what it finds."""
    async with database.reading() as connection:
        return await connection.run_sync(_read, database.chain)


async def current_revision(database: Database) -> str | None:
    """The revision the database is at; None where it has none."""
    return (await check_schema(database)).found


async def upgrade_schema(database: Database) -> Schema:
    """Brings an empty or old database to the revision needed, whole or not at all; what was there before.

    Raises `DatabaseProblem` for a newer or foreign one. Of processes that start together one does the work.
    """
    async with database.migrating() as connection:
        return await connection.run_sync(_upgrade, database.chain)


async def prepare_schema(database: Database) -> Schema:
    """For the start of the program: fills an empty database, accepts a current one, refuses every other.

    An old one is left to the operator, who may want a backup before ``wegwijzer db upgrade``. Raises `DatabaseProblem`.
    """
    schema = await check_schema(database)
    if schema.state is SchemaState.EMPTY:
        return await upgrade_schema(database)
    _refuse_unknown(schema, database.chain)
    if schema.state is SchemaState.OLD:
        at = f"the database is at revision {schema.found}, this program needs {schema.needed}"
        message = f"{at}: run `wegwijzer db upgrade`"
        raise DatabaseProblem(message, database.chain.setting)
    return schema


def alembic_config(connection: Connection | None = None, chain: Chain = MAIN) -> Config:
    """Alembic's configuration over an open connection, in the transaction of which everything then happens."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(chain.migrations).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _upgrade(connection: Connection, chain: Chain) -> Schema:
    """Reads again: between the check and the lock another process may have done the work."""
    schema = _read(connection, chain)
    _refuse_unknown(schema, chain)
    if schema.state is not SchemaState.CURRENT:
        command.upgrade(alembic_config(connection, chain), "head")
    return schema


def _read(connection: Connection, chain: Chain) -> Schema:
    scripts = ScriptDirectory.from_config(alembic_config(chain=chain))
    needed = scripts.get_current_head() or ""
    heads = MigrationContext.configure(connection, opts={"version_table": chain.version_table}).get_current_heads()
    found = ", ".join(heads) or None
    if found is None:
        others = set(inspect(connection).get_table_names()) - {chain.version_table}
        state = SchemaState.FOREIGN if others else SchemaState.EMPTY
    else:
        state = _state(scripts, found, needed)
    return Schema(state=state, found=found, needed=needed)


def _state(scripts: ScriptDirectory, found: str, needed: str) -> SchemaState:
    if found == needed:
        return SchemaState.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return SchemaState.OLD if found in known else SchemaState.NEWER


def _refuse_unknown(schema: Schema, chain: Chain) -> None:
    if schema.state is SchemaState.NEWER:
        at = f"the database is at revision {schema.found}, which this program does not know (it needs {schema.needed})"
        message = f"{at}: a newer program made it; run that one, or put a backup back"
        raise DatabaseProblem(message, chain.setting)
    if schema.state is SchemaState.FOREIGN:
        message = "the database holds tables that this program did not make; give it a database of its own"
        raise DatabaseProblem(message, chain.setting)
