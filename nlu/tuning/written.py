"""Writes what was learned as ``nlu/data/tuned-layers.bin``: the layers that changed and the heads, nothing of the wheel's."""

from __future__ import annotations

import hashlib
import json
import struct
from typing import TYPE_CHECKING

import numpy as np

from nlu.tuned_layers import MAGIC
from nlu.tuning.wheel_model import to_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nlu.sentences import Floats


def write_layers(
    path: Path, tensors: Mapping[str, Floats], *, base: bytes, learned_from: str, scale: float, intents: tuple[str, ...]
) -> None:
    """The file that ``TunedLayers.read`` reads.

    Args:
        tensors: By the wheel's names, and ``head.<name>.w`` and ``.b``. Layers' matrices go onto the four-bit grid.
        base: The wheel's model file, whose SHA-256 binds the layers to it.
        learned_from: Key of the messages.
    """
    entries: dict[str, tuple[int, tuple[int, ...], int, int]] = {}
    body = bytearray()
    for name, values in tensors.items():
        on_grid = values.ndim > 1 and not name.startswith("head.")
        data = to_blocks(values) if on_grid else np.ascontiguousarray(values, np.float32).tobytes()
        entries[name] = (int(on_grid), values.shape, len(body), len(data))
        body += data
    header = json.dumps(
        {
            "base": hashlib.sha256(base).hexdigest(),
            "trained_on": learned_from,
            "scale": scale,
            "intents": intents,
            "tensors": entries,
        }
    ).encode()
    path.write_bytes(MAGIC + struct.pack("<I", len(header)) + header + body)
