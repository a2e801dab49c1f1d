"""What every `UnansweredStore` promises: in memory, in SQLite, in PostgreSQL."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from guide.unanswered import Question
from store.database import open_database
from store.memory_unanswered import MemoryUnansweredStore
from store.schema import prepare_schema
from store.unanswered import SqlUnansweredStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from guide.unanswered import UnansweredStore

LAST_WEEK, WEEK, NEXT_WEEK = "2026-W47", "2026-W48", "2026-W49"
QUESTION, OTHER = bytes(range(32)), bytes(32)
ASKED = Question(week=WEEK, text="де поміняти зимові шини", language="uk", count=5)
_CHANCE = random.Random(7)


def tag(number: int) -> bytes:
    return number.to_bytes(16, "big")


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest) -> str | None:
    """Where it is kept; None for memory."""
    if request.param == "memory":
        return None
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
async def stores(store_address: str | None) -> AsyncIterator[tuple[UnansweredStore, UnansweredStore]]:
    """The same rows as two processes see them."""
    if store_address is None:
        store = MemoryUnansweredStore()
        yield store, store
        return
    async with await open_database(store_address) as one, await open_database(store_address) as other:
        await prepare_schema(one)
        yield SqlUnansweredStore(one), SqlUnansweredStore(other)


@pytest.fixture
def store(stores: tuple[UnansweredStore, UnansweredStore]) -> UnansweredStore:
    """Each implementation in turn, empty."""
    return stores[0]


async def test_different_tags_are_counted(store: UnansweredStore) -> None:
    assert [await store.add(WEEK, QUESTION, tag(number)) for number in range(1, 8)] == [1, 2, 3, 4, 5, 6, 7]


async def test_the_same_tag_counts_once(store: UnansweredStore) -> None:
    assert [await store.add(WEEK, QUESTION, tag(one)) for one in (1, 1, 2, 1, 2, 3)] == [1, 1, 2, 2, 2, 3]


async def test_another_question_or_week_counts_apart(store: UnansweredStore) -> None:
    await store.add(WEEK, QUESTION, tag(1))
    assert await store.add(WEEK, OTHER, tag(2)) == 1
    assert await store.add(NEXT_WEEK, QUESTION, tag(2)) == 1
    assert await store.add(WEEK, OTHER, tag(1)) == 2


async def test_of_many_at_the_same_time_none_is_lost_and_none_counted_twice(
    stores: tuple[UnansweredStore, UnansweredStore],
) -> None:
    """Each asks three times, in two processes; whoever is last must be told all of them."""
    tags = [tag(number) for number in range(40) for _ in range(3)]
    _CHANCE.shuffle(tags)
    told = await asyncio.gather(*(stores[at % 2].add(WEEK, QUESTION, one) for at, one in enumerate(tags)))
    assert max(told) == 40
    assert await stores[0].add(WEEK, QUESTION, tag(0)) == 40


async def test_of_five_at_the_same_time_one_is_told_five(stores: tuple[UnansweredStore, UnansweredStore]) -> None:
    """Else the words of a question that five have asked would never be kept. Tried often: it is a race."""
    for attempt in range(20):
        question = attempt.to_bytes(32, "big")
        told = await asyncio.gather(*(stores[at % 2].add(WEEK, question, tag(at)) for at in range(5)))
        assert max(told) == 5


async def test_a_question_in_words_comes_back_as_it_was_kept(store: UnansweredStore) -> None:
    assert list(await store.questions()) == []
    await store.show(ASKED)
    assert list(await store.questions()) == [ASKED]


async def test_counting_alone_keeps_no_words(store: UnansweredStore) -> None:
    for number in range(9):
        await store.add(WEEK, QUESTION, tag(number))
    assert list(await store.questions()) == []


async def test_the_higher_count_stays_in_whatever_order_they_come(
    stores: tuple[UnansweredStore, UnansweredStore],
) -> None:
    counts = list(range(5, 35))
    _CHANCE.shuffle(counts)
    await asyncio.gather(*(stores[at % 2].show(replace(ASKED, count=one)) for at, one in enumerate(counts)))
    await stores[0].show(replace(ASKED, count=6))
    assert list(await stores[0].questions()) == [replace(ASKED, count=34)]


async def test_the_newest_week_comes_first_and_in_it_what_most_asked(store: UnansweredStore) -> None:
    kept = [
        replace(ASKED, week=NEXT_WEEK, text="б", count=9),
        replace(ASKED, week=NEXT_WEEK, text="а", count=5),
        replace(ASKED, week=NEXT_WEEK, text="в", count=5),
        replace(ASKED, week=WEEK, text="а", count=50, language="nl"),
        replace(ASKED, week=LAST_WEEK, text="а", count=7),
    ]
    for one in _CHANCE.sample(kept, len(kept)):
        await store.show(one)
    assert list(await store.questions()) == kept


async def test_purge_takes_tags_and_hashes_of_weeks_that_are_over_and_leaves_the_words(store: UnansweredStore) -> None:
    for week in (LAST_WEEK, WEEK):
        for number in range(5):
            await store.add(week, QUESTION, tag(number))
        await store.show(replace(ASKED, week=week))
    assert await store.purge(tags_before=WEEK, questions_before="2025-W48") == 5
    assert await store.add(LAST_WEEK, QUESTION, tag(9)) == 1, "nothing is left of those five"
    assert await store.add(WEEK, QUESTION, tag(9)) == 6
    assert [one.week for one in await store.questions()] == [WEEK, LAST_WEEK]


async def test_purge_takes_words_whose_year_is_over(store: UnansweredStore) -> None:
    for week in ("2025-W46", "2025-W47", "2025-W48", "2026-W01"):
        await store.show(replace(ASKED, week=week))
    assert await store.purge(tags_before=WEEK, questions_before="2025-W48") == 2
    assert [one.week for one in await store.questions()] == ["2026-W01", "2025-W48"]
    assert await store.purge(tags_before=WEEK, questions_before="2025-W48") == 0


@pytest.mark.parametrize(
    ("week", "question", "who"),
    [
        ("2026-48", QUESTION, tag(1)),
        (WEEK, b"readable", tag(1)),
        (WEEK, QUESTION, b"987654321"),
    ],
    ids=["no week", "no hash", "a chat's id"],
)
async def test_a_row_that_could_say_who_or_what_is_refused(
    store: UnansweredStore, week: str, question: bytes, who: bytes
) -> None:
    with pytest.raises(ValueError, match=r"unanswered_tag\.\w+ must be") as refusal:
        await store.add(week, question, who)
    assert "987654321" not in str(refusal.value)
    assert await store.purge(tags_before="9999-W01", questions_before="9999-W01") == 0


@pytest.mark.parametrize(
    "changes",
    [{"count": 4}, {"text": "ш" * 301}, {"text": ""}, {"language": "x"}, {"week": ""}],
    ids=["fewer than five", "too long", "no words", "no language", "no week"],
)
async def test_what_may_not_be_readable_is_refused(store: UnansweredStore, changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"unanswered_question\.\w+ must be") as refusal:
        await store.show(replace(ASKED, **changes))
    assert "шшш" not in str(refusal.value)
    assert list(await store.questions()) == []


async def test_words_in_every_script_fit_up_to_their_length(store: UnansweredStore) -> None:
    longest = replace(ASKED, text="ї" * 299 + "😀")
    await store.show(longest)
    assert list(await store.questions()) == [longest]
