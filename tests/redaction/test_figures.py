"""How much of the labelled complaints is found. A frozen half is read by this count alone; its totals are printed by

    python -m tests.redaction.labelled third_frozen

Targets: formats 0.98, names 0.92, clean texts touched 3 %. Where a frozen half does not reach one, the gate stands just
under what it reaches, so that it cannot fall; decision 20 has the figures and says how often each was looked at.
"""

from __future__ import annotations

import pytest

from tests.redaction.labelled import counted

GATES = {
    "open": (0.98, 0.98, 0.02),
    "frozen": (0.98, 0.95, 0.07),
    "second_open": (0.98, 0.96, 0.02),
    "second_frozen": (0.97, 0.95, 0.03),
    "third_open": (0.98, 0.98, 0.02),
    "third_frozen": (0.94, 0.94, 0.07),
    "fourth_frozen": (0.98, 0.92, 0.03),
}
"""Recall of formats, recall of names, share of clean texts touched."""


@pytest.mark.parametrize("half", GATES)
def test_enough_is_found_and_little_else(half):
    figures = counted(half)
    formats, names, touched = GATES[half]
    assert figures.recall(names=False) >= formats
    assert figures.recall(names=True) >= names
    assert figures.touched() <= touched
