"""Cases like one: by subject, then by words, of those that the reader sees."""

from __future__ import annotations

import pytest

from issues import similar as module
from issues.offices.loader import read_offices
from issues.readers import cells_of
from issues.similar import NEAR, Similarity
from nlu.sentences import E5Encoder, sentence_of
from store.memory_case_keys import MemoryKeyStore
from store.memory_cases import MemoryCaseStore
from store.memory_queue import MemoryQueueStore
from tests.issues.handling.conftest import READERS, Town

STAFF = {"theme": "staff", "sub_theme": "rude", "about": "staff", "answers": {}, "details": {}}


class Library:
    def __init__(self):
        self.town = Town(MemoryCaseStore(), MemoryKeyStore())
        self.asked = []

    async def features(self, texts):
        """Texts that begin with the same letter are near."""
        self.asked.append(list(texts))
        return [[1.0, 0.0] if text[0] == texts[0][0] else [0.0, 1.0] for text in texts]

    async def to(self, number, by="location", *, features=True):
        similarity = Similarity(MemoryQueueStore(self.town.cases), self.town.keys, self.features if features else None)
        cells = cells_of(READERS[by].grants, read_offices())
        return await similarity.to(cells, await self.town.case(number), on=self.town.desk.now.date())


@pytest.fixture
def library():
    return Library()


def numbers(similar):
    return [one.case.number for one in similar.found]


async def test_the_same_subject_at_the_same_place_this_month_is_like_it(library):
    town = library.town
    old = (await town.file()).number
    town.later(days=40)
    one, same = (await town.file()).number, (await town.file(text="", details={})).number
    other_place = (await town.file(location="de-linde")).number
    other_subject = (await town.file(sub_theme="heating", text="Холодно")).number
    found = await library.to(one)
    assert (found.month, numbers(found), found.all_opened) == (1, [same], True)
    assert not {old, other_place, other_subject} & set(numbers(found))


async def test_another_subject_in_the_same_words_is_like_it_and_comes_after(library):
    one, same, words = [
        (await library.town.file(text=text, sub_theme=sub)).number
        for text, sub in (("Пліснява", "mould"), ("Чорне", "mould"), ("Плями", "heating"))
    ]
    found = await library.to(one)
    assert numbers(found) == [same, words]
    assert [(like.same, like.near) for like in found.found] == [(True, 0.0), (False, 1.0)]


async def test_of_the_same_subject_the_nearer_words_and_answers_come_first(library):
    near = {"where_room": ("own_room",), "since": ("month",)}
    one = (await library.town.file(text="Пліснява", answers=near)).number
    far = (await library.town.file(text="Чорне", answers={"where_room": ("outside",)})).number
    answers = (await library.town.file(text="Чорне", answers=near)).number
    words = (await library.town.file(text="Плями", answers={})).number
    assert numbers(await library.to(one)) == [words, answers, far]


async def test_without_a_model_or_words_structure_alone_decides(library):
    one, same = (await library.town.file()).number, (await library.town.file()).number
    assert numbers(await library.to(one, features=False)) == [same]
    bare = (await library.town.file(text="", details={})).number
    assert set(numbers(await library.to(bare))) == {one, same}
    assert library.asked == []


@pytest.mark.parametrize("by", ["linde", "hosts", "elsewhere", "admin", "confidant"])
async def test_who_does_not_see_the_case_is_told_nothing(library, by):
    one = (await library.town.file()).number
    await library.town.file()
    found = await library.to(one, by)
    assert (found.month, found.found) == (0, ())


async def test_what_is_kept_from_a_location_is_not_even_counted_there(library):
    """A complaint about staff, about the same, in the same words, at the same place."""
    town = library.town
    one = (await town.file()).number
    moved = (await town.file()).number
    await town.must(moved, "change_theme", "Over de beheerder.", theme=("housing", "mould"), about="staff")
    assert (await town.case(moved)).queue != "location"
    assert (await library.to(one)).month == 0
    assert (await town.case(moved)).id not in {like.case.id for like in (await library.to(one)).found}
    assert all(len(texts) == 1 for texts in library.asked) or library.asked == []
    mine = (await town.file(**STAFF)).number
    assert numbers(await library.to(mine)) == []


async def test_no_more_are_opened_than_it_says(library, monkeypatch):
    monkeypatch.setattr(module, "OPENED_MOST", 3)
    one = (await library.town.file()).number
    for _ in range(5):
        await library.town.file()
    found = await library.to(one)
    assert (found.month, found.all_opened) == (3, False)
    assert len(library.asked[0]) == 4


def test_the_model_finds_the_same_trouble_nearer_than_another():
    """What `NEAR` was chosen by: in the same language, the same trouble, and nothing of another theme."""
    mould = ["У кімнаті пліснява, дитина кашляє", "На стіні біля ліжка чорна пліснява вже місяць"]
    others = ["Охоронець грубо розмовляв зі мною", "Мені не виплатили допомогу за жовтень", "Сусіди шумлять до ночі"]
    rows = E5Encoder()([sentence_of(text) for text in [*mould, *others]])
    near = rows @ rows[0]
    assert near[1] >= NEAR
    assert max(near[2:]) < NEAR
