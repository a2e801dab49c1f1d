"""The chain of migrations: up, down and up again on both databases, and at its end the tables of store/tables.py."""

from __future__ import annotations

import logging
import shutil
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, ForeignKey, Integer, Table, inspect, text

from store.database import open_database
from store.instant import Instant
from store.new_revision import write_revision
from store.schema import MIGRATIONS, VERSION_TABLE, alembic_config, prepare_schema
from store.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from store.database import Database

Shape = dict[str, Any]


def revisions() -> list[str]:
    """From the first to the last."""
    scripts = ScriptDirectory.from_config(alembic_config())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


BESIDE = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table",
    "postgresql": (
        "SELECT pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid) FROM pg_trigger t "
        "WHERE t.tgrelid = to_regclass(:table) AND NOT t.tgisinternal"
    ),
}


def made_beside(connection: Connection, table: str) -> list[str]:
    """The table's triggers, of which the inspector knows nothing."""
    found = connection.execute(text(BESIDE[connection.dialect.name]), {"table": table}).scalars()
    return sorted(one.strip() for one in found)


def shape(connection: Connection) -> Shape:
    """Everything the inspector knows of each table but Alembic's own, and its triggers."""
    inspector = inspect(connection)
    look: tuple[Callable[[str], Any], ...] = (
        lambda table: [{**column, "type": str(column["type"])} for column in inspector.get_columns(table)],
        inspector.get_pk_constraint,
        inspector.get_foreign_keys,
        lambda table: sorted(inspector.get_unique_constraints(table), key=itemgetter("name")),
        # SQLite tells them in the order in which they were written, which means nothing.
        lambda table: sorted(inspector.get_check_constraints(table), key=itemgetter("name")),
        inspector.get_indexes,
        lambda table: made_beside(connection, table),
    )
    tables = sorted(set(inspector.get_table_names()) - {VERSION_TABLE})
    return {table: [one(table) for one in look] for table in tables}


async def to(database: Database, revision: str, *, down: bool = False) -> Shape:
    """Migrates, and returns the shape of what is there then."""

    def run(connection: Connection) -> Shape:
        (command.downgrade if down else command.upgrade)(alembic_config(connection), revision)
        return shape(connection)

    async with database.migrating() as connection:
        return await connection.run_sync(run)


async def test_stairway(database: Database) -> None:
    """Each step up, down to exactly what was there before, and up again."""
    below, at_below = "base", await to(database, "base", down=True)
    assert at_below == {}
    for revision in revisions():
        at_revision = await to(database, revision)
        assert at_revision != at_below
        assert await to(database, below, down=True) == at_below
        assert await to(database, revision) == at_revision
        below, at_below = revision, at_revision


async def test_all_the_way_down_leaves_nothing(database: Database) -> None:
    await to(database, "head")
    assert await to(database, "base", down=True) == {}


async def test_alembic_finds_no_difference_between_migrations_and_tables(database: Database) -> None:
    def differences(connection: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))

    await prepare_schema(database)
    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrations_make_the_same_tables_as_create_all(database: Database) -> None:
    """Alembic's comparison looks at no CHECK and no name of a key; this one does."""
    migrated = await to(database, "head")
    await to(database, "base", down=True)
    async with database.writing() as connection:
        await connection.run_sync(METADATA.create_all)
        assert await connection.run_sync(shape) == migrated


def test_one_chain_numbered_without_gaps() -> None:
    """Two heads come from two branches that each wrote "the next" one; the second to be merged gets a new number."""
    assert revisions() == [f"{number:04}" for number in range(1, len(revisions()) + 1)]
    files = [path.name for path in (MIGRATIONS / "versions").glob("[!_]*.py")]
    assert sorted(name[:4] for name in files) == revisions()


async def test_the_programs_logging_stays_as_it_is(sqlite_database: Database) -> None:
    root, mine = logging.getLogger(), logging.getLogger("wegwijzer.of_this_test")
    before = (root.level, list(root.handlers), logging.getLogger("alembic").level, mine.disabled)
    await prepare_schema(sqlite_database)
    assert (root.level, list(root.handlers), logging.getLogger("alembic").level, mine.disabled) == before


async def test_the_folder_one_stands_in_does_not_matter(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "session_state" in await to(sqlite_database, "head")


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the chain (in a folder with a percent sign, which Alembic's configuration would take for its own)."""
    copy = tmp_path / "100% copy"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("store.schema.MIGRATIONS", copy)
    return copy


@pytest.fixture
def new_table() -> Iterator[Table]:
    """A table the chain does not have."""
    table = Table(
        "of_this_test",
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("at", Instant, nullable=False, index=True),
        Column("parent_id", ForeignKey("of_this_test.id")),
    )
    yield table
    METADATA.remove(table)


@pytest.mark.usefixtures("new_table")
async def test_a_new_revision_is_written_and_runs_on_both_databases(migrations: Path, address: str) -> None:
    number = f"{len(revisions()) + 1:04}"
    file = await write_revision("A table of this test")
    assert file == migrations / "versions" / f"{number}_a_table_of_this_test.py"
    written = file.read_text()
    assert written.startswith('"""A table of this test."""\n')
    assert "sa.DateTime(timezone=True)" in written
    assert "store." not in written, "a migration must not change when the program's classes do"
    async with await open_database(address) as database:
        at_head = await to(database, "head")
        assert "of_this_test" in at_head
        assert "of_this_test" not in await to(database, revisions()[-2], down=True)
        assert await to(database, number) == at_head
