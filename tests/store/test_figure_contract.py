"""What every `FigureStore` promises: in memory, in SQLite, in PostgreSQL; and what freezing leaves of a quarter."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from issues.case_keys import CaseKeys, quarter_id, sweep
from issues.counting import ONE_KEY, PURPOSE, quarter_key, tags_of
from issues.figure_cells import TREES, Cell, trees_of
from issues.figures import Figure
from issues.freezing import Scope, freeze
from issues.intake.loader import read_intake
from issues.routing.loader import read_rules
from store.case_keys import SqlKeyStore
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import open_database
from store.figures import SqlFigureStore
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_figures import MemoryFigureStore
from store.schema import prepare_schema
from store.tables import issue_count, issue_figure
from tests.store.complaint_rows import case_row, filing, log_row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from issues.freezing import FigureStore
    from issues.ports import CaseStore, KeyStore, LogRow
    from store.database import Database

SECRET = b"the secret of the tests, thirty-two bytes"
OLD, NEW = "2026-Q3", "2026-Q4"
MOMENT = datetime(2026, 9, 7, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, SECOND = date(2026, 10, 1), date(2026, 10, 2)
SCOPE = Scope(
    trees=trees_of(read_intake(), read_rules(), {"voorbeeldstad": ("havenkade", "de-linde")}),
    shows={"voorbeeldstad": TREES},
)
TOP = "voorbeeldstad/read_by_location"


@dataclass
class Town:
    """Stores, and filings into them without the rest of filing."""

    cases: CaseStore
    figures: FigureStore
    key_store: KeyStore
    filed: int = 0

    async def file(self, person: str, period: str = OLD, **changes: Any) -> None:
        keys = CaseKeys(self.key_store, SECRET, os.urandom)
        log: LogRow = log_row(period=period, **changes)
        tags = tags_of(await quarter_key(keys, period, now=MOMENT), log, person)
        self.filed += 1
        await self.cases.add(filing(self.filed, case=case_row(self.filed), log=log, tags=tags))

    async def freeze(self, on: date = SECOND, scope: Scope = SCOPE, *, dry_run: bool = False) -> dict[str, list]:
        done = await freeze(self.figures, self.key_store, scope, on, dry_run=dry_run)
        return {one.period: [(f.cell.key, f.people, f.reports) for f in one.figures] for one in done}

    async def kept(self) -> dict[str, tuple[int, int]]:
        return {one.cell.key: (one.people, one.reports) for one in await self.figures.figures()}


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def main_address(request: pytest.FixtureRequest) -> str | None:
    """Where the cases are kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def town(main_address: str | None, tmp_path: Path) -> AsyncIterator[Town]:
    if main_address is None:
        cases = MemoryCaseStore()
        yield Town(cases, MemoryFigureStore(cases), MemoryKeyStore())
        return
    async with (
        await open_database(main_address) as main,
        await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS) as keys,
    ):
        await prepare_schema(main)
        await prepare_schema(keys)
        yield Town(SqlCaseStore(main), SqlFigureStore(main), SqlKeyStore(keys))


async def test_people_and_reports_of_a_quarter_become_figures(town: Town) -> None:
    for number in range(6):
        await town.file(f"person {number}")
    await town.file("person 1", sub_theme="dirt")
    await town.file("person 1", period=NEW)
    assert await town.freeze(FIRST) == {}, "what is being filed at midnight must be in"
    shown = await town.freeze()
    assert (TOP, 6, 7) in shown[OLD]
    assert (await town.kept())[TOP] == (6, 7)
    assert list(await town.figures.periods()) == [NEW]
    assert await town.figures.lines(OLD) == {}
    assert await town.figures.people(OLD) == {}
    assert await town.freeze() == {}, "once"
    assert [one.period for one in await town.figures.figures(NEW)] == []


async def test_a_dry_run_changes_nothing(town: Town) -> None:
    for number in range(5):
        await town.file(f"person {number}")
    shown = await town.freeze(dry_run=True)
    assert (TOP, 5, 5) in shown[OLD]
    assert await town.kept() == {}
    assert await town.freeze() == shown


async def test_the_same_person_is_one_however_often_and_whoever_else_writes(town: Town) -> None:
    for number in range(4):
        for _ in range(3):
            await town.file(f"person {number}")
    assert (await town.figures.people(OLD))[TOP] == 4
    assert await town.freeze() == {OLD: []}
    assert await town.kept() == {}


async def test_the_key_ends_with_its_quarter_and_no_sweep_ends_it_before(town: Town) -> None:
    await town.file("person 1")
    await town.file("person 1", period=NEW)
    await sweep(town.cases, town.key_store, before=MOMENT + 30 * DAY)
    assert await town.key_store.get(quarter_id(OLD), PURPOSE)
    await town.freeze()
    assert await town.key_store.get(quarter_id(OLD), PURPOSE) is None
    assert await town.key_store.get(quarter_id(NEW), PURPOSE)


async def test_a_key_whose_quarter_was_empty_ends_too(town: Town) -> None:
    await quarter_key(CaseKeys(town.key_store, SECRET, os.urandom), OLD, now=MOMENT)
    assert await town.freeze() == {OLD: []}
    assert await town.key_store.get(quarter_id(OLD), PURPOSE) is None


async def test_lines_that_a_backup_brings_back_show_nothing_and_go(town: Town) -> None:
    """Their quarter was frozen: other figures of it could be subtracted from the first."""
    for number in range(7):
        await town.file(f"person {number}")
    await town.freeze()
    first = await town.kept()
    for number in range(9):
        log = log_row(period=OLD)
        tags = tags_of(bytes(32), log, f"person {number}")
        town.filed += 1
        await town.cases.add(filing(town.filed, case=case_row(town.filed), log=log, tags=tags))
    assert await town.freeze() == {OLD: []}
    assert await town.kept() == first
    assert await town.figures.periods() == []


async def test_people_counted_under_two_keys_are_not_shown(town: Town) -> None:
    """The key database was lost in the middle of the quarter: three people would be six."""
    for number in range(3):
        await town.file(f"person {number}")
    await town.key_store.destroy(quarter_id(OLD))
    for number in range(3):
        await town.file(f"person {number}")
    assert (await town.figures.people(OLD))[ONE_KEY] == 2
    assert await town.freeze() == {OLD: []}


async def test_a_municipality_may_show_less(town: Town) -> None:
    for number in range(6):
        await town.file(f"person {number}", location=None, about="staff", theme="staff", sub_theme="rude")
        await town.file(f"person {number}")
    scope = replace(SCOPE, shows={"voorbeeldstad": ("read_by_location",)})
    assert {key.split("/")[1] for key, _, _ in (await town.freeze(scope=scope))[OLD]} == {"read_by_location"}


def test_no_two_tags_of_a_person_are_alike() -> None:
    """In another cell, in another quarter, of another person: nothing to compare but under the same key."""
    log = log_row(period=OLD)
    one = {tag.tag for tag in tags_of(b"k" * 32, log, "1") if tag.cell != ONE_KEY}
    others = [tags_of(b"k" * 32, log, "12"), tags_of(b"l" * 32, log_row(period=NEW), "1")]
    assert len(one) == len(tags_of(b"k" * 32, log, "1")) - 1 == 5
    shared = [one & {tag.tag for tag in tags if tag.cell != ONE_KEY} for tags in others]
    assert shared == [set(), set()]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (issue_count, {"period": OLD, "cell": TOP, "tag": b"123456789"}),
        (issue_count, {"period": "2026-09-07T09:30", "cell": TOP, "tag": bytes(16)}),
        (issue_figure, {"period": OLD, "cell": TOP, "people": 4, "reports": 9}),
        (issue_figure, {"period": OLD, "cell": TOP, "people": 6, "reports": 5}),
    ],
    ids=["a chat's id", "a moment", "fewer than five", "people without a report"],
)
async def test_the_tables_themselves_refuse_what_tells(database: Database, table: Any, row: dict[str, object]) -> None:
    await prepare_schema(database)
    with pytest.raises(DBAPIError):
        async with database.writing() as connection:
            await connection.execute(insert(table), row)


async def test_no_store_takes_a_figure_of_four(town: Town) -> None:
    figure = Figure(period=OLD, cell=Cell.of_key(TOP), people=4, reports=9)
    with pytest.raises(ValueError, match="fewer than 5"):
        await town.figures.freeze(OLD, [figure])
    assert await town.kept() == {}
