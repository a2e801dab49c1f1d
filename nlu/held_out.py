"""Which examples the sentence model never learns from: on them the mix of voices and the thresholds are found."""

from __future__ import annotations

import hashlib

ONE_IN = 10
"""Of so many examples one is kept for measuring."""


def is_held_out(text: str) -> bool:
    """Whether an example is kept for measuring; by its text alone, so that adding others does not change it."""
    return hashlib.blake2b(text.encode(), digest_size=4).digest()[0] % ONE_IN == 0
