"""The commands for editors of the map: real processes, their output and their exit codes. None needs the model."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from wegwijzer.kaart import SHIPPED


@pytest.fixture
def run(tmp_path):
    """Runs `wegwijzer` in an empty folder."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("WEGWIJZER", "TELEGRAM"))}

    def begin(*arguments):
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "wegwijzer", *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=tmp_path,
            env=inherited,
        )

    return begin


def one_line(result, *parts):
    assert result.returncode == 2, result.stdout + result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    for part in ("wegwijzer: ", *parts):
        assert part in lines[0]


@pytest.fixture
def folder(tmp_path):
    """A copy of the map to change."""
    shutil.copytree(SHIPPED, tmp_path / "kaart")
    return tmp_path / "kaart"


def test_routekaart_test_says_how_much_is_in_a_case(run):
    result = run("routekaart", "test", "--on", "2026-11-22", "--verbose")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (
        "✓ school.enrol: Leeftijd van het kind: Jonger dan 4 jaar\n  → preschool [1]\n  Tot 4 jaar is er"
        in result.stdout
    )
    assert "✓ healthcare.gp: Huisarts: Ja, ik heb een huisarts\n  → ? Hoe dringend is het?" in result.stdout
    assert ", 0 wrong;" in result.stdout
    assert result.stdout.endswith(": 100 %\n")


def test_routekaart_test_is_red_where_the_map_answers_otherwise(run, folder):
    cases = folder / "national" / "cases" / "school.enrol.yaml"
    cases.write_text(cases.read_text(encoding="utf-8").replace("outcome: preschool", "outcome: may_start"))
    result = run("routekaart", "test", "--folder", str(folder), "--on", "2026-11-22")
    assert result.returncode == 1
    assert "national/cases/school.enrol.yaml:6:14: outcome 'may_start' was expected" in result.stdout
    assert "no case for school.enrol rule 1" in result.stdout
    cases.write_text("topic: [")
    unreadable = run("routekaart", "test", "--folder", str(folder))
    assert unreadable.returncode == 2
    assert "national/cases/school.enrol.yaml:1:" in unreadable.stderr
    assert "Traceback" not in unreadable.stderr


def test_routekaart_show_draws_a_tree_in_the_terminal_and_as_a_picture(run, tmp_path):
    shown = run("routekaart", "show", "school.enrol", "--language", "en", "--municipality", "voorbeeldstad")
    assert shown.returncode == 0, shown.stderr
    assert "→ primary [rule 5 · national · changed by: municipality]" in shown.stdout
    drawn = run("routekaart", "show", "school.enrol", "--svg", "tree.svg")
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "tree.svg").read_text(encoding="utf-8").startswith("<svg ")
    one_line(run("routekaart", "show", "school.enrol", "--svg", "nowhere/tree.svg"), "--svg", "nowhere")
    one_line(run("routekaart", "show", "school.enroll"), "did you mean 'school.enrol'?")


def test_routekaart_diff_has_the_exit_codes_of_diff(run, folder):
    same = run("routekaart", "diff", str(folder))
    assert (same.returncode, same.stdout) == (0, "Er is niets veranderd.\n")
    topic = folder / "national" / "topics" / "school.enrol.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("outcome: primary", "outcome: secondary", 1))
    other = run("routekaart", "diff", str(SHIPPED), str(folder), "--language", "en")
    assert other.returncode == 1
    assert "For whom: Leeftijd van het kind: 5 tot en met 11 jaar" in other.stdout
    assert "now: secondary" in other.stdout
    topic.write_text("id: [")
    unreadable = run("routekaart", "diff", str(folder))
    assert unreadable.returncode == 2
    assert "national/topics/school.enrol.yaml:1:" in unreadable.stderr
    assert "Traceback" not in unreadable.stderr


def test_routekaart_diff_reads_a_revision_of_git(run, folder, tmp_path):
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "kaart"), (*who, "commit", "-q", "-m", "a")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    contacts = folder / "national" / "contacts" / "safety.yaml"
    contacts.write_text(contacts.read_text(encoding="utf-8").replace("0800-2000", "0800-2001"))
    changed = run("routekaart", "diff", "HEAD:kaart", str(folder))
    assert changed.returncode == 1, changed.stderr
    assert "nu: “0800-2001”\n    eerst: “0800-2000”" in changed.stdout
    one_line(run("routekaart", "diff", "HEAD:nowhere"), "HEAD:nowhere", "git revision")
    one_line(run("routekaart", "diff", "nowhere"), "nowhere")


def test_routekaart_new_writes_all_files_or_none(run, folder, tmp_path):
    made = run("routekaart", "new", "school.transport", "--folder", str(folder))
    assert made.returncode == 0, made.stderr
    assert (folder / "national" / "topics" / "school.transport.yaml").is_file()
    assert run("routekaart", "show", "school.transport", "--folder", str(folder)).returncode == 0
    one_line(run("routekaart", "new", "school.transport", "--folder", str(folder)), "already")
    one_line(run("routekaart", "new", "school.bus", "--folder", str(tmp_path / "nowhere")), "--folder", "nowhere")
    (folder / "national" / "cases").rename(folder / "national" / "kept")
    for file in (folder / "national" / "kept").iterdir():
        file.unlink()
    (folder / "national" / "kept").rmdir()
    (folder / "national" / "cases").write_text("in the way")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    one_line(run("routekaart", "new", "school.bus", "--folder", str(folder)), "cannot write", "cases")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_routekaart_schema_writes_what_is_shipped(run, folder):
    shipped = {path.name: path.read_bytes() for path in (folder / "schema").iterdir()}
    shutil.rmtree(folder / "schema")
    assert run("routekaart", "schema", "--folder", str(folder)).returncode == 0
    assert {path.name: path.read_bytes() for path in (folder / "schema").iterdir()} == shipped
    shutil.rmtree(folder / "schema")
    (folder / "schema").write_text("in the way")
    one_line(run("routekaart", "schema", "--folder", str(folder)), "--folder", "cannot write")
