from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from language import in_own_script
from nlu import embedded
from nlu.embedded import FILE_NAME
from nlu.examples import Example
from nlu.sentences import E5Encoder, sentence_of
from nlu.training import examples_key, fit, training_key
from nlu.voices import Mix, Voices, mixed
from nlu.weights import Weights

TEXTS = [
    *["болить зуб", "зуб мудрості болить", "потрібен стоматолог", "стоматолог для дитини"],
    *["шукаю роботу", "де знайти роботу", "робота на складі", "потрібна робота"],
    *["записати дитину в школу", "яка школа поруч", "школа для сина", "дочка хоче в школу"],
]
INTENTS = ["healthcare.dentist"] * 4 + ["work.find"] * 4 + ["school.enrol"] * 4


@pytest.fixture
def weights(encoder):
    return fit(TEXTS, INTENTS, encoder([sentence_of(text) for text in TEXTS]), key="made for tests")


def example(text, intent="work.find", line=1):
    return Example(text, intent, "uk", Path("uk/work.yml"), line)


def best(weights, encoder, text, mix):
    heard = Voices(weights).hear([in_own_script(text)], encoder([sentence_of(text)]))
    return weights.intents[mixed(heard, mix)[0].argmax()]


@pytest.mark.parametrize("mix", [Mix(1, 0, 0), Mix(0, 1, 0), Mix(0, 0, 1), Mix(0.5, 3, 0.5)])
def test_every_voice_alone_and_all_together_tell_intents_apart(weights, encoder, mix):
    assert best(weights, encoder, "болить зуб, стоматолог", mix) == "healthcare.dentist"
    assert best(weights, encoder, "робота на складі", mix) == "work.find"


def test_an_example_is_its_own_nearest_neighbour(weights, encoder):
    heard = Voices(weights).hear(["шукаю роботу"], encoder([sentence_of("шукаю роботу")]))
    assert weights.intents[heard[2, 0].argmax()] == "work.find"
    assert np.allclose(np.exp(heard).sum(axis=2)[[0, 2]], 1)


def test_the_same_examples_give_the_same_weights(weights, encoder):
    again = fit(TEXTS, INTENTS, encoder([sentence_of(text) for text in TEXTS]))
    assert np.array_equal(weights.of_ngrams, again.of_ngrams)
    assert np.array_equal(weights.of_sentence, again.of_sentence)


def test_inference_without_scikit_learn_gives_what_its_models_give(encoder):
    """Both are rewritten as plain arrays; compare with scikit-learn on the same features."""
    features = encoder([sentence_of(text) for text in TEXTS])
    kept = {}

    def remembering(kind):
        class Remembering(kind):
            def fit(self, features, labels):
                kept[kind] = (super().fit(features, labels), features)
                return self

        return Remembering

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sklearn.linear_model.LogisticRegression", remembering(LogisticRegression))
        patch.setattr("sklearn.svm.LinearSVC", remembering(LinearSVC))
        weights = fit(TEXTS, INTENTS, features)
    heard = Voices(weights).hear([in_own_script(text) for text in TEXTS], features)
    model, seen = kept[LogisticRegression]
    assert np.allclose(heard[0], model.predict_log_proba(seen), atol=1e-4)
    model, seen = kept[LinearSVC]
    assert np.allclose(heard[1], model.decision_function(seen), atol=1e-4)


def test_mixed_voices_sum_to_one_and_a_heavier_voice_is_surer():
    voices = np.array([[[1.0, 2.0, 0.0], [700.0, -700.0, 0.0]]])
    soft, sharp = mixed(voices.repeat(3, 0), Mix(0.5, 0, 0)), mixed(voices.repeat(3, 0), Mix(2, 0, 0))
    assert np.allclose(soft.sum(axis=1), 1)
    assert sharp[0, 1] > soft[0, 1] > 1 / 3


def test_weights_survive_saving_and_loading(weights, tmp_path):
    weights.save(tmp_path / "new", FILE_NAME)
    read = Weights.load(tmp_path / "new", FILE_NAME, "made for tests")
    assert read.terms.tolist() == weights.terms.tolist()
    assert np.array_equal(read.of_ngrams, weights.of_ngrams)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE_NAME]


def test_weights_of_other_examples_are_not_used(weights, tmp_path):
    weights.save(tmp_path, FILE_NAME)
    assert Weights.load(tmp_path, FILE_NAME, "another key") is None
    assert Weights.load(tmp_path / "nowhere", FILE_NAME, "made for tests") is None


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04 half a file", b"not a file of ours at all"])
def test_a_broken_file_means_training_again(broken, tmp_path):
    (tmp_path / FILE_NAME).write_bytes(broken)
    assert Weights.load(tmp_path, FILE_NAME, "made for tests") is None


def test_the_key_changes_with_examples_and_libraries_but_not_with_their_order(monkeypatch):
    one, other = example("шукаю роботу"), example("де знайти роботу", line=2)
    key = examples_key([one, other])
    assert examples_key([other, one]) == key
    assert examples_key([one]) != key
    assert examples_key([one, example("де знайти роботу", "work.rights")]) != key
    trained = training_key(key)
    assert training_key(examples_key([one])) != trained
    monkeypatch.setattr("nlu.training.version", lambda name: "0.0.0")
    assert training_key(key) != trained


def test_the_second_start_does_not_train(model_folder, monkeypatch):
    monkeypatch.setattr(embedded, "fit", None)
    assert embedded.load(model_folder, E5Encoder()).name == "embedded"


def test_an_editors_new_examples_are_computed_and_learned(tmp_path, monkeypatch):
    """Not in the shipped features: the start takes a little longer and knows them afterwards."""
    new = ["глюмбурк фірдітирлі", "мій глюмбурк", "де глюмбурк", "глюмбурк зламався", "про глюмбурк", "глюмбурк ваш"]
    mine = [*embedded.read_examples(), *(example(text, "housing.absence") for text in new)]
    monkeypatch.setattr(embedded, "read_examples", lambda: mine)
    engine = embedded.load(tmp_path, E5Encoder())
    assert engine.parse("а глюмбурк?", "uk").intent == "housing.absence"
    assert (tmp_path / FILE_NAME).exists()
