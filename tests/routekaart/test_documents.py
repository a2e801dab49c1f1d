"""Documents come from a folder or from elsewhere; the same documents are the same version."""

from __future__ import annotations

import pytest

from content.documents import read_folder, version_of
from content.problem import ContentError
from routekaart.loader import load


def test_a_folder_gives_its_yaml_files_by_their_path_and_leaves_out_the_rest(draft, tmp_path):
    for path, text in draft.documents.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("notes", encoding="utf-8")
    (tmp_path / "national" / "odd.yml").write_text("a: b", encoding="utf-8")
    documents = read_folder(tmp_path)
    assert documents == {**draft.documents, "national/odd.yml": "a: b"}


def test_a_file_that_is_not_utf8_is_reported_where_it_goes_wrong(tmp_path):
    (tmp_path / "one.yaml").write_bytes("a: є\nb: шк".encode() + "ола".encode("cp1251"))
    (tmp_path / "two.yaml").write_bytes(b"\xff")
    with pytest.raises(ContentError) as refused:
        read_folder(tmp_path)
    message = "not UTF-8: save the file with that encoding"
    assert [str(problem) for problem in refused.value.problems] == [
        f"one.yaml:2:6: {message}",
        f"two.yaml:1:1: {message}",
    ]


def test_a_folder_that_does_not_exist_is_no_empty_map(tmp_path):
    with pytest.raises(NotADirectoryError, match="nowhere"):
        read_folder(tmp_path / "nowhere")


def test_the_version_changes_with_any_text_or_name_and_with_nothing_else(draft):
    version = version_of(draft.documents)
    assert version == version_of(dict(reversed(draft.documents.items())))
    assert load(draft.documents).version == version
    renamed = {path.replace("child", "children"): text for path, text in draft.documents.items()}
    assert version_of(renamed) != version
    assert version_of({**draft.documents, "national/roles.yaml": "roles: {}"}) != version


def test_text_moved_across_the_border_of_two_files_is_another_version():
    assert version_of({"a": "xy", "b": "z"}) != version_of({"a": "x", "b": "yz"})
    assert version_of({"a": "xb", "b": ""}) != version_of({"a": "x", "bb": ""})


def test_the_loaded_map_holds_what_the_files_say(kaart):
    assert set(kaart.topics) == {"emergency", "school.enrol"}
    assert [theme.id for theme in kaart.themes] == ["school", "danger"]
    assert set(kaart.contacts) == {"alarm", "leerplicht"}
    assert set(kaart.roles) == {"location_desk"}
    assert list(kaart.alarms) == ["life", "child"]
    assert kaart.alarms["life"].alone is True
    assert kaart.alarms["child"].contacts == ("alarm", "location_desk")
    assert kaart.sources["lowan"].date == "2024-06-01"
    assert [choice.id for choice in kaart.facts["has_place"].choices] == ["yes", "no"]
    assert kaart.topics["emergency"].outcomes["call"].urgent is True
    assert kaart.municipalities["voorbeeldstad"].locations[0].name.nl == "De Linde"


def test_files_of_one_kind_make_one_map(draft):
    draft.write("national/sources/more.yaml", "sources:\n  duo: {title: DUO, url: 'https://duo.nl', date: undated}\n")
    assert set(load(draft.documents).sources) == {"lowan", "duo"}
