"""A content file is read strictly, and each refusal points at what to mend."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.problem import ContentError
from routekaart.loader import load

TOPIC = "national/topics/school.enrol.yaml"
BOOLEAN = "{0} without quotes can be read as {1}: write '{0}' in quotes, or {1} if that is meant"
NUMBER = "{0} is read as a number: write it in quotes, '{0}'"
NOTHING = "nothing is written here: write a value, or leave the key out; inside { } a text with a comma needs quotes"

TRAPS = [
    *[(word, BOOLEAN.format(word, "true")) for word in ("yes", "Yes", "YES", "on", "On", "y", "Y")],
    *[(word, BOOLEAN.format(word, "false")) for word in ("no", "No", "NO", "off", "OFF", "n", "N")],
    ("True", "True has capitals: write true, or 'True' in quotes if the word is meant"),
    ("FALSE", "FALSE has capitals: write false, or 'FALSE' in quotes if the word is meant"),
    ("null", "null is read as nothing at all: leave the key out, or write 'null' in quotes if the text is meant"),
    ("~", "~ is read as nothing at all: leave the key out, or write '~' in quotes if the text is meant"),
    (
        "0800",
        "0800 starts with 0 and can be read as another number: write '0800' in quotes; probably a phone number",
    ),
    ("1_000", "1_000 is read as the number 1000: write '1_000' in quotes"),
    ("1:30", "1:30 is read as a number counted in sixties: write '1:30' in quotes; probably a time or a ratio"),
    *[(number, NUMBER.format(number)) for number in ("112", "0", "-5", "+31", "0x1F", "0o17", "0b1")],
    *[(number, NUMBER.format(number)) for number in ("1.5", "1.", ".5", "1e3", "6.02E+23", ".inf", "-.INF", ".nan")],
    ("2026-11-22", "2026-11-22 is read as a date: write '2026-11-22' in quotes"),
    ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z is read as a date: write '2026-11-22T10:00:00Z' in quotes"),
    ("<<", "<< has a meaning of its own in YAML: write '<<' in quotes"),
    ("=", "= has a meaning of its own in YAML: write '=' in quotes"),
]


@pytest.mark.parametrize(("written", "message"), TRAPS)
def test_a_plain_word_that_yaml_may_misread_is_reported_once_with_what_was_meant(draft, written, message):
    draft.edit(TOPIC, "nl: Nog geen tijd.}", f"nl: §{written}}}")
    assert draft.problems() == [f"{draft.mark}: {message}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("nl: Nog geen tijd.}", "nl:§ }"), ("nl: Nog geen tijd.}", "nl: Ja, of nee§}"), ("owner: education", "owner:§")],
)
def test_a_key_with_nothing_after_it_is_reported(draft, old, new):
    draft.edit(TOPIC, old, new)
    assert draft.problems() == [f"{draft.mark}: {NOTHING}"]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("written", [written for written, _ in TRAPS])
def test_the_same_word_in_quotes_is_a_text(draft, written, quote):
    draft.edit(TOPIC, "nl: Nog geen tijd.}", f"nl: {quote}{written}{quote}}}")
    assert draft.problems() == []


@pytest.mark.parametrize(
    "written",
    ["0800-0113", "+31 34 357 88 44", "24/7", "nooit", "Yes!", "1 kind", "2026-11", "v1.5", "09:00-17:00", "..."],
)
def test_a_plain_text_that_only_looks_like_a_trap_needs_no_quotes(draft, written):
    draft.edit(TOPIC, "nl: Nog geen tijd.}", f"nl: {written}}}")
    assert draft.problems() == []


def test_true_and_false_are_the_only_plain_words_with_a_meaning(draft):
    draft.edit("national/topics/emergency.yaml", "urgent: true", "urgent: false")
    assert draft.problems() == []


def test_a_trap_is_reported_alone_where_another_type_is_wanted(draft):
    draft.edit("national/topics/emergency.yaml", "urgent: true", "urgent: §yes")
    assert draft.problems() == [f"{draft.mark}: {BOOLEAN.format('yes', 'true')}"]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("no", BOOLEAN.format("no", "false")),
        ("true", "true means yes or no, not the word: write 'true' in quotes"),
        ("112", NUMBER.format("112")),
    ],
)
def test_a_key_is_read_as_strictly_as_a_value(draft, key, message):
    draft.edit("national/sources/all.yaml", "  lowan:", f"  §{key}: {{}}\n  lowan:")
    assert f"{draft.mark}: {message}" in draft.problems()


REFUSED = [
    ("    valid_until: '2026-12-31'", "    §sources: [lowan]", "key 'sources' is here twice, first in line 17"),
    ("nl: Nog geen tijd.", "nl: §&wait Nog geen tijd.", "an anchor (&wait): leave it out, aliases are not read"),
    ("nl: Nog geen tijd.", "nl: §*wait", "an alias (*wait): write the text out again"),
    ("nl: Nog", "nl: §!!str Nog", "a tag (tag:yaml.org,2002:str): leave it out, and write a text in quotes"),
    ("nl: Nog", "nl: §!own Nog", "a tag (!own): leave it out, and write a text in quotes"),
    ("    confidence: high\n", "§\tconfidence: high\n", "a tab: use spaces"),
    ("owner: education", "owner: education§: school", "a ':' inside a text: put the whole text in quotes"),
    ("owner: education", "owner: §@education", "a text cannot start with this sign: put the whole text in quotes"),
    (
        "owner: education",
        "owner: 'edu' §cation",
        "this does not fit the lines above: look at the indentation, or for a quote closed early",
    ),
    (
        "nl: Nog geen tijd.",
        "nl: Hoe oud§?, en wie?",
        "inside { } and [ ] a text with a sign such as , ? : needs quotes, and what opens must close",
    ),
    (
        "owner: education",
        "owner: education\n§---\nowner: x",
        "a second document starts here ('---'): one file holds one",
    ),
    ("owner: education", "? §[a]\n: b", "a key must be a plain word"),
    ("owner: education", "owner: educa§\x07tion", "a character that nobody sees (U+0007): take it out"),
    ("owner: education", "owner: §" + "[" * 50 + "]" * 50, "nested more than 20 deep"),
]


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_what_is_not_strict_yaml_is_reported_where_it_stands(draft, old, new, message):
    draft.edit(TOPIC, old, new)
    depth = 20 if "nested" in message else 0  # the mark stands at the first bracket, the problem at the last that fits
    path, line, column = draft.mark.split(":")
    assert draft.problems() == [f"{path}:{line}:{int(column) + depth}: {message}"]


@pytest.mark.parametrize("text", ["", "# later\n"])
def test_an_empty_file_is_reported(draft, text):
    draft.write("national/contacts/later.yaml", text)
    assert draft.problems() == ["national/contacts/later.yaml:1:1: the file is empty"]


def test_the_second_value_of_a_repeated_key_is_searched_for_problems_too(draft):
    draft.edit(TOPIC, "owner: education", "owner: education\nowner: §no")
    assert f"{draft.mark}: {BOOLEAN.format('no', 'false')}" in draft.problems()
    assert len(draft.problems()) == 2


def test_a_file_that_is_no_yaml_does_not_make_what_it_may_hold_missing_elsewhere(draft):
    draft.write("national/contacts/more.yaml", "contacts: §@\n")
    draft.edit(TOPIC, "contacts: [leerplicht, location_desk]", "contacts: [huisarts]")
    assert draft.problems() == [f"{draft.mark}: a text cannot start with this sign: put the whole text in quotes"]


def test_columns_count_characters_not_bytes(draft):
    draft.edit(TOPIC, "{uk: Ще не час., nl: Nog geen tijd.}", "{uk: Ще не час 🎒., nl: §no}")
    assert draft.problems() == [f"{draft.mark}: {BOOLEAN.format('no', 'false')}"]


@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"', 'a: "\\U00110000"', f"%YAML {'9' * 5000}.1\n---\na: b"])
def test_numbers_that_make_the_parser_fail_are_a_problem_like_any_other(draft, text):
    draft.write("national/contacts/odd.yaml", text)
    [problem] = draft.problems()
    assert problem.startswith("national/contacts/odd.yaml:1:1: an escape ")


def test_half_a_character_is_refused(draft):
    draft.edit(TOPIC, "nl: Nog geen tijd.}", 'nl: §"\\ud800"}')
    [problem] = draft.problems()
    assert problem.startswith(f"{draft.mark}: ")


SCRAPS = [
    "",
    " ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    '"',
    "'",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "?",
    "\t",
    "yes",
    "1",
    "~",
    "---\n",
]


@settings(deadline=None)  # how long a machine takes is not what is tested
@given(
    path=st.sampled_from(["national/themes.yaml", TOPIC, "municipalities/voorbeeldstad/municipality.yaml"]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(SCRAPS)), min_size=1, max_size=3),
)
def test_whatever_an_editor_breaks_is_answered_with_problems_inside_the_file(small_map, path, cuts):
    text = small_map[path]
    for where, length, scrap in cuts:
        start = int(where * len(text))
        text = text[:start] + scrap + text[start + length :]
    try:
        load({**small_map, path: text})
    except ContentError as refused:
        problems = refused.problems
        assert problems
        lines = text.split("\n")
        inside = [one for one in problems if one.path == path]
        assert all(1 <= one.line <= len(lines) + 1 for one in inside)
        assert all(1 <= one.column <= max(map(len, lines)) + 1 for one in inside)
