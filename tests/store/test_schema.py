"""What the program does at its start with the database it finds."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from store.chain import MAIN
from store.database import DatabaseProblem, open_database
from store.schema import (
    Schema,
    SchemaState,
    check_schema,
    current_revision,
    prepare_schema,
    upgrade_schema,
)
from store.tables import METADATA

if TYPE_CHECKING:
    from pathlib import Path

    from store.database import Database

HEAD = str(ScriptDirectory(str(MAIN.migrations)).get_current_head())
NEXT = f"{int(HEAD) + 1:04}"
NEXT_MIGRATION = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade():
    op.create_table("further", sa.Column("id", sa.Integer(), primary_key=True))
"""


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From now on the program is one revision further. Returns the file of that revision."""
    copy = tmp_path / MAIN.folder
    shutil.copytree(MAIN.migrations, copy, ignore=shutil.ignore_patterns("__pycache__"))
    file = copy / "versions" / f"{NEXT}_further.py"
    file.write_text(NEXT_MIGRATION)
    monkeypatch.setattr("store.chain.FOLDER", tmp_path)
    return file


@pytest.fixture
def failing_migration(later_program: Path) -> None:
    """The next revision makes its table, and then the power fails."""
    later_program.write_text(NEXT_MIGRATION + "    raise RuntimeError('the power fails')\n")


async def run(database: Database, statement: str) -> None:
    async with database.writing() as connection:
        await connection.execute(text(statement))


async def tables(database: Database) -> set[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        "postgresql": "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
    }
    async with database.reading() as connection:
        return set((await connection.execute(text(catalogue[database.dialect]))).scalars())


async def at_head(database: Database) -> None:
    """As the program of today leaves it."""
    await prepare_schema(database)
    assert await current_revision(database) == HEAD


async def test_an_empty_database_is_filled_at_the_first_start(database: Database) -> None:
    empty = Schema(state=SchemaState.EMPTY, found=None, needed=HEAD)
    assert await check_schema(database) == empty
    assert await tables(database) == set(), "looking changes nothing"
    assert await prepare_schema(database) == empty
    assert await check_schema(database) == Schema(state=SchemaState.CURRENT, found=HEAD, needed=HEAD)


async def test_a_current_one_is_accepted(database: Database) -> None:
    await at_head(database)
    assert (await prepare_schema(database)).state is SchemaState.CURRENT
    assert (await upgrade_schema(database)).state is SchemaState.CURRENT


async def test_an_old_one_waits_for_the_operator(database: Database, request: pytest.FixtureRequest) -> None:
    await at_head(database)
    request.getfixturevalue("later_program")
    assert await check_schema(database) == Schema(state=SchemaState.OLD, found=HEAD, needed=NEXT)
    with pytest.raises(DatabaseProblem) as problem:
        await prepare_schema(database)
    assert str(problem.value) == (
        f"DATABASE_URL: the database is at revision {HEAD}, this program needs {NEXT}: run `wegwijzer db upgrade`"
    )
    assert await current_revision(database) == HEAD
    assert await upgrade_schema(database) == Schema(state=SchemaState.OLD, found=HEAD, needed=NEXT)
    assert await current_revision(database) == NEXT
    assert "further" in await tables(database)


async def test_a_newer_one_is_refused(database: Database) -> None:
    await at_head(database)
    await run(database, "UPDATE alembic_version SET version_num = '9999'")
    assert await check_schema(database) == Schema(state=SchemaState.NEWER, found="9999", needed=HEAD)
    for start in (prepare_schema, upgrade_schema):
        with pytest.raises(DatabaseProblem) as problem:
            await start(database)
        assert str(problem.value) == (
            f"DATABASE_URL: the database is at revision 9999, which this program does not know (it needs {HEAD}): "
            "a newer program made it; run that one, or put a backup back"
        )


async def test_somebody_elses_database_is_refused(database: Database) -> None:
    await run(database, "CREATE TABLE webshop_orders (id INTEGER)")
    assert (await check_schema(database)).state is SchemaState.FOREIGN
    for start in (prepare_schema, upgrade_schema):
        with pytest.raises(DatabaseProblem, match="holds tables that this program did not make"):
            await start(database)
    assert await tables(database) == {"webshop_orders"}


async def test_an_empty_version_table_alone_is_an_empty_database(database: Database) -> None:
    """So it is after a downgrade to the beginning."""
    await run(database, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    assert (await prepare_schema(database)).state is SchemaState.EMPTY
    assert await current_revision(database) == HEAD


@pytest.mark.usefixtures("failing_migration")
async def test_a_failed_migration_leaves_everything_as_it_was(database: Database) -> None:
    """Also on SQLite, where Python's driver would by itself commit each change of a table at once."""
    with pytest.raises(RuntimeError, match="the power fails"):
        await upgrade_schema(database)
    assert await tables(database) == set()


async def test_programs_that_start_together_on_an_empty_database(address: str) -> None:
    async def start() -> Schema:
        async with await open_database(address) as database:
            return await prepare_schema(database)

    started = await asyncio.gather(*(start() for _ in range(5)))
    assert {schema.needed for schema in started} == {HEAD}
    async with await open_database(address) as database:
        assert await current_revision(database) == HEAD
        assert await tables(database) == {"alembic_version", *METADATA.tables}
