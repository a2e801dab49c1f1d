"""Cases in the database: one transaction or nothing, what the tables themselves refuse, and what they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, event, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from issues.ports import CaseRow, NumberTaken
from store import cases
from store.cases import SqlCaseStore
from store.schema import prepare_schema
from store.tables import (
    METADATA,
    complaint_case,
    complaint_event,
    complaint_outbox,
    complaint_tombstone,
    issue_figure,
    issue_log,
)
from tests.store.complaint_rows import case_row, filing, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncConnection

    from store.database import Database

WRITTEN = sorted(
    (
        table
        for name, table in METADATA.tables.items()
        if name.startswith(("complaint_", "issue_")) and table not in {complaint_tombstone, issue_figure}
    ),
    key=lambda table: table.name,
)


@pytest.fixture
async def prepared(database: Database) -> Database:
    """With its tables."""
    await prepare_schema(database)
    return database


@pytest.fixture
def store(prepared: Database) -> SqlCaseStore:
    return SqlCaseStore(prepared)


async def count(database: Database) -> dict[str, int]:
    """How many rows each table has that a filing writes."""
    async with database.reading() as connection:
        counted = [await connection.scalar(select(func.count()).select_from(table)) for table in WRITTEN]
    return dict(zip([table.name for table in WRITTEN], [found or 0 for found in counted], strict=True))


NOTHING = {table.name: 0 for table in WRITTEN}


class PowerCut(Exception):
    """Where a test pulls the plug."""


@pytest.fixture
def power_cut(prepared: Database) -> Iterator[dict[str, str]]:
    """The program ends in the middle: before it writes to the table named under "at"."""
    plan = {"at": ""}

    def cut(*arguments: Any) -> None:
        if str(arguments[2]).startswith(f"INSERT INTO {plan['at']} "):
            raise PowerCut

    event.listen(prepared._engine.sync_engine, "before_cursor_execute", cut)
    yield plan
    event.remove(prepared._engine.sync_engine, "before_cursor_execute", cut)


@pytest.mark.parametrize("table", [table.name for table in WRITTEN])
async def test_a_fault_in_the_middle_leaves_nothing(
    prepared: Database, store: SqlCaseStore, power_cut: dict[str, str], table: str
) -> None:
    power_cut["at"] = table
    with pytest.raises(PowerCut):
        await store.add(filing())
    assert await count(prepared) == NOTHING
    power_cut["at"] = "no table"
    await store.add(filing())
    assert all((await count(prepared)).values()), "the same draft again, and every table has its rows"


async def test_a_photo_that_the_table_itself_refuses_leaves_nothing(
    prepared: Database, store: SqlCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever our own check lets through."""
    monkeypatch.setattr("store.case_row.check_row", lambda *_: None)
    with pytest.raises(IntegrityError, match="ck_complaint_photo_sealed_length"):
        await store.add(filing(photos=(sealed("first"), b"")))
    assert await count(prepared) == NOTHING


async def test_a_failed_commit_leaves_nothing(
    prepared: Database, store: SqlCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(prepared._engine.dialect, "do_commit", refuse)
        with pytest.raises(PowerCut):
            await store.add(filing())
    assert await count(prepared) == NOTHING


async def test_the_same_draft_again_writes_nothing_more(prepared: Database, store: SqlCaseStore) -> None:
    first, second = filing(1), filing(2)
    await store.add(first)
    once = await count(prepared)
    await store.add(first)
    await store.add(replace(second, case=replace(second.case, draft_key=first.case.draft_key)))
    assert await count(prepared) == once


@pytest.fixture
def late_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process commits just after this one has looked whether the draft is filed already."""
    find, looks = cases._find, []

    async def blind_at_first(connection: AsyncConnection, condition: Any) -> CaseRow | None:
        looks.append(condition)
        return None if len(looks) == 1 else await find(connection, condition)

    monkeypatch.setattr(cases, "_find", blind_at_first)


async def test_the_faster_of_two_processes_counts(
    prepared: Database, store: SqlCaseStore, request: pytest.FixtureRequest
) -> None:
    theirs, ours = filing(1), filing(2)
    ours = replace(ours, case=replace(ours.case, draft_key=theirs.case.draft_key))
    await store.add(theirs)
    once = await count(prepared)
    request.getfixturevalue("late_look")
    assert await store.add(ours) == theirs.case
    assert await count(prepared) == once


async def test_a_taken_number_leaves_nothing(prepared: Database, store: SqlCaseStore) -> None:
    theirs = filing(1)
    await store.add(theirs)
    once = await count(prepared)
    for ours in (replace(filing(2), receipt=theirs.receipt), filing(3, case=case_row(3, number=theirs.case.number))):
        with pytest.raises(NumberTaken):
            await store.add(ours)
    assert await count(prepared) == once


async def test_notices_wait_unsent_and_unleased(prepared: Database, store: SqlCaseStore) -> None:
    new = filing()
    await store.add(new)
    async with prepared.reading() as connection:
        rows = (await connection.execute(select(complaint_outbox).order_by(complaint_outbox.c.id))).all()
    assert [(row.case_id, row.kind, row.not_before) for row in rows] == [
        (new.case.id, notice.kind, notice.not_before) for notice in new.outbox
    ]
    assert {(row.attempts, row.leased_until, row.dead) for row in rows} == {(0, None, False)}


async def test_a_notices_number_is_never_given_twice(prepared: Database, store: SqlCaseStore) -> None:
    """A worker that comes back late would tick off somebody else's notice."""
    await store.add(filing(1))
    async with prepared.writing() as connection:
        before = (await connection.scalars(select(complaint_outbox.c.id))).all()
        await connection.execute(delete(complaint_outbox))
    await store.add(filing(2))
    async with prepared.reading() as connection:
        after = (await connection.scalars(select(complaint_outbox.c.id))).all()
    assert min(after) > max(before)


async def test_deleting_a_case_deletes_all_of_it_but_its_line_in_the_log(
    prepared: Database, store: SqlCaseStore
) -> None:
    await store.add(filing(1))
    once = await count(prepared)
    await store.add(filing(2))
    async with prepared.writing() as connection:
        await connection.execute(delete(complaint_case).where(complaint_case.c.id == filing(2).case.id))
    assert await count(prepared) == once | {"issue_log": 2}


async def test_events_are_append_only(prepared: Database, store: SqlCaseStore) -> None:
    new = filing()
    await store.add(new)
    with pytest.raises(IntegrityError, match="complaint_event is append-only"):
        async with prepared.writing() as connection:
            await connection.execute(update(complaint_event).values(kind="nothing_happened"))
    assert await store.events(new.case.id) == new.events


async def test_retention_may_delete_events(prepared: Database, store: SqlCaseStore) -> None:
    await store.add(filing())
    async with prepared.writing() as connection:
        await connection.execute(delete(complaint_event))
    assert (await count(prepared))["complaint_event"] == 0


CASE_VALUES = {
    "id": (bytes(15), bytes(17)),
    "number": ("W7K", "W7K-4QX9-W7K-4QX9"),
    "draft_key": (bytes(16), bytes(33)),
    "kind": ("gossip", ""),
    "about": ("neighbours",),
    "severity": ("mild",),
    "queue": ("archive",),
    "state": ("lost",),
    "theme": ("", "x" * 65),
    "sub_theme": ("", "x" * 65),
    "rule": ("", "x" * 65),
    "municipality": ("", "x" * 65),
    "location": ("", "x" * 65),
    "language": ("u", "ukrainian-in-latin"),
    "answers": ({"where": "x" * 9000},),
    "details": (b"", b"in the bathroom"),
    "text": (b"", b"mould everywhere", bytes(64 * 1024 + 1)),
}


@pytest.mark.parametrize(
    ("column", "value"), [(column, value) for column, values in CASE_VALUES.items() for value in values], ids=str
)
async def test_the_table_itself_refuses_what_does_not_fit(prepared: Database, column: str, value: object) -> None:
    """Past all our code: a repair by hand, a program of tomorrow."""
    good = cases.case_values(case_row())
    with pytest.raises(DBAPIError, match=rf"ck_complaint_case_{column}_|value too long"):
        async with prepared.writing() as connection:
            await connection.execute(insert(complaint_case).values(good | {column: value}))
    async with prepared.writing() as connection:
        await connection.execute(insert(complaint_case).values(good))


async def test_the_table_itself_keeps_staff_complaints_from_their_colleagues(
    prepared: Database, store: SqlCaseStore
) -> None:
    about_staff = case_row(about="staff", queue="coordinator")
    await store.add(filing(case=about_staff))
    for moved in ({"queue": "location"}, {"about": "staff", "queue": "location"}):
        with pytest.raises(IntegrityError, match="ck_complaint_case_staff_past_location"):
            async with prepared.writing() as connection:
                await connection.execute(update(complaint_case).values(moved))
    assert await store.by_number(about_staff.number) == about_staff


async def test_the_log_knows_neither_case_nor_moment_nor_order(prepared: Database, store: SqlCaseStore) -> None:
    """Filed one after the other, in an order that the rows must not show."""
    expected = [f"theme_{number:02}" for number in range(30)]
    for number, theme in enumerate(expected):
        await store.add(filing(number + 1, log=replace(filing().log, theme=theme)))
    assert {column.name for column in issue_log.columns} == {
        *("id", "period", "municipality", "location", "theme", "sub_theme", "kind", "about", "severity"),
    }
    async with prepared.reading() as connection:
        ids = (await connection.execute(select(issue_log.c.id, issue_log.c.theme).order_by(issue_log.c.id))).all()
    assert [row.theme for row in ids] != expected
    assert sorted(row.theme for row in ids) == expected


async def test_sqlite_keeps_no_hidden_order_of_the_log(sqlite_database: Database) -> None:
    await prepare_schema(sqlite_database)
    async with sqlite_database.reading() as connection:
        with pytest.raises(DBAPIError, match="no such column: rowid"):
            await connection.execute(text("SELECT rowid FROM issue_log"))


async def test_moments_stand_in_utc_and_answers_as_ids(sqlite_database: Database) -> None:
    await prepare_schema(sqlite_database)
    await SqlCaseStore(sqlite_database).add(filing(case=case_row(filed_at=datetime(2026, 9, 7, 9, tzinfo=UTC))))
    async with sqlite_database.reading() as connection:
        row = (await connection.execute(text("SELECT filed_at, due, answers FROM complaint_case"))).one()
    assert row == (
        "2026-09-07 09:00:00.000000",
        "2026-09-21",
        '{"where_room": ["bedroom", "bathroom"], "since": ["month"], "affected": []}',
    )
