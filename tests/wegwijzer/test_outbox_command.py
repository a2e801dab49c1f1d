"""`wegwijzer issues outbox` as an operator meets it."""

from __future__ import annotations

import asyncio
import json

import pytest
from click.testing import CliRunner

from issues.outbox import NEWS
from issues.ports import OutboxRow
from store.cases import SqlCaseStore
from store.outbox import SqlOutboxStore
from tests.store.complaint_rows import HOUR, NINE, filing
from wegwijzer.cli import wegwijzer
from wegwijzer.databases import opened
from wegwijzer.problem import OperatorProblem
from wegwijzer.settings import Settings


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(wegwijzer, ["issues", "outbox", *arguments])


@pytest.fixture
def dead(tmp_path, run):
    """Two dead notices, and two of filings."""

    async def fill():
        async with opened(Settings(WEGWIJZER_DATA=tmp_path)) as databases:
            cases, store = SqlCaseStore(databases.main), SqlOutboxStore(databases.main)
            for seed in (1, 2):
                rows = (OutboxRow(kind="filed", not_before=NINE), OutboxRow(kind=NEWS, not_before=NINE))
                await cases.add(filing(seed, outbox=rows))
            taken = await store.take({NEWS}, most=2, now=NINE, until=NINE + HOUR)
            for notice in taken:
                await store.bury(notice, "chat_not_found")
            return [one.id for one in taken]

    return asyncio.run(fill())


def test_nothing_waits_in_an_empty_outbox(run):
    result = run()
    assert (result.exit_code, result.output) == (0, "Nothing waits.\n")


def test_what_could_not_be_sent_is_seen_with_its_kind_of_failure(run, dead):
    output = run().output
    assert "filed    due 2, later 0, being sent 0, dead 0" in output
    assert "news     due 0, later 0, being sent 0, dead 2" in output
    for number in dead:
        assert f"dead     {number}  news  chat_not_found" in output


def test_a_dead_notice_is_brought_back(run, dead):
    assert "1 tried again" in run("--revive", str(dead[0])).output
    found = json.loads(run("--json").output)
    assert [one["id"] for one in found["dead"]] == [dead[1]]
    assert (found["kinds"]["news"]["due"], found["kinds"]["news"]["dead"]) == (1, 1)


def test_all_are_brought_back(run, dead):
    found = json.loads(run("--revive", "all", "--json").output)
    assert (found["revived"], found["dead"]) == (2, [])
    assert run("--revive", "all").exit_code == 0


@pytest.mark.parametrize("what", ["999999", "everything", "-1"])
def test_a_slip_is_one_line_that_names_it(run, dead, what):
    result = run(f"--revive={what}")
    assert isinstance(result.exception, OperatorProblem)
    assert what in str(result.exception)
