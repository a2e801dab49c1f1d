"""Sentences are told apart as a reader would, and the map keeps them short."""

from __future__ import annotations

import pytest

from routekaart.readability import readability, sentences_of
from wegwijzer.kaart import load_shipped

KAART = load_shipped().kaart


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Телефонуйте 112. Скажіть, де ви.", 2),
        ("Kom op maandag van 9.00 tot 12.00 uur.", 1),
        ("Is er geen plek? Bel de gemeente!", 2),
        ("Запитайте «Чому?» і запишіть.", 1),
    ],
)
def test_sentences_end_where_a_reader_stops(text, sentences):
    assert len(sentences_of(text)) == sentences


@pytest.mark.parametrize("language", ["uk", "nl"])
def test_the_map_reads_easily(language):
    """Plain language has fifteen words a sentence at most on average; long ones are few, and listed."""
    found = readability(KAART, language)
    assert found.sentences > 2000
    assert found.mean < 11
    assert len(found.long) < 0.01 * found.sentences
