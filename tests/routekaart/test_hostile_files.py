"""Whatever lies in a folder of content is answered with places to mend: never a traceback, never half a map."""

from __future__ import annotations

import copy
import os
import re
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.documents import MAX_BYTES, read_folder
from content.problem import ContentError
from content.yaml_file import MAX_LENGTH, read
from routekaart.check import check
from routekaart.loader import load, load_with_files
from tests.routekaart.conftest import SMALL_MAP
from tests.routekaart.sabotage.places import parsed, written

TOPIC = "national/topics/school.enrol.yaml"
LATER = "national/contacts/later.yaml"
DAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path):
    for path, text in SMALL_MAP.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def refused(folder):
    """What reading and loading the folder says; there must be something."""
    with pytest.raises(ContentError) as error:
        load(read_folder(folder))
    return [str(problem) for problem in error.value.problems]


LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{two}: &{two} [*{one}, *{one}]\n" for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = [
    ("aliases that explode", LAUGHS, "an anchor (&a)"),
    ("a merge key", "contacts:\n  a: &a {name: {uk: А, nl: A}}\n  b:\n    <<: *a\n", "<< has a meaning of its own"),
    ("a python object", "contacts: !!python/object/apply:os.system ['true']\n", "a tag (tag:yaml.org,2002:python/"),
    ("a python name", "!!python/name:os.system x\n", "a tag (tag:yaml.org,2002:python/"),
    ("a binary", "contacts: !!binary aGE=\n", "a tag (tag:yaml.org,2002:binary)"),
    ("very deep lists", "contacts: " + "[" * 5_000 + "]" * 5_000, "nested more than 20 deep"),
    ("very deep keys", "".join(f"{' ' * n}a:\n" for n in range(200)), "nested more than 20 deep"),
    ("very deep flow keys", "a: " + "{a: " * 5_000, "nested more than 20 deep"),
    ("keys that are maps", "? {a: b}\n: c\n", "a key must be a plain word"),
    ("a tab", "contacts:\n\ta: b\n", "a tab: use spaces"),
    ("a byte order mark", "\ufeffcontacts: {}\n", "byte order mark"),
    ("a key twice", "contacts: {}\ncontacts: {}\n", "key 'contacts' is here twice"),
    ("a list for a map", "- a\n- b\n", "expected keys with values, found a list"),
    ("a word for a map", "contacts: none\n", "expected keys with values, found 'none'"),
    ("two documents", "contacts: {}\n---\ncontacts: {}\n", "a second document starts here"),
    ("a directive", "%YAML 9.9\n---\ncontacts: {}\n", ""),
    ("nothing", "", "the file is empty"),
    ("only a remark", "# nothing\n", "the file is empty"),
    ("a null", "contacts: {a: {name: {uk: А, nl: A}, confidence: high, phone: null}}\n", "null is read as nothing"),
    ("a NUL", "contacts: {}\0\n", "a character that nobody sees (U+0000)"),
    ("text from right to left", "contacts: {} # \u202e\n", "a character that nobody sees (U+202E"),
    ("an unknown language", "roles: {}\n", "unknown key 'roles'"),
    ("an open quote", "contacts: 'a\n", "the file ends before a quote is closed"),
    ("a long file", "# " + "x" * MAX_LENGTH + "\n", "characters, at most"),
]


@pytest.mark.parametrize(("text", "message"), [one[1:] for one in HOSTILE], ids=[one[0] for one in HOSTILE])
def test_a_hostile_file_is_refused_with_its_place_and_soon(folder, text, message):
    (folder / LATER).write_text(text, encoding="utf-8", newline="")
    begun = time.process_time()
    problems = [one for one in refused(folder) if one.startswith(f"{LATER}:")]
    assert time.process_time() - begun < 5
    assert any(message in one for one in problems)
    assert all(part.isdigit() for one in problems for part in one.split(":")[1:3])


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"contacts: \xff\xfe", "1:11"), ("contacts: {}".encode("utf-16"), "1:1"), (b"a: \xed\xa0\x80", "1:4")],
)
def test_what_is_no_utf8_is_refused_with_its_place(folder, content, place):
    (folder / LATER).write_bytes(content)
    assert refused(folder) == [f"{LATER}:{place}: not UTF-8: save the file with that encoding"]


def test_lines_that_end_as_on_windows_are_read_as_others(folder):
    expected = load(read_folder(folder))
    for file in folder.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    found = load(read_folder(folder))
    assert found.model_copy(update={"version": ""}) == expected.model_copy(update={"version": ""})


def test_ten_megabytes_are_not_even_opened(folder):
    with (folder / LATER).open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    begun = time.process_time()
    assert refused(folder) == [f"{LATER}:1:1: {10 * MAX_BYTES:,} bytes, at most {MAX_BYTES:,} are read: split the file"]
    assert time.process_time() - begun < 1


def test_a_link_is_refused_wherever_it_leads(folder, tmp_path_factory):
    """One to a folder would not be followed, and half the map would be missing without a word."""
    away = tmp_path_factory.mktemp("away")
    (away / "secret.yaml").write_text("password: hunter2\n")
    (folder / LATER).symlink_to(away / "secret.yaml")
    (folder / "national/more").symlink_to(away)
    (folder / "national/gone.yaml").symlink_to(away / "nowhere")
    message = "a link: put the file or folder itself here"
    expected = [f"{path}:1:1: {message}" for path in (LATER, "national/gone.yaml", "national/more")]
    assert refused(folder) == sorted(expected)


def test_the_folder_itself_may_be_a_link(folder, tmp_path_factory):
    """That is how a whole map is put in another's place at once."""
    link = tmp_path_factory.mktemp("links") / "current"
    link.symlink_to(folder)
    assert load(read_folder(link)).version == load(read_folder(folder)).version


def test_a_folder_with_a_files_name_is_refused(folder):
    (folder / LATER).mkdir()
    assert refused(folder) == [f"{LATER}:1:1: a folder with the name of a file: rename it"]


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / LATER)
    assert refused(folder) == [f"{LATER}:1:1: no plain file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_named(folder):
    (folder / LATER).touch(mode=0o000)
    assert refused(folder) == [f"{LATER}:1:1: cannot be read (Permission denied)"]


@pytest.mark.parametrize("name", ["later.YAML", "later.yml", "lаter.yaml", "la ter\n.yaml"])
def test_a_name_that_is_nearly_right_is_not_left_out_in_silence(folder, name):
    (folder / "national" / name).write_text("contacts: {}\n")
    [problem] = refused(folder)
    assert "no file of a map; those are" in problem
    assert "\n" not in problem
    assert problem.isascii()


def test_a_name_in_another_encoding_is_named_in_a_way_that_can_be_printed(folder):
    with open(os.fsencode(folder) + b"/national/\xff.yaml", "w") as file:  # noqa: PTH123 – pathlib takes no such name
        file.write("a: b\n")
    [problem] = refused(folder)
    assert problem.encode().startswith(b"national/\\udcff.yaml:1:1: no file of a map")


@pytest.mark.parametrize("name", [".school.yaml.swp", ".#school.yaml", "school.yaml~", ".git/config.yaml", "notes.txt"])
def test_what_editors_and_tools_leave_lying_is_no_content(folder, name):
    before = load(read_folder(folder)).version
    (folder / "national" / name).parent.mkdir(exist_ok=True)
    (folder / "national" / name).write_text("{[")
    assert load(read_folder(folder)).version == before


# -- at random ------------------------------------------------------------------------------------------------------


def is_told_well(problems, text, path):
    """Every problem stands within the file, on one line that can be printed."""
    assert problems
    lines = len(re.findall("[\n\r\x85\u2028\u2029]", text)) + 2  # as YAML counts them
    for one in problems:
        assert 1 <= one.line <= lines or one.path != path
        assert one.column >= 1
        assert one.message
        str(one).encode()


@settings(deadline=None, max_examples=300)
@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_bytes_at_all_are_a_file_or_a_problem(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "any.yaml").write_bytes(content)
    try:
        text = read_folder(folder)["any.yaml"]
    except ContentError as error:
        is_told_well(error.problems, "", "other.yaml")
        return
    file = read("any.yaml", text)
    assert file.broken or file.problems or file.value is not None
    if file.problems:
        is_told_well(file.problems, text, "any.yaml")


SIGNS = st.sampled_from(
    [
        *"{}[]:,-?&*!|>'\"%@`#=~<\\ \n\t\r",
        *("- ", ": ", "? ", "<<: ", "---\n", "...\n", "!!python/object:x ", "&a ", "*a", "а", "a", "1", "no"),
        *("\ufeff", "\u202e", "\u200b", "\x00", "\x85", "\u2028", "%YAML 1.1\n"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(parts=st.lists(SIGNS, max_size=60))
def test_any_row_of_yamls_own_signs_is_a_file_or_a_problem(parts):
    text = "".join(parts)
    file = read("any.yaml", text)
    assert file.broken or file.problems or file.value is not None
    if file.problems:
        is_told_well(file.problems, text, "any.yaml")


WORDS = st.sampled_from(["alarm", "school.enrol", "2026-11-22", "112", "a" * 800])
KEYS = st.sampled_from(["uk", "nl", "id", "x"])
VALUES = st.recursive(
    st.one_of(st.text(max_size=12), st.booleans(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)


def spots(value, way=()):
    yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield from spots(one, (*way, key))


@settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_map_of_any_other_shape_is_a_map_or_problems(data):
    """A part is replaced, taken out or put elsewhere; what still loads can also be checked."""
    path = data.draw(st.sampled_from(sorted(SMALL_MAP)))
    value = parsed(SMALL_MAP[path])
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from(list(spots(value))))
        if not way:
            value = data.draw(VALUES)
            break
        parent = value
        for step in way[:-1]:
            parent = parent[step]
        match data.draw(st.sampled_from(["replace", "remove", "repeat"])):
            case "replace":
                parent[way[-1]] = data.draw(VALUES)
            case "remove":
                del parent[way[-1]]
            case _:
                others = list(spots(value))
                found = value
                for step in data.draw(st.sampled_from(others)):
                    found = found[step]
                parent[way[-1]] = copy.deepcopy(found)
    text = written(value)
    try:
        loaded = load_with_files({**SMALL_MAP, path: text})
    except ContentError as error:
        is_told_well(error.problems, text, path)
    else:
        check(loaded, on=DAY)
