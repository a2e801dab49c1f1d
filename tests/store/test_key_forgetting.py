"""A destroyed key is not in the SQLite file any more, nor in its log: searched byte by byte."""

from __future__ import annotations

import logging
import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import bindparam, delete, event, insert, text

from store.case_keys import SqlKeyStore
from store.chain import KEYS
from store.database import open_database
from store.draft_photos import SqlDraftPhotos
from store.key_tables import case_key
from store.schema import prepare_schema
from tests.store.complaint_rows import HOUR, NINE, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncConnection

    from issues.case import Purpose
    from store.database import Database

WRAPPED = 61
ROUNDS, COME, STAY = 3, 3000, 1200
PURPOSES: tuple[Purpose, ...] = ("content", "identity", "address")


@pytest.fixture
async def keys_database(tmp_path: Path) -> AsyncIterator[Database]:
    async with await open_database(f"sqlite:///{tmp_path}/keys.db", KEYS) as database:
        await prepare_schema(database)
        yield database


@pytest.fixture
async def store(keys_database: Database) -> AsyncIterator[SqlKeyStore]:
    """With a neighbour's keys, which must stay."""
    store, theirs = SqlKeyStore(keys_database), {purpose: random_bytes(WRAPPED) for purpose in PURPOSES}
    await store.put(bytes(16), theirs, now=NINE)
    yield store
    assert {purpose: await store.get(bytes(16), purpose) for purpose in PURPOSES} == theirs


def random_bytes(size: int) -> bytes:
    return _CHANCE.randbytes(size)


_CHANCE = random.Random(6)


def on_disk(folder: Path, name: str = "keys.db*") -> bytes:
    """Everything SQLite keeps: the file, its log, its index of the log."""
    paths = sorted(folder.glob(name))
    assert paths
    return b"".join(path.read_bytes() for path in paths)


async def test_what_is_destroyed_is_gone_at_once(store: SqlKeyStore, tmp_path: Path) -> None:
    case, keys = random_bytes(16), {purpose: random_bytes(WRAPPED) for purpose in PURPOSES}
    await store.put(case, keys, now=NINE)
    assert all(key in on_disk(tmp_path) for key in keys.values()), "else this test would prove nothing"
    assert await store.destroy(case, "address") == 1
    assert keys["address"] not in on_disk(tmp_path)
    assert keys["content"] in on_disk(tmp_path)
    assert await store.destroy(case) == 2
    disk = on_disk(tmp_path)
    assert [one for one in (case, *keys.values()) if one in disk] == []


async def churn(connection: AsyncConnection, chance: random.Random) -> tuple[dict[bytes, bytes], list[bytes]]:
    """Many keys come and most of them go, in the way that makes SQLite rearrange its pages."""
    living, dead = dict[bytes, bytes](), list[bytes]()
    for _ in range(ROUNDS):
        new = {chance.randbytes(16): chance.randbytes(chance.randrange(60, 129)) for _ in range(COME)}
        rows = [{"case_id": case, "purpose": "content", "wrapped": key, "put_at": NINE} for case, key in new.items()]
        await connection.execute(insert(case_key), rows)
        living |= new
        gone = chance.sample(list(living), len(living) - STAY)
        await connection.execute(
            delete(case_key).where(case_key.c.case_id == bindparam("b")), [{"b": one} for one in gone]
        )
        dead += gone + [living.pop(case) for case in gone]
    return living, dead


@pytest.mark.parametrize("seed", range(2))
async def test_stray_copies_of_earlier_keys_are_gone_too(
    keys_database: Database, store: SqlKeyStore, tmp_path: Path, seed: int
) -> None:
    """SQLite zeroes what it deletes, but not every copy it made of it: about 1 in 1,000 in these runs."""
    async with keys_database.writing() as connection:
        living, dead = await churn(connection, random.Random(seed))
    last = next(iter(living))
    dead += [last, living.pop(last)]
    assert await store.destroy(last) == 1
    disk = on_disk(tmp_path)
    assert [one for one in dead if one in disk] == []
    assert all(wrapped in disk for wrapped in living.values())


async def test_keys_wrapped_anew_leave_no_old_wrapping(store: SqlKeyStore, tmp_path: Path) -> None:
    case, old, new = random_bytes(16), random_bytes(WRAPPED), random_bytes(WRAPPED)
    await store.put(case, {"content": old}, now=NINE)
    await store.rewrap({(case, "content"): new})
    disk = on_disk(tmp_path)
    assert new in disk
    assert old not in disk


async def test_the_copy_that_rewriting_takes_is_never_a_file(keys_database: Database, store: SqlKeyStore) -> None:
    """It would lie in the system's folder for temporary files, on another disk than the one chosen for keys."""
    said: list[str] = []

    def note(*arguments: object) -> None:
        said.append(str(arguments[2]))

    await store.put(random_bytes(16), {"content": random_bytes(WRAPPED)}, now=NINE)
    event.listen(keys_database._engine.sync_engine, "before_cursor_execute", note)
    await store.destroy(bytes(15) + b"\x01")
    assert not any("VACUUM" in one for one in said), "nothing was there to destroy: nothing is written anew"
    (case, _), *_ = [one for one in await store.all() if one[0] != bytes(16)]
    await store.destroy(case)
    assert said.index("PRAGMA temp_store = MEMORY") + 1 == said.index("VACUUM")
    async with keys_database.reading_once() as connection:
        assert await connection.scalar(text("PRAGMA temp_store")) == 2


async def test_a_key_is_destroyed_even_where_the_file_cannot_be_rewritten_now(
    keys_database: Database,
    store: SqlKeyStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    case, wrapped = random_bytes(16), random_bytes(WRAPPED)
    await store.put(case, {"content": wrapped}, now=NINE)
    async with keys_database.reading() as reader:
        await reader.execute(text("SELECT count(*) FROM case_key"))
        with caplog.at_level(logging.WARNING, "store"):
            assert await store.destroy(case) == 1
        assert await store.get(case, "content") is None
    other = random_bytes(16)
    await store.put(other, {"content": random_bytes(WRAPPED)}, now=NINE)
    await store.destroy(other)
    assert wrapped not in on_disk(tmp_path), "the next destruction did it"
    assert case.hex() not in caplog.text


async def test_photos_of_drafts_are_overwritten(sqlite_database: Database, tmp_path: Path) -> None:
    await prepare_schema(sqlite_database)
    photos, names = SqlDraftPhotos(sqlite_database), ("the name of one photo", "the name of another")
    for name in names:
        await photos.put(name, sealed(f"what {name} shows", 50_000), now=NINE)
    assert b"shows" in on_disk(tmp_path, "wegwijzer.db*")
    await photos.delete(names[0])
    assert names[0].encode() not in on_disk(tmp_path, "wegwijzer.db*")
    assert await photos.purge(before=NINE + HOUR) == 1
    assert b"shows" not in on_disk(tmp_path, "wegwijzer.db*")
