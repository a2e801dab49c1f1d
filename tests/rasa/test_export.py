"""The Rasa project that is written out: all of it, only ours, and in step with the embedded engine."""

import ast
from collections import Counter

import pytest
import yaml

from nlu.calibration import Calibration
from nlu.examples import Example, ExamplesError, read_examples
from nlu.intents import INTENTS
from nlu.rasa_project import MANIFEST, RASA_FOLDER, ProjectError, write_project


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    assert write_project(folder) == len(read_examples())
    return folder


def examples_in(folder):
    for path in sorted(folder.glob("data/*/*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                assert line.startswith("- ")
                yield block["intent"], line[2:]


def test_every_example_is_in_it_as_it_is(project):
    assert Counter(examples_in(project)) == Counter((one.intent, one.text) for one in read_examples())


def test_the_domain_names_our_intents(project):
    assert tuple(yaml.safe_load((project / "domain.yml").read_text())["intents"]) == INTENTS


def test_everything_its_code_imports_of_ours_is_in_it(project):
    """Whoever trains it has nothing of ours but this folder."""
    for path in project.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        hinted = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and id(node) not in hinted:
                name = (node.module or "").replace(".", "/")
                if name.split("/")[0] in {"nlu", "language"}:
                    assert (project / f"{name}.py").exists() or (project / name / "__init__.py").exists(), (path, name)


def test_its_fallback_is_where_the_embedded_engine_stops_answering():
    [fallback] = [one for one in pipeline("config.yml") if one["name"] == "FallbackClassifier"]
    assert fallback["threshold"] == Calibration.read().thresholds.answer


def pipeline(name):
    return yaml.safe_load((RASA_FOLDER / name).read_text(encoding="utf-8"))["pipeline"]


@pytest.mark.parametrize("name", ["compared/diet.yml", "compared/diet-with-sentences.yml", "compared/regression.yml"])
def test_what_it_is_compared_with_ranks_all_intents_too(name):
    assert [one["ranking_length"] for one in pipeline(name) if one["name"].endswith("Classifier")] == [0]


def test_a_small_one_has_as_many_of_each_intent_and_always_the_same(tmp_path):
    assert write_project(tmp_path / "one", at_most=3) == 3 * len(INTENTS)
    write_project(tmp_path / "two", at_most=3)
    assert set(Counter(intent for intent, _ in examples_in(tmp_path / "one")).values()) == {3}
    assert list(examples_in(tmp_path / "one")) == list(examples_in(tmp_path / "two"))


def test_written_again_it_is_new_but_keeps_what_was_trained_there(tmp_path):
    write_project(tmp_path, at_most=3)
    model, old = tmp_path / "models" / "wegwijzer.tar.gz", tmp_path / "data" / "nl" / "old.yml"
    model.parent.mkdir()
    model.write_bytes(b"trained")
    old.write_text("- a theme that is no more")
    (tmp_path / MANIFEST).write_text((tmp_path / MANIFEST).read_text() + "data/nl/old.yml\n")
    write_project(tmp_path, at_most=3)
    assert model.read_bytes() == b"trained"
    assert not old.exists()


def test_a_folder_with_somebodys_files_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ProjectError, match="holds files that no export put there"):
        write_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_manifest_cannot_have_files_elsewhere_removed(tmp_path):
    outside = tmp_path / "letter.txt"
    outside.write_text("mine")
    write_project(tmp_path / "project", at_most=3)
    (tmp_path / "project" / MANIFEST).write_text("../letter.txt\n")
    write_project(tmp_path / "project", at_most=3)
    assert outside.read_text() == "mine"


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(ProjectError, match="taken: is not a folder"):
        write_project(tmp_path / "taken")


@pytest.mark.parametrize("text", ["waar is [de huisarts](place)", "waar is [x]{y}", "prijs ${HOME}"])
def test_what_rasa_would_read_as_markup_is_named_with_file_and_line(tmp_path, text):
    example = Example(text, "healthcare.gp", "nl", tmp_path / "healthcare.yml", 7)
    with pytest.raises(ExamplesError, match=r"healthcare.yml:7: Rasa would read"):
        write_project(tmp_path / "project", examples=[example])
