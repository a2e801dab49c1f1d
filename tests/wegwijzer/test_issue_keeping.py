"""`wegwijzer issues freeze`, `export` and `purge` as an operator meets them."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from issues.case_keys import CaseKeys
from issues.ports import CaseChange, EventRow
from tests.issues.complaints import SECRET, Desk, complaint
from wegwijzer.cli import wegwijzer
from wegwijzer.commands import issue_keeping
from wegwijzer.databases import opened
from wegwijzer.issue_keeping import keep, make_keeping
from wegwijzer.settings import Settings

FILED = datetime(2026, 9, 7, 9, 41, tzinfo=UTC)
LATER = FILED + timedelta(days=100)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An operator's folder with six people's complaints of the third quarter, one of them closed; it is December."""
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path))
    monkeypatch.setenv("WEGWIJZER_SECRET_KEY", SECRET.decode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(issue_keeping, "now", lambda: LATER)
    asyncio.run(fill(tmp_path))
    return tmp_path


async def fill(folder):
    async with opened(Settings(WEGWIJZER_DATA=folder)) as databases:
        keeping = make_keeping(databases)
        desk = Desk(keeping.cases.cases, keeping.cases.keys)
        desk.keys, desk.now = CaseKeys(desk.key_store, SECRET, desk.random), FILED
        for number in range(6):
            filed = await desk.filing().file(complaint(draft=bytes([number]) * 16), person=f"chat {number}")
        case = await desk.cases.by_number(filed.number)
        event = EventRow(kind="closed", at=FILED, actor="system", data={"state": "closed"})
        await desk.cases.change(case.id, case.version, CaseChange(state="closed", events=(event,)))


def run(*arguments):
    result = CliRunner().invoke(wegwijzer, ["issues", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def exported(*arguments):
    return list(csv.DictReader(io.StringIO(run("export", *arguments))))


def test_a_quarter_is_frozen_and_exported_once(folder):
    assert "2026-Q3 would be frozen: 6 reports" in run("freeze", "--dry-run")
    assert exported() == []
    assert "2026-Q3 is frozen: 6 reports" in run("freeze")
    assert run("freeze").startswith("No quarter to freeze")
    rows = exported()
    assert [rows[0][name] for name in ("quarter", "municipality", "tree", "people", "reports")] == [
        "2026-Q3", "voorbeeldstad", "read_by_location", "6", "6",
    ]  # fmt: skip
    assert all(int(row["people"]) >= 5 for row in rows)
    assert exported("--quarter", "2026-Q4") == []


def test_a_purge_says_how_many_of_what_and_first_only_says_so(folder):
    told = run("purge", "--dry-run")
    assert "     1  signal  case_key (content)\n" in told
    assert told.endswith("Nothing was changed.\n")
    assert run("purge") == told.removesuffix("Nothing was changed.\n")
    assert run("purge") == "Nothing is past its term.\n"


async def test_the_running_program_does_both_every_day(tmp_path):
    await fill(tmp_path)
    async with opened(Settings(WEGWIJZER_DATA=tmp_path)) as databases:
        keeping = make_keeping(databases)
        await keep(keeping, LATER)
        assert await keeping.figures.figures("2026-Q3")
        assert not await keeping.figures.periods()
        assert len(await keeping.cases.keys.tombstones()) == 2
