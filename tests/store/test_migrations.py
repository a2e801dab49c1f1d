"""The chain of migrations: up, down and up again on both databases, and at its end the tables of store/tables.py."""

from __future__ import annotations

import logging
import shutil
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, ForeignKey, Integer, Table, inspect, text

from desk.audit.chain import month_of, signer
from desk.audit.ports import Entry
from guide.unanswered import Question
from issues.figure_cells import Cell
from issues.figures import Figure
from issues.ports import CaseChange, Tombstone
from issues.replies.own import OwnReply
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS, MAIN
from store.database import open_database
from store.draft_photos import SqlDraftPhotos
from store.figures import SqlFigureStore
from store.instant import Instant
from store.new_revision import write_revision
from store.own_replies import SqlOwnReplyStore
from store.schema import alembic_config, prepare_schema
from store.sessions import SqlSessionStore
from store.staff_accounts import SqlAccountStore
from store.staff_audit import SqlAuditStore
from store.staff_sessions import SqlDeskSessionStore
from store.unanswered import SqlUnansweredStore
from tests.store.complaint_rows import NINE, filing, sealed
from tests.store.staff_rows import account_row, invitation_row, session_row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from store.chain import Chain
    from store.database import Database

Shape = dict[str, Any]
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=[MAIN, KEYS], ids=lambda chain: chain.folder)
def chain(request: pytest.FixtureRequest) -> Chain:
    """Both chains, one after the other."""
    found: Chain = request.param
    return found


@pytest.fixture
async def database(address: str, chain: Chain) -> AsyncIterator[Database]:
    """Open and empty."""
    async with await open_database(address, chain) as opened:
        yield opened


def revisions(chain: Chain = MAIN) -> list[str]:
    """From the first to the last."""
    scripts = ScriptDirectory.from_config(alembic_config(chain=chain))
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
        # The condition of a partial index is an object, and equal to none but itself.
        lambda table: [
            {name: str(value) for name, value in one.items()} | conditions(one) for one in inspector.get_indexes(table)
        ],
        lambda table: made_beside(connection, table),
    )
    return {table: [one(table) for one in look] for table in tables_of(connection)}


def conditions(index: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in index.get("dialect_options", {}).items()} | {"dialect_options": ""}


def tables_of(connection: Connection) -> list[str]:
    """All but Alembic's own."""
    return sorted(set(inspect(connection).get_table_names()) - {MAIN.version_table, KEYS.version_table})


async def rows_in(database: Database) -> Rows:
    """Every row of every table, as the database itself tells it."""

    def look(connection: Connection) -> Rows:
        # By name: of "*" PostgreSQL keeps a plan that a new column makes invalid.
        columns = {table: inspect(connection).get_columns(table) for table in tables_of(connection)}
        select = {table: ", ".join(f'"{one["name"]}"' for one in found) for table, found in columns.items()}
        every = {table: connection.execute(text(f"SELECT {one} FROM {table}")) for table, one in select.items()}
        return {table: sorted(map(dict, rows.mappings()), key=repr) for table, rows in every.items()}

    async with database.reading() as connection:
        return await connection.run_sync(look)


def known_to(shape: Shape, rows: Rows) -> Rows:
    """What of these rows tables of that shape hold: no other tables, and no other columns."""
    names = {table: {column["name"] for column in looked_at[0]} for table, looked_at in shape.items()}

    def of(table: str, row: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in row.items() if name in names[table]}

    return {table: sorted((of(table, one) for one in rows[table]), key=repr) for table in names}


async def fill(database: Database) -> None:
    """At least a row in each table, as the program itself writes them."""
    if database.chain is KEYS:
        keys = SqlKeyStore(database)
        await keys.put(bytes(16), {"content": bytes(61), "address": bytes(61), "identity": bytes(61)}, now=NINE)
        await keys.destroy(bytes(16), "identity", on=NINE.date())
        return
    await SqlSessionStore(database).put(bytes(32), b"sealed", now=NINE)
    await SqlDraftPhotos(database).put("a name of a photo", sealed("photo"), now=NINE)
    await SqlCaseStore(database).add(filing(1))
    case = await SqlCaseStore(database).add(filing(2))
    stone = Tombstone(case=case.id, what="address", on=NINE.date())
    await SqlCaseStore(database).change(case.id, case.version, CaseChange(tombstones=(stone,)))
    await SqlUnansweredStore(database).add("2026-W37", bytes(32), bytes(16))
    await SqlUnansweredStore(database).show(Question(week="2026-W37", text="де шини", language="uk", count=5))
    cell = Cell(municipality="voorbeeldstad", tree="other")
    await SqlFigureStore(database).freeze("2026-Q2", [Figure(period="2026-Q2", cell=cell, people=5, reports=6)])
    await SqlOwnReplyStore(database).put(OwnReply(municipality="voorbeeldstad", id="done", body={"actions": ["reply"]}))
    await SqlAccountStore(database).add(account_row(), invitation_row())
    await SqlDeskSessionStore(database).add(session_row())
    entry = Entry(account=bytes(16), action="case.opened", subject=None, municipality="voorbeeldstad", at=NINE)
    await SqlAuditStore(database).append(entry, month_of(entry), signer(lambda _month: bytes(32)))


async def to(database: Database, revision: str, *, down: bool = False) -> Shape:
    """Migrates, and returns the shape of what is there then."""

    def run(connection: Connection) -> Shape:
        (command.downgrade if down else command.upgrade)(alembic_config(connection, database.chain), revision)
        return shape(connection)

    async with database.migrating() as connection:
        return await connection.run_sync(run)


async def test_stairway(database: Database, chain: Chain) -> None:
    """Each step up, down to exactly what was there before, and up again."""
    below, at_below = "base", await to(database, "base", down=True)
    assert at_below == {}
    for revision in revisions(chain):
        at_revision = await to(database, revision)
        assert at_revision != at_below
        assert await to(database, below, down=True) == at_below
        assert await to(database, revision) == at_revision
        below, at_below = revision, at_revision


async def test_stairway_with_rows(database: Database, chain: Chain) -> None:
    """Each step down and up again keeps every row and column of the tables that were there before it."""
    await to(database, "head")
    await fill(database)
    for below, revision in reversed(list(pairwise(["base", *revisions(chain)]))):
        full = await rows_in(database)
        assert all(full.values()), "a table without rows proves nothing: fill it"
        at_below = await to(database, below, down=True)
        kept = known_to(at_below, full)
        assert await rows_in(database) == kept
        await to(database, revision)
        assert known_to(at_below, await rows_in(database)) == kept
        await to(database, below, down=True)
    await to(database, "head")
    await fill(database)


async def test_all_the_way_down_leaves_nothing(database: Database) -> None:
    """No function of a trigger either."""
    await to(database, "head")
    await fill(database)
    assert await to(database, "base", down=True) == {}
    if database.dialect == "postgresql":
        mine = "SELECT count(*) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        async with database.reading() as connection:
            assert await connection.scalar(text(mine)) == 0


async def test_alembic_finds_no_difference_between_migrations_and_tables(database: Database, chain: Chain) -> None:
    def differences(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "version_table": chain.version_table}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), chain.metadata))

    await prepare_schema(database)
    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrations_make_the_same_tables_as_create_all(database: Database, chain: Chain) -> None:
    """Alembic's comparison looks at no CHECK and no name of a key; this one does."""
    migrated = await to(database, "head")
    await to(database, "base", down=True)
    async with database.writing() as connection:
        await connection.run_sync(chain.metadata.create_all)
        assert await connection.run_sync(shape) == migrated


def test_each_chain_is_numbered_without_gaps(chain: Chain) -> None:
    """Two heads come from two branches that each wrote "the next" one; the second to be merged gets a new number."""
    found = revisions(chain)
    assert found == [f"{number:04}" for number in range(1, len(found) + 1)]
    files = [path.name for path in (chain.migrations / "versions").glob("[!_]*.py")]
    assert sorted(name[:4] for name in files) == found


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
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of both chains (in a folder with a percent sign, which Alembic's configuration would take for its own)."""
    copy = tmp_path / "100% copy"
    for chain in (MAIN, KEYS):
        shutil.copytree(chain.migrations, copy / chain.folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("store.chain.FOLDER", copy)
    return copy


@pytest.fixture
def new_table(chain: Chain) -> Iterator[Table]:
    """A table the chain does not have."""
    table = Table(
        "of_this_test",
        chain.metadata,
        Column("id", Integer, primary_key=True),
        Column("at", Instant, nullable=False, index=True),
        Column("parent_id", ForeignKey("of_this_test.id")),
    )
    yield table
    chain.metadata.remove(table)


@pytest.mark.usefixtures("new_table")
async def test_a_new_revision_is_written_and_runs_on_both_databases(
    folder: Path, chain: Chain, database: Database
) -> None:
    number, before = f"{len(revisions(chain)) + 1:04}", revisions(chain)[-1]
    file = await write_revision("A table of this test", chain)
    assert file == folder / chain.folder / "versions" / f"{number}_a_table_of_this_test.py"
    written = file.read_text()
    assert written.startswith('"""A table of this test."""\n')
    assert "sa.DateTime(timezone=True)" in written
    assert "store." not in written, "a migration must not change when the program's classes do"
    at_head = await to(database, "head")
    assert "of_this_test" in at_head
    assert "of_this_test" not in await to(database, before, down=True)
    assert await to(database, number) == at_head
