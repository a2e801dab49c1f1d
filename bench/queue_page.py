"""The desk's queue page, with its counts, of few cases and of many: how many times as long the many take.

`python bench/queue_page.py`: SQLite, 1,000 and 100,000 cases, and PostgreSQL, 1,000 and 1,000,000, on the server of
TEST_POSTGRES_URL; each in a database of its own that is removed afterwards. All cases are of one town, which is the
worst there is; one in twenty is open. Few and many are asked in turns, so that whatever else the machine does falls on
both.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import asyncpg
from sqlalchemy import make_url

from issues.offices.loader import read_offices
from issues.queue.queue import Queue
from issues.queue.wanted import Wanted
from issues.readers import Grant, cells_of
from store.database import open_database
from store.queue import SqlQueueStore
from store.queue_indices import QUEUE_INDICES
from store.schema import prepare_schema

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection

    from issues.readers import Cell
    from store.database import Database

SERVER = os.environ.get("TEST_POSTGRES_URL") or "postgresql://postgres@127.0.0.1:5432/test"
TODAY = date(2026, 11, 30)
TOWN = "voorbeeldstad"
ROUNDS = 60
FILL_TIMEOUT_S = 900
SIZES = {"SQLite": (1_000, 100_000, 2.0), "PostgreSQL": (1_000, 1_000_000, 1.5)}
"""Few, many, and how many times as long the many may take."""
READERS = {
    "staff of one location": Grant(role="location", municipality=TOWN, location="place-3"),
    "the coordinator": Grant(role="coordinator", municipality=TOWN),
}
VIEWS = {
    "open": Wanted(),
    "late": Wanted(due="overdue"),
    "answered": Wanted(stage="answered"),
    "one subject": Wanted(theme="theme-7"),
    "one subject that is rare": Wanted(theme="rare"),
    "one subject, what is over": Wanted(theme="theme-7", stage="over"),
    "one kind": Wanted(kind="formal"),
    "one language": Wanted(language="nl"),
    "one kind, what is over": Wanted(kind="formal", stage="over"),
}
LIMITED = frozenset(VIEWS) - {"one subject", "one subject that is rare", "one subject, what is over"}
"""Of 1,000 cases a subject has fewer than a page shows, so that how many times as long it takes says little: what they
take is told, and nothing is promised."""

# Each case by its number ``n``, the same in both databases. ``%`` of primes, so that no two things go together.
COLUMNS = {
    "id": ("decode(md5('case' || n), 'hex')", "randomblob(16)"),
    "number": ("'W' || lpad(n::text, 8, '0')", "'W' || printf('%08d', n)"),
    "draft_key": ("sha256(('draft' || n)::bytea)", "randomblob(32)"),
    "kind": "CASE WHEN n % 31 = 0 THEN 'formal' ELSE 'signal' END",
    "theme": "CASE WHEN n % 499 = 0 THEN 'rare' ELSE 'theme-' || (n % 17) END",
    "sub_theme": "'sub-' || (n % 101)",
    "about": "'facilities'",
    "severity": "CASE WHEN n % 13 = 0 THEN 'urgent' ELSE 'normal' END",
    "flagged": ("n % 13 = 0", "n % 13 = 0"),
    "queue": "CASE n % 7 WHEN 0 THEN 'coordinator' WHEN 1 THEN 'confidant' ELSE 'location' END",
    "rule": "'rule'",
    "municipality": f"'{TOWN}'",
    "location": "'place-' || (n % 11)",
    "language": "CASE WHEN n % 5 = 0 THEN 'nl' ELSE 'uk' END",
    "state": (
        "CASE WHEN n % 20 > 1 THEN 'closed' WHEN n % 20 = 1 THEN 'resolved' "
        "ELSE CASE (n / 20) % 4 WHEN 0 THEN 'received' WHEN 1 THEN 'question' ELSE 'in_hand' END END"
    ),
    "filed_at": (
        "timestamptz '2026-11-30' - n % 700 * interval '1 day'",
        "datetime('2026-11-30', -(n % 700) || ' days')",
    ),
    "due": ("date '2026-11-25' + (n % 23)::int", "date('2026-11-25', (n % 23) || ' days')"),
    "answers": ('\'{"where": ["kitchen"]}\'::json', '\'{"where": ["kitchen"]}\''),
    "details": ("decode(repeat('00', 285), 'hex')", "zeroblob(285)"),
    "text": ("decode(repeat('00', 541), 'hex')", "zeroblob(541)"),
    "version": "1",
}


COUNTING = "(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"


async def fill(database: Database, count: int) -> None:
    """In one statement; the queue's indices are made afterwards, as that is faster."""
    await prepare_schema(database)
    which = 0 if database.dialect == "postgresql" else 1
    values = [one if isinstance(one, str) else one[which] for one in COLUMNS.values()]
    numbers = (f"generate_series(1, {count}) AS n", f"{COUNTING} LIMIT {count}) SELECT n FROM numbers)")[which]  # noqa: S608 – numbers and names of this file, nothing from outside
    columns = ", ".join(COLUMNS)
    selected = ", ".join(values)
    put = f"INSERT INTO complaint_case ({columns}) SELECT {selected} FROM {numbers}"  # noqa: S608 – written here whole
    # As a migration: a statement of the program that takes this long is a lost connection.
    async with database.migrating() as connection:
        for index in QUEUE_INDICES:
            await connection.run_sync(index.drop)
        await connection.exec_driver_sql(put)
        for index in QUEUE_INDICES:
            await connection.run_sync(index.create)
        await connection.exec_driver_sql("ANALYZE complaint_case")


@asynccontextmanager
async def sqlite_database(folder: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{folder}/{secrets.token_hex(4)}.db") as database:
        yield database


@asynccontextmanager
async def postgresql_database() -> AsyncIterator[Database]:
    name = f"wegwijzer_bench_{secrets.token_hex(6)}"
    server = await asyncpg.connect(SERVER)
    try:
        await server.execute(f"CREATE DATABASE {name}")
        address = make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        try:
            async with await open_database(address) as database:
                yield database
        finally:
            await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await server.close()


async def settle(database: Database) -> None:
    """As autovacuum leaves it after so many rows."""
    if database.dialect == "postgresql":
        async with database.writing_once() as connection:
            raw = await connection.get_raw_connection()
            await raw.driver_connection.execute("VACUUM (ANALYZE) complaint_case", timeout=FILL_TIMEOUT_S)


async def seconds(queue: Queue, cells: Collection[Cell], wanted: Wanted, *, many: bool) -> float:
    """What the page asks of the store: its rows, and every count. Of few cases none may be of a kind."""
    begun = time.perf_counter()
    page = await queue.page(cells, wanted, None, on=TODAY)
    await queue.counts(cells, wanted, on=TODAY)
    took = time.perf_counter() - begun
    if many and not page.rows:
        message = "the page is empty: nothing was measured"
        raise RuntimeError(message)
    return took


async def compare(name: str, few: Database, many: Database, limit: float) -> bool:
    queues, kept = (Queue(SqlQueueStore(few)), Queue(SqlQueueStore(many))), True
    for who, grant in READERS.items():
        cells = cells_of([grant], read_offices())
        for view, wanted in VIEWS.items():
            pairs = [
                [
                    await seconds(queue, cells, wanted, many=many)
                    for queue, many in zip(queues, (False, True), strict=True)
                ]
                for _ in range(ROUNDS)
            ]
            small, large = (statistics.median(column) for column in zip(*pairs[5:], strict=True))
            promised = view in LIMITED
            kept &= not promised or large / small <= limit
            print(
                f"{name}, {who}, {view}: {small * 1000:.1f} ms and {large * 1000:.1f} ms, {large / small:.2f} times "
                + (f"(at most {limit})" if promised else "(no limit)")
            )
    return kept


async def later_pages(name: str, many: Database) -> None:
    """The hundredth page against the first: reading on costs no more the further one reads."""
    queue, cells = Queue(SqlQueueStore(many)), cells_of([READERS["the coordinator"]], read_offices())
    start, took = None, []
    for _ in range(100):
        begun = time.perf_counter()
        page = await queue.page(cells, Wanted(), start, on=TODAY)
        took.append(time.perf_counter() - begun)
        start = page.later
        if start is None:
            break
    first, last = statistics.median(took[1:11]), statistics.median(took[-10:])
    print(f"{name}, pages 2 to 11 {first * 1000:.1f} ms, the last ten of {len(took)} {last * 1000:.1f} ms")


async def main() -> int:
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        places = {"SQLite": lambda: sqlite_database(Path(folder)), "PostgreSQL": postgresql_database}
        for name in sys.argv[1:] or SIZES:
            count_few, count_many, limit = SIZES[name]
            async with places[name]() as few, places[name]() as many:
                await fill(few, count_few)
                begun = time.perf_counter()
                await fill(many, count_many)
                print(f"{name}: {count_many:,} cases put there in {time.perf_counter() - begun:.0f} s", flush=True)
                await settle(few)
                await settle(many)
                kept &= await compare(f"{name}, {count_few:,} and {count_many:,} cases", few, many, limit)
                await later_pages(name, many)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
