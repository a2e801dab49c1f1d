"""The command line as an operator meets it: real processes, their output and their exit codes."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time

import pytest


@pytest.fixture
def run(tmp_path, model_folder):
    """Runs `wegwijzer` in an empty folder with the trained model at hand."""

    def begin(*arguments, text=None, **settings):
        data = tmp_path / "data"
        if "WEGWIJZER_DATA" not in settings and not data.exists():
            data.mkdir()
            for file in model_folder.glob("*.npz"):
                (data / file.name).write_bytes(file.read_bytes())
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("WEGWIJZER", "TELEGRAM"))
        }
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "wegwijzer", *arguments],
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=tmp_path,
            env={**inherited, **settings},
        )

    return begin


def one_line(result, *parts):
    assert result.returncode == 2, result.stdout + result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    for part in ("wegwijzer: ", *parts):
        assert part in lines[0]


def test_a_taken_port_is_one_line(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        one_line(run("run", HTTP_PORT=str(port)), "HTTP_PORT", str(port))


def test_a_strange_host_is_one_line(run):
    one_line(run("run", HTTP_HOST="no.such.host.invalid"), "HTTP_HOST")


def test_a_folder_that_cannot_be_made_is_one_line(run, tmp_path):
    (tmp_path / "file").write_text("")
    one_line(run("run", WEGWIJZER_DATA=str(tmp_path / "file" / "data"), HTTP_PORT="18099"), "WEGWIJZER_DATA")


def test_a_broken_env_file_is_one_line(run, tmp_path):
    (tmp_path / ".env").write_text("HTTP_PORT=8080\nsome words\n")
    one_line(run("run"), ".env:2", "NAME=value")


def test_a_database_of_another_program_is_one_line_and_left_alone(run, tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE customers (name TEXT)")
    database.close()
    one_line(run("run", DATABASE_URL=f"sqlite:///{path}", HTTP_PORT="18098"), "DATABASE_URL")
    database = sqlite3.connect(path)
    assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("customers",)]
    database.close()


def test_upgrading_names_both_databases(run):
    result = run("db", "upgrade")
    assert result.returncode == 0, result.stderr
    main, keys = result.stdout.splitlines()
    assert main.startswith("the database is at revision ")
    assert keys.startswith("the key database is at revision ")


def test_one_database_for_complaints_and_their_keys_is_one_line(run, tmp_path):
    one = f"sqlite:///{tmp_path}/one.db"
    one_line(run("db", "upgrade", DATABASE_URL=one, KEYS_DATABASE_URL=one), "KEYS_DATABASE_URL", "one of their own")
    assert not (tmp_path / "one.db").exists()


def test_the_doctor_looks_at_the_keys_too(run):
    assert "empty" in keys_line(run("doctor"))
    assert run("db", "upgrade").returncode == 0
    assert "revision" in keys_line(run("doctor"))
    assert keys_line(run("doctor", KEYS_DATABASE_URL="sqlite:///data/wegwijzer.db")).startswith("broken")


def keys_line(result):
    (line,) = [one for one in result.stdout.splitlines() if one.split()[1] == "keys"]
    return line


def test_a_newer_database_is_one_line(run, tmp_path):
    assert run("db", "upgrade").returncode == 0
    with sqlite3.connect(tmp_path / "data" / "wegwijzer.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999_of_the_future'")
    database.close()
    one_line(run("run", HTTP_PORT="18097"), "DATABASE_URL")


def test_a_file_that_is_no_database_is_one_line(run, tmp_path):
    (tmp_path / "notes.txt").write_text("this is no database, but quite long enough to be looked at as one\n" * 20)
    one_line(run("run", DATABASE_URL=f"sqlite:///{tmp_path}/notes.txt", HTTP_PORT="18096"), "DATABASE_URL")


def test_a_database_server_that_is_not_there_is_one_line_without_the_password(run):
    url = "postgresql://someone:КАНАРКА@127.0.0.1:1/nothing"
    result = run("run", DATABASE_URL=url, HTTP_PORT="18095")
    one_line(result, "DATABASE_URL")
    assert "КАНАРКА" not in result.stderr


def test_an_unknown_default_municipality_is_one_line(run):
    one_line(run("run", DEFAULT_MUNICIPALITY="atlantis", HTTP_PORT="18094"), "DEFAULT_MUNICIPALITY", "atlantis")


def test_help_answers_without_loading_the_model(run):
    begun = time.monotonic()
    result = run("--help")
    assert result.returncode == 0
    assert "routekaart" in result.stdout
    modules = run("nlu", "--help")
    assert modules.returncode == 0
    assert time.monotonic() - begun < 30


def test_the_chat_works_in_a_pipe(run):
    lines = "як записати дитину до школи?\n5\n1\n/facts\n"
    result = run("chat", "--language", "uk", text=lines)
    assert result.returncode == 0, result.stderr
    assert "Я програма, а не людина" in result.stdout
    assert "Скільки років дитині?" in result.stdout
    assert "[1]" in result.stdout
    assert "Що я пам’ятаю про цей чат" in result.stdout
    assert result.stderr == ""


def test_the_chat_takes_a_buttons_label_and_a_location(run):
    lines = "Waar kan ik hulp krijgen\nEen mens spreken\n"
    result = run("chat", "--language", "nl", "--location", "voorbeeldstad/de-linde", text=lines)
    assert result.returncode == 0, result.stderr
    assert "De Linde" in result.stdout
    assert "Voorbeeldstraat" in result.stdout


def test_the_chat_refuses_an_unknown_location(run):
    one_line(run("chat", "--location", "atlantis", text=""), "--location", "atlantis")


def test_routekaart_ask_gives_question_then_decision_with_path_and_sources(run):
    asked = run("routekaart", "ask", "school.enrol", "--language", "nl")
    assert asked.returncode == 0
    assert "child_age=age_5_11" in asked.stdout
    told = run(
        "routekaart", "ask", "school.enrol", "--fact", "child_age=age_5_11", "--fact", "school_place=no_place",
        "--municipality", "voorbeeldstad", "--location", "de-linde", "--on", "2026-11-22",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "path     rules" in told.stdout
    assert "source " in told.stdout
    assert "[municipality]" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("no.such",), "school.enrol"),
        (("school.enrol", "--fact", "child_age=old"), "age_5_11"),
        (("school.enrol", "--fact", "childage=age_4"), "child_age"),
        (("school.enrol", "--municipality", "atlantis"), "voorbeeldstad"),
    ],
)
def test_routekaart_ask_names_what_it_knows_when_asked_for_what_it_does_not(run, arguments, part):
    one_line(run("routekaart", "ask", *arguments), part)


def test_routekaart_check_is_sound_on_its_day_and_not_after_everything_has_run_out(run):
    assert run("routekaart", "check", "--on", "2026-11-22").returncode == 0
    late = run("routekaart", "check", "--on", "2031-01-01", "--json")
    assert late.returncode == 1
    problems = json.loads(late.stdout)
    assert {"path", "line", "column", "message"} == set(problems[0])


def test_nlu_parse_answers_a_json_object_per_line(run):
    result = run("nlu", "parse", text="я не можу знайти лікаря\nik heb ruzie over de huur van de maan\nгорить!!!\n\n")
    assert result.returncode == 0, result.stderr
    parsed = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(parsed) == 4
    for one in parsed:
        assert set(one) == {"text", "language", "intent", "confidence", "ranking", "action", "engine"}
    assert parsed[0]["intent"] == "healthcare.gp"
    assert (parsed[2]["intent"], parsed[2]["action"]) == ("emergency", "emergency")
    assert parsed[3]["action"] == "fallback"


def test_nlu_evaluate_names_a_bad_row(run, tmp_path):
    (tmp_path / "bad.tsv").write_text("lang\tintent\talso\ttext\nuk\tno.such\t\tтекст\n")
    one_line(run("nlu", "evaluate", "bad.tsv"), "bad.tsv:2", "no.such")
