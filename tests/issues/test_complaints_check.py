"""One check for all files about complaints."""

from __future__ import annotations

import pytest

import issues.intake.loader
import issues.offices.loader
import issues.routing.loader
from content.documents import read_folder
from content.problem import ContentError, Problem
from issues.check import check_complaints


@pytest.fixture
def rules_file(tmp_path, monkeypatch):
    """A copy of the rules, read in place of the shipped ones."""
    copy = tmp_path / "rules.yaml"
    copy.write_text(issues.routing.loader.SHIPPED.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(issues.routing.loader, "SHIPPED", copy)
    return copy


@pytest.fixture
def offices_folder(tmp_path, monkeypatch):
    """A copy of the offices, read in place of the shipped ones."""
    for path, text in read_folder(issues.offices.loader.SHIPPED).items():
        copy = tmp_path / "offices" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, "utf-8")
    monkeypatch.setattr(issues.offices.loader, "SHIPPED", tmp_path / "offices")
    return tmp_path / "offices"


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_what_ships_is_sound():
    assert check_complaints() == []


def test_a_fault_in_the_rules_is_named_with_its_path_from_the_repository(rules_file):
    change(rules_file, "theme: [staff]", "theme: [stuff]")
    (problem,) = check_complaints()
    assert str(problem).startswith("issues/routing/rules.yaml:")
    assert "the intake has no theme 'stuff'" in problem.message


def test_a_fault_in_the_offices_is_named_though_the_rules_are_at_fault_too(rules_file, offices_folder):
    change(rules_file, "theme: [staff]", "theme: [stuff]")
    change(offices_folder / "elsewhere.yaml", "town_hall", "location_desk")
    assert [one.path for one in check_complaints()] == [
        "issues/offices/data/elsewhere.yaml",
        "issues/routing/rules.yaml",
    ]


def test_files_that_cannot_be_read_are_all_reported(rules_file, offices_folder, monkeypatch):
    def unreadable():
        raise ContentError([Problem("questions.yaml", 3, 5, "no")])

    monkeypatch.setattr("issues.check.read_intake", unreadable)
    change(rules_file, "queue: hosts", "queue: host")
    change(offices_folder / "elsewhere.yaml", "up:", "down:")
    paths = {one.path for one in check_complaints()}
    assert paths == {
        "issues/intake/data/questions.yaml",
        "issues/offices/data/elsewhere.yaml",
        "issues/routing/rules.yaml",
    }
