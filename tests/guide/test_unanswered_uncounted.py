"""What is not counted, though nothing answers it; and what becomes of the answer when counting fails."""

from __future__ import annotations

import pytest

from guide.reply import NotUnderstood
from guide.unanswered import LONGEST
from nlu.dangers import INTENT_OF
from store.memory_unanswered import MemoryUnansweredStore
from tests.guide.asking import TYRES, Broken, Town


@pytest.fixture
def store():
    return MemoryUnansweredStore()


@pytest.fixture
def town(world, store):
    return Town(world, store)


async def uncounted(town, resident, text):
    """Written by this one and then by four others: nothing is kept, in the store or in the session."""
    await resident.write(text)
    return town.rows == [] and resident.session.week_tag is None


async def test_what_is_understood(town, world):
    world.understood.learn(TYRES, "docs.vehicle")
    assert await uncounted(town, town.resident(), TYRES)


async def test_what_may_be_one_of_three(town, world):
    world.understood.learn(TYRES, "docs.vehicle", action="choose", others=("money.bank", "work.find"))
    assert await uncounted(town, town.resident(), TYRES)


async def test_danger(town, world):
    world.understood.learn(TYRES, "emergency", action="emergency", danger="life")
    assert await uncounted(town, town.resident(), TYRES)


@pytest.mark.parametrize("intent", sorted(set(INTENT_OF.values())))
async def test_what_is_nearest_to_danger(town, world, intent):
    world.understood.learn(TYRES, intent, action="fallback")
    assert await uncounted(town, town.resident(), TYRES)


async def test_what_follows_an_alarm_or_a_topic_about_safety(town, world):
    world.understood.learn("він мене б’є", "safety.violence", action="emergency", danger="violence")
    resident = town.resident()
    await resident.write("він мене б’є")
    assert await uncounted(town, resident, "а вчора ще й забрав документи")


@pytest.mark.parametrize("intent", ["meta.greet", "meta.thanks", "meta.goodbye"])
async def test_small_talk(town, world, intent):
    world.understood.learn("гарного вечора всім", intent, action="fallback")
    assert await uncounted(town, town.resident(), "гарного вечора всім")


async def test_a_complaint_being_written_and_one_laid_aside(town, world):
    resident = town.resident()
    resident.open("housing")
    assert await uncounted(town, resident, "у кімнаті вже місяць холодно")
    resident.take(world.guide.menu(resident.session))
    assert resident.draft, "half written; the menu leads back to it"
    assert await uncounted(town, resident, "і нічого не роблять")


@pytest.mark.parametrize(
    "text",
    ["", "🙏🙏", "…", "112233", "а" * 5000, "шини " * (LONGEST // 5) + "десь", "шин" + "и" * LONGEST],
    ids=["nothing", "emoji", "dots", "figures", "too long to read", "a story", "a cry"],
)
async def test_what_no_five_people_ask(town, text):
    assert await uncounted(town, town.resident(), text)


async def test_where_it_is_switched_off(world, store):
    resident = world.resident()
    for _ in range(3):
        await resident.write(TYRES)
    assert resident.session.week_tag is None
    assert resident.reply == NotUnderstood(themes=resident.reply.themes, person_first=True)
    assert world.guide.privacy(resident.session).reply.counts_questions is False


async def test_residents_are_told_where_it_is_switched_on(town, world):
    session = town.resident().session
    assert world.guide.privacy(session).reply.counts_questions
    assert world.guide.menu(session, greeting="welcome").reply.counts_questions


# -- when the store fails ---------------------------------------------------------------------------------------


async def test_a_failing_store_changes_nothing_of_the_answer(world):
    quiet = await world.resident().write(TYRES)
    town = Town(world, Broken())
    resident = town.resident()
    assert await resident.write(TYRES) == quiet
    assert resident.session.misses == 1
    assert [type(one) for one in town.problems] == [OSError]


async def test_after_a_failure_half_way_the_same_asker_still_counts_once(world):
    town = Town(world, Broken())
    resident = town.resident()
    for _ in range(5):
        await resident.write(TYRES)
    town.store.fails = set()
    await resident.write(TYRES)
    assert len(town.rows) == 1
    assert await town.readable() == []


async def test_words_that_could_not_be_kept_are_kept_with_the_next_asker(world):
    town = Town(world, Broken())
    town.store.fails = {"show"}
    await town.ask(*[TYRES] * 5)
    town.store.fails = set()
    assert await town.readable() == []
    await town.ask(TYRES)
    assert await town.readable() == [(TYRES, 6)]


async def test_a_failing_redaction_keeps_nothing(world, store):
    def broken(text, language):
        raise ValueError(text)

    town = Town(world, store, broken)
    assert isinstance(await town.resident().write(TYRES), NotUnderstood)
    assert town.rows == []
    assert [type(one) for one in town.problems] == [ValueError]
