"""The stores of complaints in the running program: the right secret key, and a tidy house every day."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime, timedelta

import pytest
import structlog

from issues.case_keys import SWEEP_IN_A_ROW, CaseKeys
from wegwijzer.complaint_stores import check_secret, in_databases, in_memory, not_filed, tidy_up
from wegwijzer.databases import opened
from wegwijzer.log import allow_list
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
SECRET, OTHER = b"s" * 32, b"t" * 32


@pytest.fixture
def logged():
    stream = io.StringIO()
    structlog.configure(
        processors=[allow_list, structlog.processors.JSONRenderer()],
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


async def test_another_secret_key_is_refused_at_the_start_with_a_way_out(tmp_path):
    async with opened(Settings(WEGWIJZER_DATA=tmp_path)) as databases:
        stores = in_databases(databases)
        await check_secret(stores, SECRET)
        await check_secret(stores, SECRET)
        with pytest.raises(OperatorProblem, match="rotate-keys"):
            await check_secret(stores, OTHER)


async def orphans(stores, number):
    keys = CaseKeys(stores.keys, SECRET, os.urandom)
    for case in range(number):
        await keys.make(case.to_bytes(16), ["content"], now=NOW)


async def test_keys_of_cases_that_never_came_to_be_are_gone_after_a_day_and_not_before(logged):
    stores = in_memory()
    await check_secret(stores, SECRET)
    await orphans(stores, 3)
    before = len(await stores.keys.all())
    await tidy_up(stores, NOW + timedelta(hours=24))
    assert len(await stores.keys.all()) == before
    await tidy_up(stores, NOW + timedelta(hours=27))
    assert len(await stores.keys.all()) < before
    await check_secret(stores, SECRET)
    assert [one["event"] for one in logged()] == ["case_keys_swept"]


async def test_where_all_keys_seem_to_be_of_no_case_nothing_is_destroyed_and_the_operator_hears_so(logged):
    stores = in_memory()
    await orphans(stores, SWEEP_IN_A_ROW + 5)
    before = len(await stores.keys.all())
    await tidy_up(stores, NOW + timedelta(days=2))
    assert len(await stores.keys.all()) == before
    [line] = logged()
    assert line["event"] == "case_keys_not_swept"
    assert "backup" in line["advice"]


async def test_photos_of_drafts_that_are_over_are_deleted(logged):
    stores = in_memory()
    await stores.photos.put("a" * 32, b"sealed" * 50, now=NOW)
    await tidy_up(stores, NOW + timedelta(hours=20))
    assert await stores.photos.get("a" * 32) is not None
    await tidy_up(stores, NOW + timedelta(hours=27))
    assert await stores.photos.get("a" * 32) is None
    assert [(one["event"], one["count"]) for one in logged()] == [("draft_photos_purged", 1)]


def test_of_a_complaint_that_was_not_stored_the_operator_learns_no_word(logged):
    not_filed(RuntimeError("КАНАРКА"))
    [line] = logged()
    assert (line["event"], line["error"]) == ("complaint_not_filed", "RuntimeError")
    assert "КАНАРКА" not in json.dumps(line, ensure_ascii=False)
