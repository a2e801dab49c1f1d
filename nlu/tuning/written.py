"""Writes what was learned as ``nlu/data/tuned-layers.bin``: layers that changed and heads, nothing of the wheel's."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlu.tuned_layers import MAGIC
from nlu.tuning.wheel_model import to_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nlu.sentences import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the layers were made from.

    ``base``: the wheel's model file, whose SHA-256 binds the layers to it. ``learned_from``: key of the messages.
    """

    base: bytes
    learned_from: str
    scale: float
    intents: tuple[str, ...]


def write_layers(path: Path, tensors: Mapping[str, Floats], origin: Origin) -> None:
    """The file that ``TunedLayers.read`` reads.

    ``tensors`` go by the wheel's names, and by ``head.<name>.w`` and ``.b``; layers' matrices onto the four-bit grid.
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
            "base": hashlib.sha256(origin.base).hexdigest(),
            "trained_on": origin.learned_from,
            "scale": origin.scale,
            "intents": origin.intents,
            "tensors": entries,
        }
    ).encode()
    path.write_bytes(MAGIC + struct.pack("<I", len(header)) + header + body)
