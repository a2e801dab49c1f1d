"""After a quarter is frozen nobody can say who was counted: not from the files, nor with every key and a backup."""

from __future__ import annotations

import sqlite3
from contextlib import AsyncExitStack, closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from issues.case_keys import quarter_id, unwrap, wrapping_key
from issues.counting import PURPOSE, tags_of
from issues.figure_cells import TREES, trees_of
from issues.freezing import Frozen, Scope, freeze
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.figures import SqlFigureStore
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.schema import prepare_schema
from tests.issues.complaints import SECRET, Desk, complaint, read_intake, read_rules

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from issues.ports import LogRow

QUARTER, OVER = "2026-Q3", date(2026, 10, 2)
PEOPLE = [f"chat-{number}-of-the-canary" for number in range(7)]
SCOPE = Scope(
    trees=trees_of(read_intake(), read_rules(), {"voorbeeldstad": ["havenkade"]}), shows={"voorbeeldstad": TREES}
)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """On files, with three complaints of each of seven people in the third quarter."""
    async with AsyncExitStack() as open_ones:
        main = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/wegwijzer.db"))
        keys = await open_ones.enter_async_context(await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS))
        await prepare_schema(main)
        await prepare_schema(keys)
        desk = Desk(SqlCaseStore(main), SqlKeyStore(keys))
        desk.figures = SqlFigureStore(main)
        desk.now = datetime(2026, 9, 7, 9, 41, tzinfo=UTC)
        for number, person in enumerate(PEOPLE):
            for again, sub_theme in enumerate(("mould", "dirt", "mould")):
                draft = bytes([number, again]) * 8
                one = complaint(draft=draft, sub_theme=sub_theme, answers={}, details={}, photos=(), reach="code")
                await desk.filing().file(one, person=person)
        yield desk


def rows(folder: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(folder / "wegwijzer.db")) as connection:
        return connection.execute(statement).fetchall()


def on_disk(folder: Path) -> bytes:
    """Every byte of both databases, their logs, and whatever else lies there."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def frozen(desk: Desk) -> Frozen:
    (one,) = await freeze(desk.figures, desk.key_store, SCOPE, OVER)
    return one


async def test_nothing_of_which_a_figure_was_made_is_left_in_any_file(desk: Desk, tmp_path: Path) -> None:
    wrapped = await desk.key_store.get(quarter_id(QUARTER), PURPOSE)
    key = unwrap(wrapping_key(SECRET), wrapped, quarter_id(QUARTER), PURPOSE)
    lines = [id_ for (id_,) in rows(tmp_path, "SELECT id FROM issue_log")]
    tags = [tag for (tag,) in rows(tmp_path, "SELECT tag FROM issue_count")]
    assert len(lines) == 21
    assert len(tags) == 1 + 7 * 6, "one for each person and cell, and the one of the key"
    traces = [*lines, *tags, wrapped]
    before = on_disk(tmp_path)
    assert not [one for one in traces if one not in before], "else this test would prove nothing"
    assert not [one for one in (key, *(person.encode() for person in PEOPLE)) if one in before], "not even until then"
    one = await frozen(desk)
    assert one.countable
    assert one.reports == 21
    assert {figure.cell.key: figure.people for figure in one.figures}["voorbeeldstad/read_by_location"] == 7
    after = on_disk(tmp_path)
    assert [one for one in traces if one in after] == []
    assert rows(tmp_path, "SELECT count(*) FROM complaint_case") == [(21,)], "cases are not touched"


async def test_with_a_backup_and_every_key_that_is_left_nobody_finds_a_person(desk: Desk, tmp_path: Path) -> None:
    backup = {tuple(row) for row in rows(tmp_path, "SELECT period, cell, tag FROM issue_count")}
    logged = await desk.figures.lines(QUARTER)
    assert found(await desk.key_store.all(), backup, logged), "whoever has everything can, while the quarter runs"
    await frozen(desk)
    left = await desk.key_store.all()
    assert left, "those of the cases, and the one of the receipts"
    assert not found(left, backup, logged)


def found(keys: dict, backup: set[tuple], logged: dict[LogRow, int]) -> bool:
    """Whether any of the keys makes a tag of one of the people that is in the backup."""
    opened = [unwrap(wrapping_key(SECRET), wrapped, *name) for name, wrapped in keys.items()]
    made = {
        (tag.period, tag.cell, tag.tag)
        for key in [*opened, SECRET, bytes(32)]
        for line in logged
        for person in PEOPLE
        for tag in tags_of(key, line, person)
    }
    return not made.isdisjoint(backup)


async def test_the_tags_of_one_person_have_nothing_in_common(desk: Desk, tmp_path: Path) -> None:
    """While the quarter runs: each is in one row only, so no two rows can be seen to be one person's."""
    tags = [tag for (tag,) in rows(tmp_path, "SELECT tag FROM issue_count")]
    assert len(set(tags)) == len(tags)


async def test_the_order_of_rows_is_not_the_order_of_filing(desk: Desk, tmp_path: Path) -> None:
    for table in ("issue_log", "issue_count", "issue_figure"):
        ((made,),) = rows(tmp_path, f"SELECT sql FROM sqlite_master WHERE name = '{table}'")
        assert "WITHOUT ROWID" in made


async def test_the_same_complaint_sent_twice_is_counted_once() -> None:
    desk = Desk(cases := MemoryCaseStore(), MemoryKeyStore())
    for _ in range(2):
        await desk.filing().file(complaint(), person="1")
    assert len(cases.log) == 1
    assert len(cases.tags) == 6, "one for each cell, and the one of the key"


async def test_without_a_person_only_the_report_is_counted() -> None:
    desk = Desk(cases := MemoryCaseStore(), MemoryKeyStore())
    await desk.filing().file(complaint())
    assert len(cases.log) == 1
    assert cases.tags == set()
