"""Danger in any state: numbers first, then safe or not, then back to what it came into."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import DeleteMessage, DeleteMessages

from nlu.dangers import DANGERS

SCARED = "він ломиться у двері"


def lines(phone, position=-1):
    return phone.text(phone.said[position]).splitlines()


@pytest.fixture
async def alarmed(world, ukrainian):
    """A phone on which a message has just raised the alarm for violence."""
    world.understood.learn("він мене побив", "safety.violence", action="emergency", danger="violence")
    await ukrainian.write("він мене побив")
    return ukrainian


async def test_where_life_is_in_danger_112_stands_first_and_alone(world, ukrainian):
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    await ukrainian.write(SCARED)
    screen, card = ukrainian.said[-2:]
    assert "112" in ukrainian.text(screen).splitlines()[0]
    assert card.phone == "112"
    assert [button["text"] for row in screen.buttons for button in row] == ["Далі"]


@pytest.mark.parametrize("danger", [one for one in DANGERS if one != "life"])
@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_every_other_danger_gets_its_numbers_and_one_way_on(world, kaart, danger, language):
    phone = world.phone(21, language)
    world.understood.learn("x", "safety.violence", action="emergency", danger=danger, language=language)
    await phone.write("x")
    screen = next(one for one in reversed(phone.said) if one.buttons)
    shown = phone.text(screen)
    alarm = kaart.alarms[danger]
    assert alarm.title.in_language(language) in shown
    numbers = [contact.phone for name in alarm.contacts if (contact := kaart.contacts.get(name)) and contact.phone]
    assert "112" in numbers
    assert [number for number in numbers if f"📞 {number}" not in phone.buttons] == []
    onward = [label for label in phone.buttons if not label.startswith("📞")]
    assert onward == ["Далі" if language == "uk" else "Verder"]


async def test_after_it_the_bot_asks_whether_they_are_safe(alarmed, kaart):
    await alarmed.tap("Далі")
    assert "у безпеці?" in alarmed.last
    await alarmed.tap("Так, я в безпеці")
    assert kaart.topics["safety.violence"].title.uk in alarmed.last


async def test_who_is_not_safe_gets_112(alarmed):
    await alarmed.tap("Далі")
    await alarmed.tap("потрібна допомога зараз")
    screen, card = alarmed.said[-2:]
    assert "112" in alarmed.text(screen).splitlines()[0]
    assert card.phone == "112"


async def test_the_numbers_stay_on_the_screen_when_they_go_on(alarmed):
    await alarmed.tap("Далі")
    assert any("Veilig Thuis" in alarmed.text(one) for one in alarmed.said)


async def test_who_is_safe_after_danger_to_life_comes_back_to_the_menu(world, ukrainian):
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    await ukrainian.write(SCARED)
    await ukrainian.tap("Далі")
    await ukrainian.tap("Так, я в безпеці")
    assert "Добре, що ви в безпеці" in ukrainian.last
    assert any("Школа" in label for label in ukrainian.buttons)


async def test_an_alarm_in_the_middle_of_questions_loses_nothing(world, ukrainian, kaart):
    await ask_about_school(ukrainian)
    asked = ukrainian.last
    world.understood.learn("бив", "safety.violence", action="emergency", danger="violence")
    await ukrainian.write("бив")
    await ukrainian.tap("Далі")
    await ukrainian.tap("Так, я в безпеці")
    assert "збережено" in ukrainian.last
    await ukrainian.tap("Продовжити")
    assert ukrainian.last == asked


async def test_what_the_alarm_came_into_can_be_taken_up_from_the_menu_too(world, ukrainian):
    await ask_about_school(ukrainian)
    asked = ukrainian.last
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    await ukrainian.write(SCARED)
    await ukrainian.write("/menu")
    await ukrainian.tap("Продовжити")
    assert ukrainian.last == asked
    await ukrainian.write("/menu")
    assert not any("Продовжити" in label for label in ukrainian.buttons)


async def test_a_second_alarm_does_not_forget_what_the_first_came_into(world, ukrainian):
    await ask_about_school(ukrainian)
    asked = ukrainian.last
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    await ukrainian.write(SCARED)
    await ukrainian.write(SCARED)
    await ukrainian.write("/menu")
    await ukrainian.tap("Продовжити")
    assert ukrainian.last == asked


async def test_who_asks_the_same_again_after_an_alarm_goes_on_where_they_were(world, ukrainian):
    await ask_about_school(ukrainian)
    asked = ukrainian.last
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    world.understood.learn("школа", "school.enrol")
    await ukrainian.write(SCARED)
    assert await ukrainian.write("школа") == asked
    await ukrainian.write("/menu")
    assert not any("Продовжити" in label for label in ukrainian.buttons)


async def test_answers_that_led_to_a_card_are_not_used_again_unasked(world, ukrainian):
    """What is wrong at work today is not what was wrong the day before."""
    world.understood.learn("не платять", "work.exploitation")
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    asked = await ukrainian.write("не платять")
    await ukrainian.tap(ukrainian.buttons[1])
    assert "👍" in ukrainian.buttons
    await ukrainian.write(SCARED)
    assert await ukrainian.write("не платять") == asked
    await ukrainian.write("/menu")
    assert not any("Продовжити" in label for label in ukrainian.buttons)


async def test_danger_is_heard_before_any_language_was_chosen(world, phone):
    world.understood.learn("help hij slaat mij", "emergency", action="emergency", danger="life", language="nl")
    await phone.write("help hij slaat mij")
    assert lines(phone, -2)[0] == "🆘 Bel nu 112"


async def test_danger_in_a_message_too_long_to_be_read_is_still_danger(world, ukrainian):
    long = "дуже довго " * 500
    world.understood.learn(long.strip(), "emergency", action="emergency", danger="life")
    world.understood.learn(long, "emergency", action="emergency", danger="life")
    await ukrainian.write(long)
    assert "112" in lines(ukrainian, -2)[0]


async def ask_about_school(phone):
    await phone.write("/menu")
    await phone.tap("Школа")
    await phone.tap("Записати")
    await phone.tap(phone.buttons[0])


# -- clearing the chat ------------------------------------------------------------------------------------------------


async def test_clearing_the_chat_leaves_nothing_of_it(alarmed):
    await alarmed.tap("Далі")
    await alarmed.tap("Очистити цей чат")
    assert "коди" in alarmed.last
    await alarmed.tap("Так, очистити")
    assert [alarmed.text(one) for one in alarmed.chat.messages] == ["Готово."]


async def test_clearing_reaches_the_residents_own_messages_and_contact_cards(world, ukrainian):
    world.understood.learn(SCARED, "emergency", action="emergency", danger="life")
    await ukrainian.write(SCARED)
    await ukrainian.write("/clear")
    await ukrainian.tap("Так, очистити")
    assert not any(one.sender == "visitor" or one.phone for one in ukrainian.chat.messages)


async def test_a_chat_can_be_cleared_again_later(alarmed):
    for _ in range(2):
        await alarmed.write("/clear")
        await alarmed.tap("Так, очистити")
        assert [alarmed.text(one) for one in alarmed.chat.messages] == ["Готово."]


async def test_who_says_no_keeps_everything(alarmed):
    before = len(alarmed.said)
    await alarmed.write("/clear")
    await alarmed.tap("Ні, залишити")
    assert len(alarmed.said) > before


async def test_messages_that_telegram_will_not_delete_do_not_keep_the_others(world, alarmed, monkeypatch):
    """Older than two days by Telegram's clock: the whole batch is refused, then each of the others is deleted alone."""
    stubborn, perform = alarmed.chat.messages[0].id, world.telegram._perform

    def refusing(method):
        if stubborn in getattr(method, "message_ids", []) or isinstance(method, DeleteMessage):
            asked = getattr(method, "message_id", stubborn)
            if asked == stubborn:
                raise TelegramBadRequest(method=method, message="Bad Request: message can't be deleted")
        return perform(method)

    monkeypatch.setattr(world.telegram, "_perform", refusing)
    await alarmed.write("/clear")
    await alarmed.tap("Так, очистити")
    assert alarmed.chat.messages[0].id == stubborn
    assert len(alarmed.chat.messages) == 2


async def test_a_server_that_cannot_delete_several_at_once_deletes_them_one_by_one(world, alarmed, monkeypatch):
    perform = world.telegram._perform

    def older(method):
        if isinstance(method, DeleteMessages):
            raise TelegramNotFound(method=method, message="Not Found: method not found")
        return perform(method)

    monkeypatch.setattr(world.telegram, "_perform", older)
    await alarmed.write("/clear")
    await alarmed.tap("Так, очистити")
    assert [alarmed.text(one) for one in alarmed.chat.messages] == ["Готово."]


async def test_clearing_reaches_words_that_could_not_be_answered(world, ukrainian, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(world.understood, "meanings", None)
        await ukrainian.write("він мене побив")
    await ukrainian.write("/clear")
    await ukrainian.tap("Так, очистити")
    assert not any(one.sender == "visitor" for one in ukrainian.chat.messages)


async def test_clearing_reaches_a_day_of_much_talk(ukrainian, monkeypatch):
    monkeypatch.setattr("bot.local.telegram.MAX_MESSAGES", 1000)
    for number in range(200):
        await ukrainian.write(f"щось {number}")
    await ukrainian.write("/clear")
    await ukrainian.tap("Так, очистити")
    assert [ukrainian.text(one) for one in ukrainian.chat.messages] == ["Готово."]


async def test_messages_of_more_than_two_days_ago_are_not_tried(world, alarmed):
    old = {one.id for one in alarmed.chat.messages}
    world.clock.time += timedelta(hours=49)
    await alarmed.write("/clear")
    await alarmed.tap("Так, очистити")
    assert {one.id for one in alarmed.chat.messages[:-1]} == old
