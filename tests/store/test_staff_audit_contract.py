"""What every store of the audit promises, and that its chain finds whatever is done to a row behind its back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from desk.audit.audit import Audit
from desk.sealing import DeskKeys
from store.database import open_database
from store.memory_staff_audit import MemoryAuditStore
from store.schema import prepare_schema
from store.staff_audit import SqlAuditStore
from store.staff_tables import staff_audit, staff_audit_month
from tests.store.complaint_rows import NINE

KEYS = DeskKeys(bytes(32), bytes)
ANNA, CASE = b"a" * 16, b"c" * 16
TOWN, OTHER_TOWN = "voorbeeldstad", "elders"
DAY = timedelta(days=1)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request):
    """Where it is kept; None for memory."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
async def audits(store_address):
    """As two processes see it."""
    if store_address is None:
        store = MemoryAuditStore()
        yield Audit(store, KEYS), Audit(store, KEYS)
        return
    async with await open_database(store_address) as one, await open_database(store_address) as other:
        await prepare_schema(one)
        yield tuple(Audit(SqlAuditStore(each), KEYS) for each in (one, other))


@pytest.fixture
def audit(audits):
    return audits[0]


async def write(audit, *days, action="case.opened", municipality=TOWN):
    for day in days:
        await audit.add(action, account=ANNA, municipality=municipality, now=NINE + day * DAY, subject=CASE)


async def test_what_was_done_is_read_the_newest_first_and_each_town_reads_its_own(audit):
    await write(audit, 0, 1, 40)
    await write(audit, 2, municipality=OTHER_TOWN)
    await write(audit, 3, action="account.locked")
    found = await audit.latest(TOWN, "case")
    assert [(one.month, one.number) for one in found] == [("2026-10", 1), ("2026-09", 2), ("2026-09", 1)]
    assert found[0].entry.subject == CASE
    assert found[0].entry.at == (NINE + 40 * DAY).replace(second=0, microsecond=0)
    assert [one.number for one in await audit.latest(TOWN, "case", before=("2026-10", 1))] == [2, 1]
    assert [one.entry.action for one in await audit.latest(TOWN, "account")] == ["account.locked"]


async def test_as_it_was_written_nothing_is_wrong(audit):
    await write(audit, 0, 1, 40, 41, 100)
    months, wrong = await audit.verify()
    assert wrong == []
    assert [(one.month, one.count) for one in months] == [("2026-09", 2), ("2026-10", 2), ("2026-12", 1)]
    assert months[1].begins == months[0].head


async def test_fifty_at_once_are_fifty_rows_in_one_chain(audits):
    await asyncio.gather(*(write(audits[number % 2], 0) for number in range(50)))
    months, wrong = await audits[0].verify()
    assert wrong == []
    assert months[0].count == 50


async def test_a_month_is_dropped_whole_when_its_term_is_over_and_the_chain_holds(audit):
    await write(audit, 0, 1, 40, 41)
    assert await audit.drop_over(NINE + 730 * DAY) == 0
    assert await audit.drop_over(NINE + 760 * DAY) == 2
    assert await audit.drop_over(NINE + 760 * DAY) == 0
    months, wrong = await audit.verify()
    assert wrong == []
    assert [(one.month, one.dropped) for one in months] == [("2026-09", True), ("2026-10", False)]
    assert [one.month for one in await audit.latest(TOWN, "case")] == ["2026-10", "2026-10"]
    await write(audit, 42)
    assert (await audit.verify())[1] == []


async def test_with_another_key_nothing_holds(audit):
    await write(audit, 0)
    _, wrong = await Audit(audit._store, DeskKeys(b"x" * 32, bytes)).verify()
    assert wrong


ROW = staff_audit.c.number == 2, staff_audit.c.month == "2026-09"
MONTH = staff_audit_month.c.month == "2026-09"


def moved(a, b):
    """Two rows in each other's place."""
    number = staff_audit.c.number
    return [
        update(staff_audit).where(number == a).values(number=99),
        update(staff_audit).where(number == b).values(number=a),
        update(staff_audit).where(number == 99).values(number=b),
    ]


TAMPERED = {
    "another account": [update(staff_audit).where(*ROW).values(account=b"b" * 16)],
    "another action": [update(staff_audit).where(*ROW).values(action="case.take")],
    "another case": [update(staff_audit).where(*ROW).values(subject=b"d" * 16)],
    "no case": [update(staff_audit).where(*ROW).values(subject=None)],
    "another town": [update(staff_audit).where(*ROW).values(municipality=OTHER_TOWN)],
    "another minute": [update(staff_audit).where(*ROW).values(at=NINE)],
    "removed": [delete(staff_audit).where(*ROW)],
    "the last removed": [delete(staff_audit).where(staff_audit.c.number == 3)],
    "all removed": [delete(staff_audit).where(staff_audit.c.month == "2026-09")],
    "reordered": moved(1, 2),
    "the last removed and counted": [
        delete(staff_audit).where(staff_audit.c.number == 3),
        update(staff_audit_month).where(MONTH).values(count=2),
    ],
    "a month gone whole": [
        delete(staff_audit).where(staff_audit.c.month == "2026-09"),
        delete(staff_audit_month).where(MONTH),
    ],
    "what holds a month together gone": [delete(staff_audit_month).where(staff_audit_month.c.month == "2026-10")],
    "said to be dropped": [
        delete(staff_audit).where(staff_audit.c.month == "2026-09"),
        update(staff_audit_month).where(MONTH).values(dropped=True),
    ],
}


@pytest.fixture
async def tampered(sqlite_address):
    """Three months of rows in a database that somebody may write in."""
    async with await open_database(sqlite_address) as database:
        await prepare_schema(database)
        audit = Audit(SqlAuditStore(database), KEYS)
        await write(audit, -31, 0, 1, 2, 40)
        assert (await audit.verify())[1] == []
        yield database, audit


@pytest.mark.parametrize("how", TAMPERED)
async def test_whatever_is_done_to_a_row_is_found(tampered, how):
    database, audit = tampered
    async with database.writing() as connection:
        for statement in TAMPERED[how]:
            await connection.execute(statement)
    assert (await audit.verify())[1] != []


async def test_a_row_put_in_between_is_found_and_named(tampered):
    database, audit = tampered
    async with database.writing() as connection:
        row = dict((await connection.execute(select(staff_audit).where(*ROW))).mappings().one())
        await connection.execute(insert(staff_audit).values(row | {"number": 4, "action": "case.take"}))
    _, wrong = await audit.verify("2026-09")
    assert wrong == ["2026-09: row 4 is not as it was written, or not where it was"]


async def test_of_one_month_alone_only_its_rows_are_looked_at(tampered):
    database, audit = tampered
    async with database.writing() as connection:
        await connection.execute(update(staff_audit).where(*ROW).values(action="case.take"))
    assert (await audit.verify("2026-10"))[1] == []
    assert (await audit.verify("2026-09"))[1] == ["2026-09: row 2 is not as it was written, or not where it was"]


async def test_a_dropped_months_rows_cannot_be_put_back_unseen(tampered):
    database, audit = tampered
    before = await audit._store.rows("2026-08")
    await audit.drop_over(NINE + 740 * DAY)
    assert (await audit.verify())[1] == []
    async with database.writing() as connection:
        old = replace(before[0])
        from store.staff_audit_row import audit_values  # noqa: PLC0415

        await connection.execute(insert(staff_audit).values(audit_values(old)))
    assert (await audit.verify())[1] == ["2026-08: was dropped, but 1 rows are there"]


async def test_a_row_from_another_course_of_events_does_not_fit_in_between():
    """As from an older backup: signed by us, with the right number, in the right month."""
    here, there = MemoryAuditStore(), MemoryAuditStore()
    for store, middle in ((here, "case.decline"), (there, "case.resolve")):
        for day, action in enumerate(("case.opened", middle, "case.opened")):
            await write(Audit(store, KEYS), day, action=action)
    assert (await Audit(here, KEYS).verify())[1] == []
    here._rows[1] = there._rows[1]
    assert (await Audit(here, KEYS).verify())[1] == ["2026-09: row 3 is not as it was written, or not where it was"]
