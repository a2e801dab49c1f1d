import numpy as np
import pytest

from nlu.sentences import DIMENSIONS, MAX_CHARS, E5Encoder, SentenceStore, sentence_of


def silent(_):
    """No progress wanted."""


@pytest.fixture
def features():
    rows = np.random.default_rng(1).normal(size=(3, DIMENSIONS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_what_goes_into_the_store_comes_out_nearly_the_same(features):
    store = SentenceStore.of(["a", "b", "c"], features)
    assert np.abs(store["b"] - features[1]).max() <= store.scales.max() / 2 + 1e-6
    assert store["b"] @ features[1] > 0.9999


def test_a_store_survives_writing_and_reading_without_pickles(features, tmp_path):
    SentenceStore.of(["a", "b", "c"], features).write(tmp_path / "new" / "sentences.npz")
    with np.load(tmp_path / "new" / "sentences.npz", allow_pickle=False) as stored:
        assert set(stored.files) == {"keys", "codes", "scales", "model"}
    read = SentenceStore.read(tmp_path / "new" / "sentences.npz")
    assert "c" in read
    assert "d" not in read
    assert np.array_equal(read["a"], SentenceStore.of(["a"], features[:1])["a"])


def test_only_sentences_that_are_missing_are_computed_and_the_order_is_kept(features, encoder):
    store = SentenceStore.of(["a", "b"], features[:2])
    rows = store.features(["new one", "b", "new one", "a"], encoder, silent)
    assert encoder.asked == ["new one"]
    assert np.array_equal(rows[1], store["b"])
    assert np.array_equal(rows[3], store["a"])
    assert np.array_equal(rows[0], rows[2])


def test_without_a_file_everything_is_computed(tmp_path, encoder):
    rows = SentenceStore.read(tmp_path / "none.npz").features(["a", "b"], encoder, silent)
    assert rows.shape == (2, DIMENSIONS)
    assert encoder.asked == ["a", "b"]


def test_no_sentences_no_rows(encoder):
    assert SentenceStore.empty().features([], encoder, silent).shape == (0, DIMENSIONS)
    assert E5Encoder()([]).shape == (0, DIMENSIONS)


def test_progress_is_told_when_it_takes_long(encoder):
    told = []
    SentenceStore.empty().features([f"sentence {n}" for n in range(100)], encoder, told.append)
    assert told == ["sentence features 0 of 100", "sentence features 64 of 100"]


def test_the_model_reads_transliteration_in_cyrillic_and_nothing_after_nul_is_lost():
    assert sentence_of("hochu podaty skargu") == "хочу подати скаргу"
    assert sentence_of("Де\0школа?") == "Де школа?"
    assert len(sentence_of("слово " * 1000)) == MAX_CHARS


def test_the_real_model_puts_a_question_near_its_translation():
    uk, nl, other = E5Encoder()(["болить зуб, де стоматолог", "kiespijn, waar is een tandarts", "моя машина зламалась"])
    assert uk.shape == (DIMENSIONS,)
    assert uk @ nl > uk @ other
