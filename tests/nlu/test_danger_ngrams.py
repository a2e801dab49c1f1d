"""The letters of a message as evidence of danger."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.danger_levels import find_mix
from nlu.danger_ngrams import DangerNgrams
from nlu.shipping import letters_key

DANGERS = ["він мене б'є", "чоловік б'є мене щодня", "б'є при дітях", "hij slaat mij", "hij slaat mij elke dag"]
HARMLESS = ["де школа", "як записати дитину до школи", "waar is de school", "ik zoek een school", "школа поруч"]


@pytest.fixture(scope="module")
def learned():
    return DangerNgrams.fit([*DANGERS, *HARMLESS], [True] * 5 + [False] * 5, "key")


def test_a_danger_never_seen_is_told_from_a_harmless_message(learned):
    assert learned.log_odds("батько б'є маму") > 0 > learned.log_odds("яка школа краща")


def test_latin_letters_are_read_in_cyrillic(learned):
    assert learned.log_odds("vin mene b'ye, bje shchodnya") > learned.log_odds("yak zapysaty do shkoly")


def test_no_known_letters_say_what_is_likelier_of_any_message(learned):
    assert learned.log_odds("") == learned.log_odds("qqq") == learned.bias


def test_what_is_kept_says_the_same(learned, tmp_path):
    learned.write(tmp_path / "letters.npz")
    again = DangerNgrams.read(tmp_path / "letters.npz")
    assert again.key == "key"
    for text in (*DANGERS, *HARMLESS):
        assert again.log_odds(text) == pytest.approx(learned.log_odds(text), abs=0.02)


def test_the_shipped_letters_belong_to_the_messages():
    assert DangerNgrams.read().key == letters_key()


def test_evidence_that_tells_more_counts_more():
    rng = np.random.default_rng(6)
    dangerous = rng.random(4000) < 0.4
    good, poor = rng.normal(dangerous * 3.0, 1), rng.normal(dangerous * 0.5, 1)
    sentence, letters, _ = find_mix(np.column_stack([good, poor]), dangerous.tolist())
    assert sentence > 2 * letters > 0
