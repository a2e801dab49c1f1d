"""`wegwijzer routekaart check`: every problem at once, sorted, and an exit code that says of which sort."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from content.documents import read_folder
from routekaart.loader import load_with_files
from tests.wegwijzer.maps import SOUND, TOWN, UNSOUND, write
from wegwijzer import telegram_fit
from wegwijzer.commands.routekaart import command
from wegwijzer.kaart import SHIPPED
from wegwijzer.kaart_folder import strict_checker

DAY = "2026-11-22"
"""On which the shipped map is checked everywhere; what runs out later is the command's to say."""


def check(*arguments):
    return CliRunner().invoke(command, ["check", "--on", DAY, *map(str, arguments)])


@pytest.fixture(scope="module")
def checker():
    """One for all commands here, so that the shipped map is gone through once."""
    return strict_checker()


@pytest.fixture(autouse=True)
def one_checker(checker, monkeypatch):
    monkeypatch.setattr("wegwijzer.kaart_folder.strict_checker", lambda: checker)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "own"


def test_the_shipped_map_is_sound_with_its_cases_its_complaints_and_its_messages():
    result = check()
    assert (result.exit_code, result.output) == (0, "sound: 51 topics, 1 municipalities\n")


def test_an_own_municipality_is_checked_over_the_shipped_map(folder):
    write(folder, SOUND)
    assert check("--over", folder).output == "sound: 51 topics, 2 municipalities\n"
    write(folder, UNSOUND)
    result = check("--over", folder)
    message = "nobody can dial 020-55555: is a digit missing, or one too many?"
    assert (result.exit_code, result.output) == (1, f"{TOWN}:6:12: {message}\n")
    assert check("--over", folder, "--municipality", "voorbeeldstad").exit_code == 0
    assert check("--over", folder, "--municipality", "echtstad").exit_code == 1


def test_a_municipality_that_is_none_is_named_with_those_that_are():
    result = check("--municipality", "atlantis")
    assert result.exit_code == 1
    assert "no municipality 'atlantis'; known: voorbeeldstad" in str(result.exception)


def test_problems_are_told_all_at_once_in_reading_order_and_as_json(folder):
    shutil.copytree(SHIPPED, folder)
    for path, old, new in (
        ("national/topics/docs.brp.yaml", "review_by: '2027", "review_by: '2024"),
        ("national/alarms.yaml", "uk: ", "uk: TODO "),
        ("national/contacts/safety.yaml", "phone: '0800-2000'", "phone: '0800-200'"),
    ):
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), "utf-8")
    told = check("--folder", folder)
    lines = told.output.splitlines()
    assert told.exit_code == 1
    assert [line.partition(":")[0] for line in lines] == [
        "national/alarms.yaml",
        "national/contacts/safety.yaml",
        "national/topics/docs.brp.yaml",
    ]
    as_json = check("--folder", folder, "--json")
    problems = json.loads(as_json.output)
    assert as_json.exit_code == 1
    assert [f"{one['path']}:{one['line']}:{one['column']}: {one['message']}" for one in problems] == lines


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_map_that_cannot_be_read_is_another_exit_code(folder, as_json):
    write(folder, "a:\tb\n")
    write(folder, "a: *b\n", "municipalities/other/municipality.yaml")
    result = check("--over", folder, *as_json)
    assert result.exit_code == 2
    assert TOWN in result.output
    assert "municipalities/other" in result.output
    assert "Traceback" not in result.output
    if as_json:
        assert {one["path"] for one in json.loads(result.stdout)} == {TOWN, "municipalities/other/municipality.yaml"}


def test_after_everything_has_run_out_the_map_is_no_longer_sound():
    result = CliRunner().invoke(command, ["check", "--on", "2031-01-01"])
    assert result.exit_code == 1
    assert "to be reviewed by" in result.output
    assert "which has passed on 2031-01-01" in result.output


def test_what_telegram_would_refuse_is_found_as_it_is_rendered(monkeypatch):
    loaded = load_with_files(read_folder(SHIPPED))
    assert telegram_fit.fit_problems(loaded, date(2026, 11, 22)) == []
    monkeypatch.setattr(telegram_fit, "MAX_MESSAGE", 1000)
    problems = telegram_fit.fit_problems(loaded, date(2026, 11, 22))
    assert {"national/alarms.yaml", "national/topics/complaint.procedure.yaml"} & {one.path for one in problems}
    assert all("characters in" in one.message for one in problems)
    monkeypatch.setattr(telegram_fit, "MAX_BUTTON", 10)
    assert any(
        "carries more than 10 bytes" in one.message for one in telegram_fit.fit_problems(loaded, date(2026, 11, 22))
    )
