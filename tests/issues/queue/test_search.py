"""Search: what is found, what is opened for it, and that nobody finds what they do not see."""

from __future__ import annotations

import pytest

from issues.offices.loader import read_offices
from issues.ports import CaseChange
from issues.queue import search as module
from issues.queue.search import Search, number_part, words_of
from issues.queue.wanted import Wanted
from issues.readers import cells_of
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_queue import MemoryQueueStore
from tests.issues.complaints import read_intake
from tests.issues.handling.conftest import READERS, Town

PLACES = {"havenkade": "Opvang Havenkade", "de-linde": "De Linde"}


class Counting:
    """The keys, and how many cases they opened."""

    def __init__(self, keys):
        self._keys, self.opened = keys, set()

    async def get(self, case, purpose):
        self.opened.add(case)
        return await self._keys.get(case, purpose)


class Library:
    def __init__(self):
        self.town = Town(MemoryCaseStore(), MemoryKeyStore())
        self.keys = Counting(self.town.keys)
        self.search = Search(MemoryQueueStore(self.town.cases), self.town.cases, self.keys, read_intake())

    async def find(self, typed, by="location", wanted=None):
        cells = cells_of(READERS[by].grants, read_offices())
        on = self.town.desk.now.date()
        return await self.search.find(cells, wanted or Wanted(), typed, PLACES, on=on)


@pytest.fixture
def library():
    return Library()


def numbers(rows):
    return [row.number for row in rows]


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("W7K-4QX9", "W7K4QX9"), ("w7k 4qx9", "W7K4QX9"), ("4qx", "4QX"), ("нк9", "HK9"), ("7K", ""), ("schimmel", ""),
        ("W7K-4QX99", ""), ("", ""), ("B00", ""), ("%%%", ""),
    ],
)  # fmt: skip
def test_what_may_be_a_case_number(typed, part):
    assert number_part(typed) == part


def test_words_are_searched_as_they_are_read():
    assert words_of("  Плісня\u0301ва   ПЛІСНЯВА комп’ютер ") == ("пліснява", "комп'ютер")
    assert words_of("   ") == ()


async def test_a_whole_number_is_that_case_whatever_is_filtered(library):
    number = (await library.town.file()).number
    found = await library.find(number.lower().replace("-", " "), wanted=Wanted(stage="over", theme="care"))
    assert found.exact is not None
    assert found.exact.number == number
    assert not library.keys.opened, "nothing was opened for it"


async def test_a_part_of_a_number_finds_each_case_with_it(library):
    number = (await library.town.file()).number
    assert number in numbers((await library.find(number[:3])).by_number)
    assert number in numbers((await library.find(number[-4:])).by_number)


@pytest.mark.parametrize("typed", ["schimmel", "Пліснява", "havenkade", "HAVENKADE opvang"])
async def test_subjects_and_places_are_found_by_their_names_in_any_language(library, typed):
    number = (await library.town.file(text="", details={})).number
    assert numbers((await library.find(typed)).by_fields) == [number]


@pytest.mark.parametrize("typed", ["канарейка", "плісняву-", "кашляє кімнаті", "спальня", "In mijn kamer"])
async def test_words_and_answers_are_found_when_all_of_them_are_there(library, typed):
    number = (await library.town.file(answers={"where_room": ("own_room",)})).number
    found = await library.find(typed)
    assert numbers(found.by_words) == ([] if typed == "плісняву-" else [number])
    assert (found.opened, found.all_opened) == (1, True)


async def test_notes_and_replies_are_found_and_what_was_taken_out_is_not(library):
    number = (await library.town.file()).number
    await library.town.must(number, "take")
    await library.town.must(number, "note", "De loodgieter weet ervan.")
    assert numbers((await library.find("loodgieter")).by_words) == [number]
    await library.town.must(number, "redact", "ПЛІСНЯВА-КАНАРЕЙКА")
    assert numbers((await library.find("пліснява-канарейка")).by_words) == []


@pytest.mark.parametrize("by", ["linde", "coordinator", "confidant", "hosts", "elsewhere", "admin"])
async def test_nobody_finds_or_opens_what_they_do_not_see(library, by):
    number = (await library.town.file()).number
    staff = (await library.town.file(theme="staff", sub_theme="rude", about="staff", answers={}, details={})).number
    kept = (await library.town.file()).number
    case = await library.town.case(kept)
    await library.town.cases.change(case.id, case.version, CaseChange(queue="confidant"))
    sees = {"coordinator": {number, staff}, "confidant": {kept}}.get(by, set())
    for typed in (number, staff, kept, "канарейка", "schimmel", "havenkade"):
        found = await library.find(typed, by, Wanted(stage="all"))
        shown = {*numbers(found.by_number), *numbers(found.by_fields), *numbers(found.by_words)}
        assert shown <= sees, typed
    assert {(await library.town.case(one)).id for one in sees} >= library.keys.opened


async def test_at_most_so_many_are_opened_and_that_is_said(library, monkeypatch):
    monkeypatch.setattr(module, "OPENED_MOST", 3)
    for _ in range(5):
        await library.town.file()
    found = await library.find("канарейка")
    assert (len(found.by_words), found.opened, found.all_opened) == (3, 3, False)
    assert len(library.keys.opened) == 3


def test_the_most_is_five_hundred():
    assert module.OPENED_MOST == 500


async def test_nothing_typed_opens_nothing(library):
    await library.town.file()
    found = await library.find("   ")
    assert found.is_empty
    assert not library.keys.opened


async def test_words_that_are_deleted_are_not_found(library):
    number = (await library.town.file()).number
    await library.town.keys.destroy((await library.town.case(number)).id, "content")
    found = await library.find("канарейка")
    assert found.is_empty
    assert found.opened == 1
