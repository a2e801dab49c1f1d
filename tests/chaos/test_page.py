"""docs/reliability.md: of a whole run on both databases, without a broken promise, and in the words of today."""

from __future__ import annotations

import re

import pytest

from tests.chaos.__main__ import PAGE
from tests.chaos.drive import FULL
from tests.chaos.report import DATABASES, ROWS, WORDS

DRAWN = {"day": r"\d{1,2} [A-Z][a-z]+ 20\d\d", "seed": r"\d+", "table": r"(?P<table>(?:\|.*\n)+\|.*)"}


def pattern():
    """The template, with what a run fills in left open."""
    pieces = re.split(r"\$(\w+)", WORDS.read_text(encoding="utf-8"))
    words, names = pieces[::2], pieces[1::2]
    drawn = [DRAWN[name] for name in names]
    whole = [re.escape(one) for one in words]
    return "".join(one + more for one, more in zip(whole, [*drawn, ""], strict=True))


@pytest.fixture(scope="module")
def table():
    """By row: a figure for each database."""
    found = re.fullmatch(pattern(), PAGE.read_text(encoding="utf-8"))
    assert found, "the page's words are not those of tests/chaos/reliability.md.in: make chaos writes it"
    head, _, *rows = [line.strip("| \n").split(" | ") for line in found["table"].splitlines()]
    assert head == list(DATABASES.values())
    return {name: [float(one.strip("*").replace(",", "")) for one in figures] for name, *figures in rows}


def test_it_has_every_figure_for_both_databases(table):
    assert list(table) == [name for name, _ in ROWS]
    assert all(len(figures) == len(DATABASES) for figures in table.values())


def test_it_is_of_a_whole_run(table):
    assert table["complaints filed, each shown a receipt"] == [FULL.filings] * 2
    assert table["steps of staff that residents hear of"] == [FULL.replies] * 2
    kills = [figures for name, figures in table.items() if name.startswith(("kills", "…")) and "outbox" not in name]
    assert min(map(sum, zip(*kills, strict=True))) >= 50
    troubles = [figures for name, figures in table.items() if name.startswith(("Telegram", "connection", "no answer"))]
    assert len(troubles) == 4
    assert min(map(min, troubles)) > 0


def test_no_promise_was_broken(table):
    assert table["**acknowledged and lost**"] == [0, 0]
    assert table["**stored twice**"] == [0, 0]
    assert table["**keys, addresses, photos or files left over**"] == [0, 0]
    assert table["other broken promises"] == [0, 0]
    assert all(
        came <= counted
        for came, counted in zip(
            table["notices that came twice"], table["… times that the outbox counted it as possible"], strict=True
        )
    )
