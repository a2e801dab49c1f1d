"""The page about what becomes of a case is as fresh as the rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from issues.case import State
from issues.states import RULES
from issues.states_page import states_page
from issues.steps import Action

PAGE = Path(__file__).parent.parent.parent / "docs" / "case-states.md"


def test_the_page_is_fresh():
    """Otherwise: `wegwijzer issues states > docs/case-states.md`, or `make states`."""
    assert PAGE.read_text(encoding="utf-8") == states_page()


def test_every_state_and_action_is_on_it():
    rows = set(re.findall(r"^\| `(\w+)` \|", states_page(), re.MULTILINE))
    assert rows >= {*get_args(State), *get_args(Action)}


def test_every_change_of_state_is_drawn_or_named_below():
    page = states_page()
    drawn = {
        (source, target, action)
        for source, target, actions in re.findall(r"^    (\w+) --> (\w+): (.+)$", page, re.MULTILINE)
        for action in actions.split(", ")
    }
    everywhere = re.findall(r"`(\w+)` → `(\w+)`", next(line for line in page.splitlines() if "Not drawn" in line))
    for action, rule in RULES.items():
        for source, target in rule.moves.items():
            assert source == target or (source, target, action) in drawn or (action, target) in everywhere
    assert ("question", "in_hand", "answer") in drawn
    assert len(drawn) > 15
