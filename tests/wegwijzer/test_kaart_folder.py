"""A folder laid over the shipped map: what is sound is soon answered from, the rest is refused."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import date

import pytest

from content.documents import read_folder
from guide.session import Session
from guide.view import Viewer
from routekaart.place import Place, contact
from tests.wegwijzer.maps import SOUND, TOWN, UNSOUND, write
from wegwijzer.kaart import SHIPPED, FixedKaart, standing
from wegwijzer.kaart_folder import LOOK_EVERY_S, KaartFolder, strict_checker

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped():
    return read_folder(SHIPPED)


@pytest.fixture(scope="module")
def checker():
    """One for all, so that the shipped map is gone through once."""
    return strict_checker()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "own"


@pytest.fixture
def source(folder, shipped, checker):
    folder.mkdir()
    return KaartFolder(folder, lambda: TODAY, shipped, checker)


def looked(source):
    """Two looks find it the same."""
    source.look()
    source.look()
    return standing(source)


def test_an_empty_folder_leaves_the_shipped_map_as_it_is(source, shipped):
    before = source.current()
    assert looked(source) == {"version": before.version, "refused": None}
    assert source.current() is before


def test_what_is_new_and_sound_is_laid_over_the_shipped_map(source, folder):
    topics = set(source.current().topics)
    write(folder, SOUND)
    assert looked(source)["refused"] is None
    kaart = source.current()
    assert set(kaart.topics) == topics
    assert contact(kaart, "location_desk", Place("echtstad")).phone == "020-5555555"
    assert "voorbeeldstad" in kaart.municipalities


BAD = [
    ("unsound", UNSOUND, f"{TOWN}:6:12"),
    ("no yaml", SOUND + "\t", f"{TOWN}:11:1"),
    ("dangling", SOUND.replace("location_desk", "location_dask"), f"{TOWN}:4:3"),
    ("weakens safety", SOUND.replace("location_desk", "n112"), f"{TOWN}:4:3"),
    ("exploding", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", f"{TOWN}:1:1"),
    ("huge", "#" * 2_000_000, f"{TOWN}:1:1"),
]


@pytest.mark.parametrize(("text", "place"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_is_not_sound_is_refused_whole_and_the_last_good_map_stays(source, folder, text, place):
    write(folder, SOUND)
    good = looked(source)["version"]
    write(folder, text)
    found = looked(source)
    assert found["version"] == good
    assert found["refused"]["problems"] >= 1
    assert place in found["refused"]["first"]
    assert contact(source.current(), "location_desk", Place("echtstad")).phone == "020-5555555"
    write(folder, SOUND.replace("020-5555555", "020-5555556"))
    assert looked(source)["refused"] is None
    assert contact(source.current(), "location_desk", Place("echtstad")).phone == "020-5555556"


def test_what_is_told_of_a_refused_map_is_where_and_not_what(source, folder):
    write(folder, SOUND.replace("confidence: high", "confidence: hunter2").replace("020-5555555", "hunter3"))
    told = str(looked(source))
    assert "hunter" not in told
    assert f"{TOWN}:6:12" in told


def test_a_map_is_back_as_soon_as_its_folder_is(source, folder):
    write(folder, SOUND)
    good = looked(source)["version"]
    moved = folder.with_name("away")
    folder.rename(moved)
    found = looked(source)
    assert found["version"] == good
    assert found["refused"] == {"version": None, "problems": 0, "first": ()}
    moved.rename(folder)
    assert looked(source) == {"version": good, "refused": None}


def test_a_copy_under_way_is_not_taken_for_the_whole(source, folder):
    before = source.current()
    write(folder, SOUND)
    source.look()
    assert source.current() is before
    write(folder, SOUND.replace("Balie", "De balie"))
    source.look()
    assert source.current() is before
    source.look()
    assert source.current() is not before


def test_what_tools_write_beside_the_content_all_the_time_does_not_matter(source, folder):
    write(folder, SOUND)
    source.look()
    write(folder, "x", ".git/index")
    source.look()
    assert source.current().municipalities.get("echtstad")


def test_the_same_content_written_again_is_the_same_map(source, folder):
    write(folder, SOUND)
    looked(source)
    before = source.current()
    os.utime(folder / TOWN, (1, 1))
    looked(source)
    assert source.current() is before


def test_a_map_that_only_grew_old_is_still_taken_up(source, folder, shipped):
    """Its cards say so, and what has ended is withheld: better than an older map."""
    source._today = lambda: date(2027, 6, 1)
    write(folder, SOUND)
    assert looked(source)["refused"] is None


def test_an_office_of_complaints_that_the_new_map_lost_is_refused(source, folder, shipped):
    roles = shipped["national/roles.yaml"]
    path = "national/roles.yaml"
    write(folder, roles.replace("  confidant:\n", "  confidante:\n"), path)
    assert looked(source)["refused"]["problems"] >= 1


async def test_a_new_map_answers_soon_while_the_program_answers_others(source, folder):
    viewer = Viewer(source, today=lambda: TODAY, show_examples=True, default_place=None)
    following = asyncio.ensure_future(source.follow())
    try:
        await asyncio.sleep(LOOK_EVERY_S * 1.5)
        write(folder, SOUND)
        begun = time.monotonic()
        longest = 0.0
        while viewer.place("echtstad") is None:
            before = time.monotonic()
            viewer.view(Session())
            await asyncio.sleep(0.01)
            longest = max(longest, time.monotonic() - before)
            assert time.monotonic() - begun < 10
        took = time.monotonic() - begun
    finally:
        following.cancel()
    assert took < 5, "two seconds, on a machine that has nothing else to do"
    assert longest < 0.5, "nobody waits for a map that is being read"


def test_a_view_is_of_one_map_however_often_that_changes(source, folder):
    viewer = Viewer(source, today=lambda: TODAY, show_examples=True, default_place=None)
    write(folder, SOUND)
    looked(source)
    view = viewer.view(Session(place="echtstad"))
    version = view.kaart.version
    write(folder, SOUND.replace("Balie", "De balie"))
    looked(source)
    assert view.kaart.version == version
    assert view.contact("location_desk").name == "Рецепція Ехтстада"
    assert viewer.view(Session(place="echtstad")).kaart.version != version


def test_a_map_that_stays_the_same_has_nothing_refused(source):
    kaart = source.current()
    assert standing(FixedKaart(kaart)) == {"version": kaart.version, "refused": None}
