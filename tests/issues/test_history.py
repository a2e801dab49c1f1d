"""The lines of a case's history: in every language, and for ever as they were shown."""

from __future__ import annotations

from hashlib import sha256

import pytest

from content.problem import ContentError
from issues.happening import EVENT_OF, WORDS_SHOWN
from issues.history.loader import SHIPPED, load_history, read_history
from issues.history.model import PLACES

HIDDEN = {"put_back", "noted", "raised", "lowered"}
"""What the resident does not see: who works on it when, notes of staff among themselves, and how bad they find it."""

SHOWN = {
    ("acknowledged", 1): "af6620e3",
    ("added", 1): "d3e1d641",
    ("answered", 1): "b94579d6",
    ("asked", 1): "aa301e95",
    ("closed", 1): "bcb5ea77",
    ("declined", 1): "f9ab7a97",
    ("destroyed", 1): "72e6d19c",
    ("extended", 1): "cd1f6d8d",
    ("language_wanted", 1): "372d257c",
    ("merged", 1): "664b6cb9",
    ("passed_on", 1): "93299945",
    ("received", 1): "b791ad55",
    ("redacted", 1): "db373ed6",
    ("reopened", 1): "d404f548",
    ("replied", 1): "4d6aa3bd",
    ("resolved", 1): "7b21de75",
    ("taken", 1): "e9d53e57",
    ("thanked", 1): "bcd197b5",
    ("theme_changed", 1): "afdc26e8",
    ("withdrawn", 1): "7c8fa54a",
}
"""What somebody may have read, by kind and version. Never change one: add a version to the file, and its line here."""


def digest(text):
    said = "\n".join(text.in_language(language) for language in ("uk", "nl", "en"))
    return sha256(said.encode()).hexdigest()[:8]


def test_what_was_shown_is_never_changed():
    lines = read_history().lines
    found = {(kind, one.since): digest(one.text) for kind, worded in lines.items() for one in worded}
    assert found == SHOWN


def test_every_event_is_shown_or_hidden_on_purpose():
    kinds = {"received", *EVENT_OF.values()}
    hidden = {kind for kind in kinds if not read_history().shows(kind)}
    assert hidden == HIDDEN
    assert set(read_history().lines) == kinds - HIDDEN
    assert kinds - HIDDEN > WORDS_SHOWN


@pytest.mark.parametrize("kind", sorted(read_history().lines))
@pytest.mark.parametrize("language", ["uk", "nl", "en"])
def test_every_line_can_be_filled_in(kind, language):
    line = read_history().line(kind, 1)
    said = line.in_language(language).format(**dict.fromkeys(PLACES.get(kind, ()), "X"))
    assert said.endswith(".")
    assert "{" not in said
    assert len(said) < 120


TWO = """
current: '3'
lines:
  closed:
    - since: '1'
      text: {uk: Закрито., nl: Gesloten.}
    - since: '3'
      text: {uk: Справу закрито., nl: De zaak is gesloten.}
"""


def test_a_new_wording_leaves_the_old_one_to_what_was_shown_before():
    texts = load_history(TWO)
    assert [texts.line("closed", version).nl for version in (1, 2, 3)] == [
        "Gesloten.",
        "Gesloten.",
        "De zaak is gesloten.",
    ]
    assert texts.current == 3


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("since: '3'", "since: '1'", "rises"),
        ("since: '3'", "since: '4'", "never passes"),
        ("since: '1'", "since: '2'", "begins at 1"),
        ("since: '1'", "since: nul", "5:14: .*integer"),
        ("Gesloten.", "'Gesloten op {date}.'", "in nl it must leave open nothing"),
        ("nl: Gesloten.", "en: Closed.", "nl"),
        ("closed:", "received:", "it must leave open"),
    ],
)
def test_what_is_not_right_in_the_file_is_said(before, after, problem):
    assert before in TWO
    with pytest.raises(ContentError, match=problem):
        load_history(TWO.replace(before, after, 1))


def test_the_file_says_how_it_may_be_changed():
    assert "never change one" in SHIPPED.read_text("utf-8")
