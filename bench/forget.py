"""`/forget` among few and many live addresses: how much of a processor's time it takes, and how many times as much.

`python bench/forget.py`: SQLite, 100 and 20,000 cases that reply to a chat, in databases of their own that are removed
afterwards. No column says whose a case is, so all of them are opened. Few and many are asked in turns, by somebody who
has none, so that nothing is destroyed in between.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from datetime import UTC, datetime

from sqlalchemy import insert

from bench.queue_page import fill
from issues.case_keys import CaseKeys, wrap, wrapping_key
from issues.forgetting import forget_chat
from issues.ports import CASE_KEY_BYTES
from issues.sealing import seal_words
from store.case_keys import SqlKeyStore, key_row
from store.cases import SqlCaseStore
from store.chain import KEYS
from store.database import Database, open_database
from store.key_tables import case_key
from store.schema import prepare_schema
from store.session_row import stored_hour
from store.tables import complaint_address, complaint_case

FEW, MANY = 100, 20_000
ROUNDS = 5
SECRET = b"s" * 32
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


async def forgetting(folder: str, count: int) -> tuple[Database, Database]:
    """Both databases, with so many cases that each reply to a chat of their own."""
    main = await open_database(f"sqlite:///{folder}/{count}.db")
    keys = await open_database(f"sqlite:///{folder}/{count}-keys.db", KEYS)
    await fill(main, count)
    await prepare_schema(keys)
    wrapping = wrapping_key(SECRET)
    async with main.reading_once() as connection:
        cases = list(await connection.scalars(complaint_case.select().with_only_columns(complaint_case.c.id)))
    addresses, wrapped = [], []
    for chat, case in enumerate(cases):
        key = os.urandom(CASE_KEY_BYTES)
        way_back = {"chat": str(chat), "contact": None}
        sealed = seal_words(key, way_back, case=case, field="address", random=os.urandom)
        addresses.append({"case_id": case, "sealed": sealed})
        row = key_row(case, "address", wrap(wrapping, key, case, "address", os.urandom))
        wrapped.append(row | {"put_at": stored_hour(NOW)})
    async with main.migrating() as connection:
        await connection.execute(insert(complaint_address), addresses)
    async with keys.migrating() as connection:
        await connection.execute(insert(case_key), wrapped)
    return main, keys


async def took(main: Database, keys: Database) -> float:
    cases, case_keys = SqlCaseStore(main), CaseKeys(SqlKeyStore(keys), SECRET, os.urandom)
    began = time.process_time()
    await forget_chat(cases, case_keys, "nobody", NOW)
    return time.process_time() - began


async def measure() -> None:
    with tempfile.TemporaryDirectory() as name:
        bases = {count: await forgetting(name, count) for count in (FEW, MANY)}
        times: dict[int, list[float]] = {count: [] for count in bases}
        for _ in range(ROUNDS):
            for count, both in bases.items():
                times[count].append(await took(*both))
        for both in bases.values():
            for one in both:
                await one.close()
    few, many = (statistics.median(times[count]) for count in (FEW, MANY))
    print(f"{FEW} live addresses: {few * 1000:.0f} ms; {MANY:,}: {many:.2f} s, {many / few:.0f} times as much")


if __name__ == "__main__":
    asyncio.run(measure())
