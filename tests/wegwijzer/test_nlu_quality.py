"""The commands of `wegwijzer nlu` that look at quality, with what they ask of the room put in its place."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import nlu.floors
import nlu.inspection
from nlu.examples import EXAMPLES_FOLDER, Problem
from nlu.floors import Figure
from nlu.lint import Lint
from nlu.parse import Parse, Ranked
from wegwijzer.commands import nlu_quality
from wegwijzer.commands.nlu import command
from wegwijzer.problem import OperatorProblem


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command on a data folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WEGWIJZER_DATA", str(tmp_path / "data"))

    def call(*arguments):
        return CliRunner().invoke(command, arguments)

    return call


class Understood:
    """Hears the same in everything."""

    def parse(self, text):
        return Parse(
            text=text,
            language="uk",
            intent="work.find",
            confidence=0.9,
            ranking=(Ranked("work.find", 0.9),),
            action="answer",
            engine="embedded",
        )


@pytest.fixture
def understood(monkeypatch):
    for module in (nlu_quality, sys.modules["wegwijzer.commands.nlu"]):
        monkeypatch.setattr(module, "read_understanding", Understood)


@pytest.mark.parametrize(("problems", "code"), [((), 0), ((Problem(EXAMPLES_FOLDER / "uk/work.yml", 3, "twin"),), 1)])
def test_lint_fails_when_there_are_problems(run, monkeypatch, problems, code):
    asked = {}

    def lint(folder, progress, *, quick, plain):
        asked.update(quick=quick, plain=plain)
        return Lint(60, problems, (), 0)

    monkeypatch.setattr(nlu.inspection, "lint_examples", lint)
    result = run("lint", "--quick")
    assert (result.exit_code, asked) == (code, {"quick": True, "plain": False})
    assert ("nlu/examples/uk/work.yml:3: twin" in result.stdout) == bool(problems)
    assert result.stdout.endswith("problems: 60 examples\n" if problems else "sound: 60 examples\n")


def test_explain_prints_what_it_is_told(run, monkeypatch):
    monkeypatch.setattr(nlu.inspection, "explain_message", lambda text, folder, progress: f"because of {text}")
    assert run("explain", "болить зуб").stdout == "because of болить зуб\n"


@pytest.fixture
def floors(tmp_path, monkeypatch):
    """A file of floors, and the figures of today."""
    path = tmp_path / "floors.json"
    for name in ("read_floors", "write_floors"):
        monkeypatch.setattr(getattr(nlu.floors, name), "__defaults__", (path,))
    path.write_text(json.dumps({"a.tsv": {"recall": 0.9}}), encoding="utf-8")
    return path


def measured(monkeypatch, recall):
    monkeypatch.setattr(
        nlu.inspection, "guarded_figures", lambda parse, progress: {"a.tsv": {"recall": Figure(recall, 100)}}
    )


def test_the_gate_fails_below_the_floor(run, monkeypatch, floors, understood):
    measured(monkeypatch, 0.8)
    result = run("gate")
    assert result.exit_code == 1
    assert result.stdout == "a.tsv: recall is 0.800, the floor is 0.900: 10 of 100 messages\n"


def test_the_gate_stands_at_the_floor_and_leaves_it(run, monkeypatch, floors, understood):
    measured(monkeypatch, 0.95)
    result = run("gate")
    assert (result.exit_code, result.stdout) == (0, "nothing is understood worse than it was\n")
    assert json.loads(floors.read_text())["a.tsv"]["recall"] == 0.9


def test_renewing_shows_and_writes_the_figures_of_today(run, monkeypatch, floors, understood):
    measured(monkeypatch, 0.95)
    assert run("gate", "--renew").stdout == "a.tsv: recall 0.900 -> 0.950\n"
    assert json.loads(floors.read_text())["a.tsv"]["recall"] == 0.95


def test_the_first_floors_need_none_before_them(run, monkeypatch, floors, understood):
    measured(monkeypatch, 0.95)
    floors.unlink()
    assert isinstance(run("gate").exception, OperatorProblem)
    assert run("gate", "--renew").stdout == "a.tsv: recall none -> 0.950\n"
    assert run("gate").exit_code == 0


@pytest.fixture
def frozen(tmp_path):
    path = tmp_path / "set.tsv"
    path.write_text("lang\tintent\talso\ttext\nuk\twork.find\t\tшукаю роботу\nnl\tdocs.brp\t\tBSN?\n", encoding="utf-8")
    return str(path)


def test_evaluate_prints_json_that_can_be_read(run, understood, frozen):
    data = json.loads(run("evaluate", frozen, "--json").stdout)
    assert data["figures"]["accuracy"] == 0.5


def test_evaluate_writes_a_page_beside_the_text(run, understood, frozen):
    result = run("evaluate", frozen, "--html", "page.html")
    assert "accuracy           0.500" in result.stdout
    assert result.stderr == "wrote page.html\n"
    assert "<h1>How well set.tsv is understood</h1>" in Path("page.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told_before_the_work(run, monkeypatch, frozen):
    monkeypatch.setattr(sys.modules["wegwijzer.commands.nlu"], "read_understanding", lambda: pytest.fail("worked"))
    problem = run("evaluate", frozen, "--html", "nowhere/page.html").exception
    assert str(problem) == "nowhere/page.html: no such folder"


def test_a_page_in_the_place_of_a_folder_is_told(run, understood, frozen):
    Path("page.html").mkdir()
    assert run("evaluate", frozen, "--html", "page.html").exit_code == 2
