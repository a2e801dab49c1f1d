"""Each page and count of the queue is read by an index in its order, as the databases themselves explain it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, text

from issues.offices.loader import read_offices
from issues.queue.page import Mark, Start
from issues.queue.selection import select
from issues.queue.wanted import Wanted, countings
from issues.readers import Grant, cells_of
from store.case_row import case_values
from store.queue_select import count_select, page_select
from store.schema import prepare_schema
from store.tables import complaint_case
from tests.store.complaint_rows import case_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

    from store.database import Database

TODAY = date(2026, 9, 14)
TOWN = "voorbeeldstad"
CASES = 4000
READERS = {
    "location": Grant(role="location", municipality=TOWN, location="de-linde"),
    "coordinator": Grant(role="coordinator", municipality=TOWN),
    "confidant": Grant(role="confidant", municipality=TOWN),
}
MARK = Mark(flagged=False, due=TODAY, number="W7K-2000")
VIEWS = {
    "open": (Wanted(), None),
    "open, further on": (Wanted(), Start(towards="after", mark=MARK)),
    "open, back": (Wanted(), Start(towards="before", mark=MARK)),
    "answered": (Wanted(stage="answered"), None),
    "over, further on": (Wanted(stage="over"), Start(towards="after", mark=MARK)),
    "waiting": (Wanted(stage="waiting"), None),
    "all": (Wanted(stage="all"), None),
    "overdue": (Wanted(due="overdue"), None),
    "urgent": (Wanted(urgent=True), None),
}
BY_THEME = {
    "open": (Wanted(theme="rare"), None),
    "open, further on": (Wanted(theme="rare"), Start(towards="after", mark=MARK)),
    "unopened": (Wanted(theme="rare", stage="unopened"), None),
    "waiting": (Wanted(theme="rare", stage="waiting"), None),
    "answered": (Wanted(theme="rare", stage="answered"), None),
    "over": (Wanted(theme="rare", stage="over"), None),
    "over, further on": (Wanted(theme="rare", stage="over"), Start(towards="after", mark=MARK)),
    "all": (Wanted(theme="rare", stage="all"), None),
    "overdue": (Wanted(theme="rare", due="overdue"), None),
    "urgent": (Wanted(theme="rare", urgent=True), None),
    "with another filter": (Wanted(theme="rare", kind="signal", language="uk"), None),
}
FILTERED: dict[str, dict[str, Any]] = {
    "kind": {"kind": "formal"},
    "language": {"language": "nl"},
}
"""By the column that an index of its own has."""
STAGED: dict[str, dict[str, Any]] = {
    "open": {},
    "unopened": {"stage": "unopened"},
    "waiting": {"stage": "waiting"},
    "answered": {"stage": "answered"},
    "over": {"stage": "over"},
    "all": {"stage": "all"},
    "overdue": {"due": "overdue"},
    "urgent": {"urgent": True},
}


@pytest.fixture
async def database(database: Database) -> Database:
    """With cases in it, and figures about them for whoever plans."""
    await prepare_schema(database)
    chance = random.Random(5)
    states = ["received", "in_hand", "question", "resolved", "closed", "closed", "closed", "closed"]
    cases = [
        case_row(
            seed,
            queue=chance.choice(["location", "location", "coordinator", "confidant", "hosts"]),
            location=chance.choice(["de-linde", "havenkade", "het-anker"]),
            municipality=chance.choice([TOWN, "elders"]),
            state=chance.choice(states),
            flagged=chance.random() < 0.1,
            due=TODAY + timedelta(days=chance.randrange(-300, 20)),
            theme="rare" if chance.random() < 0.03 else chance.choice(["housing", "care", "money", "school"]),
            kind="formal" if chance.random() < 0.03 else "signal",
            language="nl" if chance.random() < 0.2 else "uk",
        )
        for seed in range(1, CASES + 1)
    ]
    async with database.writing() as connection:
        await connection.execute(insert(complaint_case), [case_values(case) for case in cases])
        if database.dialect == "postgresql":
            # Of few rows it takes all there are and sorts them, which is as well.
            for again in range(1, 16):
                await connection.exec_driver_sql(ONCE_MORE.format(again=again))
        await connection.exec_driver_sql("ANALYZE complaint_case")
    return database


AGAIN = {
    "id": "decode(md5(number || again), 'hex')",
    "number": "'N' || again || '-' || substr(number, 5)",
    "draft_key": "sha256(convert_to(number || again, 'UTF8'))",
}
NAMES = [column.name for column in complaint_case.columns]
ONCE_MORE = (
    f"INSERT INTO complaint_case ({', '.join(NAMES)}) SELECT {', '.join(AGAIN.get(name, name) for name in NAMES)} "
    "FROM complaint_case CROSS JOIN (SELECT {again} AS again) AS one WHERE number NOT LIKE 'N%%'"
)


@pytest.mark.parametrize("who", READERS)
async def test_a_page_is_read_in_the_order_of_an_index(database: Database, who: str) -> None:
    cells = cells_of([READERS[who]], read_offices())
    for name, (wanted, start) in VIEWS.items():
        statement = page_select(select(cells, wanted, TODAY), start, 31)
        assert statement is not None
        await expect_indices(database, statement, f"{who}: {name}")


@pytest.mark.parametrize("who", READERS)
async def test_a_page_of_one_theme_is_read_by_an_index_that_has_the_theme(database: Database, who: str) -> None:
    cells = cells_of([READERS[who]], read_offices())
    for name, (wanted, start) in BY_THEME.items():
        statement = page_select(select(cells, wanted, TODAY), start, 31)
        assert statement is not None
        await expect_indices(database, statement, f"{who}: {name}", narrowed="_theme")


@pytest.mark.parametrize("who", READERS)
async def test_a_page_of_one_kind_or_language_is_read_by_an_index_that_has_it(database: Database, who: str) -> None:
    cells = cells_of([READERS[who]], read_offices())
    for (column, wanted), (name, stage) in product(FILTERED.items(), STAGED.items()):
        for start in (None, Start(towards="after", mark=MARK)) if name in {"open", "over"} else (None,):
            statement = page_select(select(cells, Wanted(**wanted, **stage), TODAY), start, 31)
            assert statement is not None
            await expect_indices(database, statement, f"{who}: {name}", narrowed=f"_{column}")


async def test_what_is_counted_of_one_kind_or_language_is_read_by_an_index_that_has_it(database: Database) -> None:
    cells = cells_of([READERS["coordinator"]], read_offices())
    for column, only in FILTERED.items():
        for name, wanted in countings(Wanted(**only)).items():
            statement = count_select(select(cells, wanted, TODAY), 1000)
            assert statement is not None
            await expect_indices(database, statement, name, ordered=False, narrowed=f"_{column}")


async def test_what_is_counted_of_one_theme_is_read_by_an_index_that_has_it(database: Database) -> None:
    cells = cells_of([READERS["location"]], read_offices())
    for name, wanted in countings(Wanted(theme="rare")).items():
        statement = count_select(select(cells, wanted, TODAY), 1000)
        assert statement is not None
        await expect_indices(database, statement, name, ordered=False, narrowed="_theme")


async def test_what_is_counted_is_read_by_an_index(database: Database) -> None:
    cells = cells_of([READERS["coordinator"]], read_offices())
    for name, wanted in countings(Wanted()).items():
        statement = count_select(select(cells, wanted, TODAY), 1000)
        assert statement is not None
        await expect_indices(database, statement, name, ordered=False)


async def expect_indices(
    database: Database, statement: Select[Any], what: str, *, ordered: bool = True, narrowed: str = ""
) -> None:
    if database.dialect == "sqlite":
        plan = await explained(database, "EXPLAIN QUERY PLAN", statement)
        reads = [line for line in plan if " complaint_case" in line.detail]
        assert reads, plan
        used = [line.detail.partition(" INDEX ")[2].split(" ")[0] for line in reads]
        assert all(name.startswith("ix_complaint_case_") and name.endswith(narrowed) for name in used), (what, plan)
        # What the arms found is sorted, but no arm sorts to find it.
        sorting = {line.parent for line in plan if "TEMP B-TREE" in line.detail}
        assert not sorting & {line.parent for line in reads}, (what, plan)
        return
    (plan,) = (row[0] for row in await explained(database, "EXPLAIN (FORMAT JSON)", statement))
    nodes = list(walk(plan[0]["Plan"]))
    reads = [node for node in nodes if node.get("Relation Name") == "complaint_case"]
    assert reads, plan
    used = [node["Index Name"] for node in nodes if "Index Name" in node]
    assert len(used) == len(reads), (what, plan)
    assert all(name.startswith("ix_complaint_case_") and name.endswith(narrowed) for name in used), (what, used)
    # What is only counted needs no order.
    ways = {"Index Scan", "Index Only Scan"} | (set() if ordered else {"Bitmap Heap Scan"})
    assert {node["Node Type"] for node in reads} <= ways, (what, plan)
    for node in nodes:
        assert "Sort" not in node["Node Type"] or not any(below in reads for below in node["Plans"]), (what, node)


async def explained(database: Database, how: str, statement: Select[Any]) -> list[Any]:
    async with database.reading() as connection:
        words = str(statement.compile(connection.sync_engine, compile_kwargs={"literal_binds": True}))
        return list((await connection.execute(text(f"{how} {words}"))).all())


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from walk(below)
