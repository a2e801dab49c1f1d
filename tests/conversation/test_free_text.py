"""From a resident's own words to the right way."""

import pytest
from aiogram.types import PhotoSize, Voice

from nlu.intents import INTENTS
from tests.conversation.conftest import World


async def test_a_confident_meaning_opens_its_topic(world, ukrainian, kaart):
    world.understood.learn("дитині 7 років, де школа?", "school.enrol")
    text = await ukrainian.write("дитині 7 років, де школа?")
    assert kaart.topics["school.enrol"].title.uk in text


async def test_in_between_the_best_three_are_buttons(world, ukrainian):
    others = ("work.find", "money.leefgeld", "docs.brp")
    world.understood.learn("робота", "work.rights", action="choose", others=others)
    text = await ukrainian.write("робота")
    assert "маєте на увазі" in text
    assert len(ukrainian.buttons) == 5, "three meanings, none of these, a person"


async def test_two_requests_in_one_message_get_both_as_buttons(world, ukrainian, kaart):
    both = ("work.find", "school.enrol")
    world.understood.learn("шукаю роботу, і де школа", "work.find", action="choose", others=both[1:], requests=both)
    text = await ukrainian.write("шукаю роботу, і де школа")
    assert "про кілька речей" in text
    await ukrainian.tap(ukrainian.buttons[1])
    assert kaart.topics["school.enrol"].title.uk in ukrainian.last


async def test_unsure_says_so_and_shows_the_menu_and_a_person(ukrainian):
    text = await ukrainian.write("абракадабра")
    assert "не до кінця розумію" in text
    assert "людиною" in ukrainian.buttons[-1]
    assert len(ukrainian.buttons) > 5


async def test_two_misses_in_a_row_offer_a_person_first(ukrainian):
    await ukrainian.write("абракадабра")
    text = await ukrainian.write("хтозна")
    assert "Краще допоможе людина" in text
    assert "людиною" in ukrainian.buttons[0]


async def test_an_understood_message_between_two_misses_starts_counting_anew(world, ukrainian):
    world.understood.learn("де лікар", "healthcare.gp")
    await ukrainian.write("абракадабра")
    await ukrainian.write("де лікар")
    await ukrainian.write("хтозна")
    assert "людиною" not in ukrainian.buttons[0]


async def test_danger_goes_before_an_answer_to_a_question(world, ukrainian):
    world.understood.learn("школа", "school.enrol")
    await ukrainian.write("школа")
    label = ukrainian.buttons[0]
    world.understood.learn(label, "emergency", action="emergency")
    await ukrainian.write(label)
    assert ukrainian.said[-1].phone == "112"


@pytest.mark.parametrize("intent", [one for one in INTENTS if one != "out_of_scope"])
@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_every_intent_leads_somewhere_with_something_to_press(world, ukrainian, dutch, intent, language):
    phone = ukrainian if language == "uk" else dutch
    world.understood.learn("запитання", intent)
    before = len(phone.chat.messages)
    text = await phone.write("запитання")
    assert len(phone.chat.messages) >= before + 2
    assert text
    assert phone.buttons
    assert "не до кінця розумію" not in text
    assert "weet niet zeker" not in text


async def test_a_request_without_a_topic_is_named_and_says_whom_to_ask(kaart):
    """The shipped map answers every request: here it has lost one."""
    topics = {name: topic for name, topic in kaart.topics.items() if name != "money.bank"}
    world = World(kaart.model_copy(update={"topics": topics}))
    phone = world.phone()
    await phone.write("/start")
    await phone.tap("Українська")
    world.understood.learn("рахунок", "money.bank")
    text = await phone.write("рахунок")
    label = next(e.label.uk for theme in kaart.themes for e in theme.entries if e.intent == "money.bank")
    assert label in text
    assert "•" in text, "people to ask are named"


@pytest.mark.parametrize(
    ("intent", "outcome"),
    [("complaint.housing", "facilities"), ("complaint.residents", "facilities"), ("complaint.staff", "staff")],
)
async def test_a_complaint_that_says_about_what_is_not_asked_again(world, ukrainian, kaart, intent, outcome):
    world.understood.learn("скарга", intent)
    text = await ukrainian.write("скарга")
    assert kaart.topics["complaint.procedure"].outcomes[outcome].answer.uk in text


async def test_too_long_a_text_is_refused_kindly(ukrainian):
    assert "4096" in await ukrainian.write("а" * 5000)


async def test_a_corrected_message_is_answered_anew(world, ukrainian, kaart):
    world.understood.learn("школа", "school.enrol")
    await ukrainian.receive("edited_message", text="школа", edit_date=1)
    assert kaart.topics["school.enrol"].title.uk in ukrainian.last


async def test_a_photos_caption_is_read(world, ukrainian, kaart):
    world.understood.learn("школа", "school.enrol")
    await ukrainian.receive(caption="школа", photo=[PhotoSize(file_id="f", file_unique_id="u", width=1, height=1)])
    assert kaart.topics["school.enrol"].title.uk in ukrainian.last


async def test_a_voice_message_is_told_that_only_text_is_read(world, ukrainian):
    await ukrainian.receive(voice=Voice(file_id="f", file_unique_id="u", duration=3))
    assert "лише текст" in ukrainian.last
    assert "112" in ukrainian.last


async def test_in_a_group_the_bot_keeps_silent_and_remembers_nothing(world):
    phone = world.phone()
    await phone.receive(chat_id=-100, chat_type="supergroup", text="в мене болить зуб")
    assert world.telegram.messages(-100) == []
    assert world.understood.heard == []
    assert world.store._rows == {}
