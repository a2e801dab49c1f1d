"""Every kind of mistake at some places of the map, and what noticed it."""

from __future__ import annotations

import random
from collections import Counter

from tests.routekaart.sabotage.judge import SURVIVED

PLACES = 20

EXPLAINED = {
    "change_a_number_from_abroad": (
        "The ombudsman's number from abroad is not the 0800 number with +31, so that another number that exists cannot "
        "be told from it. Only the source knows; a named person checks numbers against it."
    ),
}
"""Kinds that may pass unnoticed somewhere, with why."""


def some(kind, places):
    """At most twenty places, by chance but the same each time."""
    found = list(places)
    return random.Random(f"sabotage {kind}").sample(found, min(PLACES, len(found)))


def tally(kind, changes, judge):
    """How often each verdict fell, and the changes that nothing noticed."""
    verdicts = Counter()
    unnoticed = []
    for change in some(kind, changes):
        verdict, _ = judge.says(change)
        verdicts[verdict] += 1
        if verdict == SURVIVED:
            unnoticed.append(change.what)
    return verdicts, unnoticed
