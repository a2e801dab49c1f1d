"""The map that comes with the program is sound."""

from __future__ import annotations

from datetime import date

from nlu.intents import DANGER, INTENTS, OUT_OF_SCOPE
from routekaart.check import check
from routekaart.documents import CONTENT, read_folder
from routekaart.loader import load_with_files

MADE_ON = date(2026, 11, 22)
"""A fixed day, so that the content does not turn red by itself; what runs out later is the checker's to say."""

ASKED_FOR = [intent for intent in INTENTS if intent != OUT_OF_SCOPE and not intent.startswith("meta.")]
"""Greetings, settings and what is out of scope are the dialogue's own."""


def test_the_map_loads_and_is_sound():
    loaded = load_with_files(read_folder(CONTENT))
    assert [str(problem) for problem in check(loaded, on=MADE_ON, intents=ASKED_FOR)] == []


def test_every_danger_has_a_topic():
    topics = load_with_files(read_folder(CONTENT)).kaart.topics
    assert set(DANGER) <= set(topics)
