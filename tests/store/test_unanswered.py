"""Unanswered questions in the database: what the tables themselves refuse, their order, and what deleting leaves."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from guide.unanswered import Question
from store.schema import prepare_schema
from store.tables import unanswered_question, unanswered_tag
from store.unanswered import SqlUnansweredStore

if TYPE_CHECKING:
    from pathlib import Path

    from store.database import Database

WEEK, NEXT_WEEK = "2026-W48", "2026-W49"
QUESTION = {"week": WEEK, "text": "де поміняти шини", "language": "uk", "count": 5}
TAG = {"week": WEEK, "question": bytes(32), "tag": bytes(16)}


@pytest.fixture
async def prepared(database: Database) -> Database:
    """With its tables."""
    await prepare_schema(database)
    return database


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (unanswered_question, {**QUESTION, "count": 4}),
        (unanswered_question, {**QUESTION, "text": "ш" * 301}),
        (unanswered_tag, {**TAG, "question": "де шини".encode()}),
        (unanswered_tag, {**TAG, "tag": b"987654321"}),
        (unanswered_tag, {**TAG, "week": "2026-11-28T09:00"}),
    ],
    ids=["fewer than five", "a story", "words for a hash", "a chat's id", "a moment"],
)
async def test_the_tables_themselves_refuse_what_could_be_read_or_traced(
    prepared: Database, table: Any, row: dict[str, object]
) -> None:
    """Whoever writes there, and by whatever mistake. PostgreSQL refuses what is too long by its type."""
    with pytest.raises(DBAPIError):
        async with prepared.writing() as connection:
            await connection.execute(insert(table), row)


async def test_sqlite_keeps_no_hidden_order_of_who_asked(sqlite_database: Database) -> None:
    await prepare_schema(sqlite_database)
    for table in ("unanswered_tag", "unanswered_question"):
        async with sqlite_database.reading() as connection:
            made = await connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table})
        assert "WITHOUT ROWID" in made


async def test_what_is_purged_is_overwritten_in_the_file(sqlite_database: Database, tmp_path: Path) -> None:
    await prepare_schema(sqlite_database)
    store, chance = SqlUnansweredStore(sqlite_database), random.Random(3)
    question, tags = chance.randbytes(32), [chance.randbytes(16) for _ in range(6)]
    for one in tags:
        await store.add(WEEK, question, one)
    await store.show(Question(week="2025-W40", text="старі слова", language="uk", count=5))
    await store.show(Question(week=WEEK, text="нові слова", language="uk", count=6))
    traces = [question, *tags, "старі слова".encode()]
    assert all(one in on_disk(tmp_path) for one in traces), "else this test would prove nothing"
    assert await store.purge(tags_before=NEXT_WEEK, questions_before="2025-W49") == 7
    disk = on_disk(tmp_path)
    assert [one for one in traces if one in disk] == []
    assert "нові слова".encode() in disk


def on_disk(folder: Path) -> bytes:
    """Everything SQLite keeps: the file, its log, its index of the log."""
    paths = sorted(folder.glob("wegwijzer.db*"))
    assert paths
    return b"".join(path.read_bytes() for path in paths)
