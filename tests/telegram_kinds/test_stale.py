"""After downtime: one note for each chat instead of a storm, and danger is never lost in it."""

import pytest
from aiogram.methods import SendMessage

from bot.dispatcher import build_dispatcher
from tests.telegram_kinds.conftest import FILE, NOW, RESIDENT, person

HOUR = 3600
DAY = 24 * HOUR


async def test_three_hundred_stale_messages_of_three_chats_get_three_notes(world):
    for number in range(300):
        await world.receive(chat=1 + number % 3, text=f"запитання {number}", age=2 * DAY - number)
    assert len(world.telegram.of(SendMessage)) == 3
    assert {call.chat_id for call in world.telegram.of(SendMessage)} == {1, 2, 3}
    assert all("ще раз" in call.text and "112" in call.text for call in world.telegram.of(SendMessage))


async def test_danger_in_a_stale_message_still_shows_its_alarm_once(world):
    world.understood.learn("горить", "emergency", action="emergency")
    for number in range(100):
        await world.receive(chat=1, text="горить" if number % 10 == 5 else "питання", age=2 * DAY - number)
        await world.receive(chat=2, text="питання", age=2 * DAY - number)
    assert world.dialled(1) == ["112"]
    assert len(world.said(1)) == 2, "the note, and the alarm"
    assert len(world.said(2)) == 1


async def test_danger_in_the_first_stale_message_comes_last_and_stays_on_screen(world):
    world.understood.learn("горить", "emergency", action="emergency")
    await world.receive(text="горить", age=2 * DAY)
    assert "112" in world.said()[-1].text
    assert world.dialled() == ["112"]


async def test_what_is_fresh_is_answered_as_ever(world, kaart):
    world.understood.learn("школа", "school.enrol")
    await world.receive(text="школа", age=2 * DAY)
    await world.receive(text="школа", age=23 * HOUR)
    note, answer = world.said()
    assert kaart.topics["school.enrol"].title.uk not in note.text
    assert kaart.topics["school.enrol"].title.uk in answer.text


async def test_the_next_downtime_gets_a_note_again(world):
    await world.receive(text="раз", age=2 * DAY)
    await world.receive(text="два", age=60)
    await world.receive(text="три", age=2 * DAY)
    assert ["ще раз" in call.text for call in world.said()] == [True, False, True]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "/start"},
        {"text": "/forget"},
        {"voice": {**FILE, "duration": 3}},
        {"caption": "школа", "document": FILE},
    ],
)
async def test_any_kind_of_stale_message_counts(world, content):
    await world.receive(age=2 * DAY, **content)
    await world.receive(age=2 * DAY, **content)
    assert len(world.said()) == 1


async def test_the_note_is_in_the_residents_language(world):
    await world.receive(sender=person(language="nl"), text="dokter", age=2 * DAY)
    assert "Schrijf mij dan opnieuw" in world.said()[0].text


async def test_an_old_message_corrected_today_is_fresh(world):
    number = await world.receive(text="шкоал", age=2 * DAY)
    world.forget_calls()
    await world.receive(
        "edited_message", message_id=number, text="школа", age=DAY + HOUR, edit_date=int(NOW.timestamp())
    )
    assert world.understood.heard[-1] == "школа"
    assert "ще раз" not in world.said()[0].text


async def test_messages_dated_ahead_of_our_clock_are_fresh(world):
    await world.receive(text="школа", age=-5 * HOUR)
    assert "ще раз" not in world.said()[0].text


async def test_nothing_of_a_stale_message_is_understood_into_the_session(world):
    world.understood.learn("hallo", "school.enrol", language="nl")
    await world.receive(text="hallo", age=2 * DAY)
    session = await world.storage.get_session(world.dispatcher.fsm.get_context(world.bot, RESIDENT, RESIDENT).key)
    assert session.language is None
    assert session.dialogue is None


async def test_without_a_clock_nothing_is_stale(world):
    world.dispatcher = build_dispatcher(world.dispatcher["guide"], world.storage)
    await world.receive(text="школа", age=300 * DAY)
    assert "ще раз" not in world.said()[0].text
