"""`wegwijzer issues` as an operator meets it, and what `wegwijzer routekaart check` says about complaints."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

import issues.routing.loader
from wegwijzer.cli import wegwijzer
from wegwijzer.problem import OperatorProblem


def run(*arguments):
    return CliRunner().invoke(wegwijzer, arguments)


def route(*arguments):
    return run("issues", "route", "--on", "2026-11-30", *arguments)


def test_a_complaint_is_routed_with_its_readers_and_the_reason():
    result = route(
        "--theme", "housing", "--sub-theme", "mould", "--kind", "signal", "--about", "facilities",
        "--severity", "normal", "--housed", "location", "--municipality", "voorbeeldstad",
        "--location", "de-linde", "--explain",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert "queue     location" in lines
    assert "due       2026-12-14 (10 working days after 2026-11-30)" in lines
    assert any(line.startswith("reader    Locatiemanager De Linde (voorbeeld); deputy: ") for line in lines)
    assert "passed    about_staff: about is facilities, not staff" in lines
    assert lines[-1] == "decided   location: theme is housing, about is facilities, housed is location"


def test_without_explain_nothing_is_explained():
    result = route("--theme", "housing", "--sub-theme", "mould")
    assert "passed" not in result.output
    assert "decided" not in result.output


@pytest.mark.parametrize(
    ("arguments", "queue", "term"),
    [
        (("--about", "staff"), "coordinator", "10 working days"),
        (("--kind", "formal"), "coordinator", "6 weeks"),
        (("--sensitive",), "confidant (flagged)", "1 working day after"),
        (("--severity", "urgent"), "location (flagged)", "1 working day after"),
        (("--housed", "host"), "hosts", "10 working days"),
    ],
)
def test_each_option_changes_where_it_goes(arguments, queue, term):
    result = route("--theme", "housing", "--sub-theme", "dirt", "--severity", "normal", *arguments)
    assert f"queue     {queue}\n" in result.output
    assert term in result.output


def test_what_is_left_out_is_as_the_sub_theme_says():
    result = route("--theme", "staff", "--sub-theme", "threat")
    assert "about staff" in result.output
    assert "queue     confidant (flagged)" in result.output


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--theme", "huis", "--sub-theme", "mould"), "--theme huis: one of housing"),
        (("--theme", "housing", "--sub-theme", "schimmel"), "--sub-theme schimmel: housing has heating"),
        (("--theme", "housing", "--sub-theme", "mould", "--municipality", "atlantis"), "connected: voorbeeldstad"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(arguments, part):
    result = route(*arguments)
    assert isinstance(result.exception, OperatorProblem)
    assert part in str(result.exception)


def test_the_command_is_there_in_a_real_process():
    command = [sys.executable, "-W", "error", "-m", "wegwijzer", "issues", "route", "--theme", "staff"]
    result = subprocess.run([*command, "--sub-theme", "rude"], capture_output=True, text=True, timeout=120, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "rule      about_staff" in result.stdout


@pytest.fixture
def broken_rules(tmp_path, monkeypatch):
    """The rules, except that complaints about staff go to the location."""
    shipped = issues.routing.loader.SHIPPED.read_text("utf-8")
    start = shipped.index("- id: about_staff")
    copy = tmp_path / "rules.yaml"
    copy.write_text(shipped[:start] + shipped[start:].replace("queue: coordinator", "queue: location", 1), "utf-8")
    monkeypatch.setattr(issues.routing.loader, "SHIPPED", copy)


def test_routekaart_check_fails_where_a_complaint_about_staff_could_reach_the_location(broken_rules):
    result = run("routekaart", "check", "--on", "2026-11-22")
    assert result.exit_code == 1
    assert "issues/routing/rules.yaml:" in result.output
    assert "rule 'about_staff': a complaint about staff reaches the location's own queue" in result.output


def test_routekaart_check_gives_complaints_problems_as_json_too(broken_rules):
    result = run("routekaart", "check", "--on", "2026-11-22", "--json")
    assert result.exit_code == 1
    assert {one["path"] for one in json.loads(result.output)} == {"issues/routing/rules.yaml"}


def test_routekaart_check_knows_whom_the_steps_up_name(monkeypatch):
    asked = {}

    def check_complaints(**known):
        asked.update(known)
        return []

    monkeypatch.setattr("wegwijzer.complaints.check_complaints", check_complaints)
    assert run("routekaart", "check", "--on", "2026-11-22").exit_code == 0
    assert {"ombudsman", "complaint_coordinator"} <= set(asked["contacts"])
    assert set(asked["places"]["voorbeeldstad"]) == {"de-linde", "het-anker"}
