"""Standard replies: enough of them, in both languages, and none that leaves a resident with a blank."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from content.documents import read_folder
from content.problem import ContentError
from issues.case import Kind
from issues.replies.filling import Unfilled, fill
from issues.replies.loader import DATA, load_replies, read_replies
from issues.replies.model import ENDING, ReplyAction, blanks_in
from tests.issues.complaints import read_intake

THEMES = frozenset(theme.id for theme in read_intake().themes)
FILLED = {"date": "2026-12-12", "time": "14:30", "place": "balie", "who": "Team wonen", "words": "een nieuwe ketel."}
CYRILLIC = re.compile(r"[А-Яа-яҐґЄєІіЇї]")


@pytest.fixture
def replies():
    return read_replies(THEMES)


def test_there_are_sixty_and_each_theme_has_some_for_every_action(replies):
    assert len(replies.replies) >= 60
    for theme in THEMES:
        for action in set(get_args(ReplyAction)) - {"extend"}:
            assert replies.offered(action, theme, "signal"), (theme, action)
    assert [one.id for one in replies.offered("extend", "money", "formal")] == ["extended"]


def test_the_themes_own_come_first(replies):
    offered = replies.offered("reply", "housing", "signal")
    assert offered[0].themes
    assert not offered[-1].themes


def test_every_reply_reads_whole_in_both_languages(replies):
    for reply in replies.replies:
        texts = fill(reply, FILLED)
        assert CYRILLIC.search(texts["uk"]), reply.id
        assert not CYRILLIC.search(texts["nl"]), reply.id
        for text in texts.values():
            assert not re.search(r"[{}]", text), reply.id
            assert ".." not in text, (reply.id, text)
            assert len(text) < 900, reply.id


def test_a_day_is_written_as_each_language_writes_it(replies):
    texts = fill(replies.reply("working_on_it"), FILLED)
    assert "12 december 2026" in texts["nl"]
    assert "12 грудня 2026" in texts["uk"]


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ({}, ("date",)),
        ({"date": "morgen"}, ("date",)),
        ({"date": "2026-02-30"}, ("date",)),
        ({"date": " "}, ("date",)),
    ],
)
def test_what_is_not_filled_in_is_said_and_nothing_is_sent(replies, typed, lacks):
    assert fill(replies.reply("working_on_it"), typed) == Unfilled(lacks)
    assert fill(replies.reply("done"), {"words": "x" * 701}) == Unfilled(("words",))


def test_braces_that_staff_type_are_words(replies):
    assert "{date}" in fill(replies.reply("done"), {"words": "zie {date}"})["nl"]


def test_an_ending_says_what_came_of_it_or_leaves_it_to_staff(replies):
    for reply in replies.replies:
        if set(reply.actions) <= ENDING:
            assert reply.outcome in replies.outcomes, reply.id


def test_none_promises_a_name_or_asks_for_one(replies):
    for reply in replies.replies:
        assert not re.search(r"\buw naam\b(?! (krijgen|hoeft)|  ?niet)", reply.text.nl), reply.id


GOOD = """
replies:
  - id: one
    actions: [reply]
    title: {nl: Eén, uk: Один}
    text: {nl: 'Tot {date}.', uk: 'До {date}.'}
"""
OUTCOMES = "outcomes:\n  mended: {nl: Gemaakt, uk: Полагоджено}\n"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("'До {date}.'", "'До дня.'"), "leaves open"),
        (("{date}", "{dag}"), "leaves open"),
        (("'До {date}.'", "'До {date.'"), ""),
        (("[reply]", "[replies]"), ""),
        (("    title", "    themes: [dragons]\n    title"), "no theme 'dragons'"),
        (("    title", "    outcome: flown\n    title"), "no such outcome: flown"),
        (("uk: Один", "xk: Один"), "uk"),
    ],
)
def test_what_is_written_wrong_is_named(change, says):
    with pytest.raises(ContentError) as caught:
        load_replies({"a.yaml": GOOD.replace(*change), "outcomes.yaml": OUTCOMES}, THEMES)
    assert says in str(caught.value.problems)


@pytest.mark.parametrize(
    ("files", "says"),
    [({"a.yaml": GOOD, "b.yaml": GOOD, "outcomes.yaml": OUTCOMES}, "two replies"), ({"a.yaml": GOOD}, "is missing")],
)
def test_two_with_one_id_and_no_outcomes_are_named(files, says):
    with pytest.raises(ContentError) as caught:
        load_replies(files, THEMES)
    assert says in str(caught.value.problems)


def test_the_shipped_files_are_what_is_read():
    assert load_replies(read_folder(DATA), THEMES) == read_replies(THEMES)
    assert all(blanks_in(one.text.uk) == one.blanks for one in read_replies(THEMES).replies)
    assert set(get_args(Kind)) >= {kind for one in read_replies(THEMES).replies for kind in one.kinds}
