"""A complaint being written: what survives, what is thrown away, and that it is sent once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from aiogram.types import CallbackQuery, Update

from store.memory_cases import MemoryCaseStore
from store.memory_sessions import MemorySessionStore
from tests.conversation.complaining import DATA, Complainer, in_memory, picture
from tests.conversation.conftest import TODAY
from wegwijzer.complaint_stores import tidy_up


@pytest.fixture
async def resident(town):
    return await Complainer(town).begin()


async def write_some(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write("Стіна чорна")
    await resident.go_to("photos")
    return await resident.photo(picture())


def after_restart(make_world, resident, **settings):
    """Another process over the same stores."""
    world = make_world(store=resident.world.store, complaints=resident.world.complaints, **settings)
    world.clock.time = resident.world.clock.time
    return Complainer(world)


# -- restart, a day -------------------------------------------------------------------------------------------------


async def test_it_goes_on_after_the_process_was_killed_with_words_and_photo(make_world, resident):
    await write_some(resident)
    again = after_restart(make_world, resident)
    await again.write("/menu")
    await again.phone.tap("Продовжити")
    summary = await again.send()
    assert "Стіна чорна" in summary
    assert "Фото: 1" in summary
    [case] = again.cases
    assert len(await again.world.complaints.cases.photos(case.id)) == 1


async def test_a_button_from_before_the_restart_still_works(make_world, resident):
    await resident.open("housing", "mould")
    [choice, *_] = resident.offers("kq:")
    again = after_restart(make_world, resident)
    await again.phone.chat.press(resident.screen.id, choice)
    assert again.step == DATA.sub_theme("housing", "mould").questions[1]


async def test_after_23_hours_it_is_there_and_after_a_day_it_is_gone(resident):
    await write_some(resident)
    resident.world.clock.time += timedelta(hours=23)
    await resident.write("/menu")
    assert any("Продовжити" in label for label in resident.phone.buttons)
    resident.world.clock.time += timedelta(hours=3)
    await resident.write("/menu")
    assert not any("Продовжити" in label for label in resident.phone.buttons)
    assert resident.world.complaints.photos._rows == {}


async def test_in_a_silent_chat_it_is_gone_from_the_store_after_a_day_and_the_language_is_not(resident):
    await write_some(resident)
    assert len(resident.world.store._rows) == 2
    resident.world.clock.time += timedelta(hours=27)
    assert await resident.world.storage.purge() == 1
    await tidy_up(resident.world.complaints, resident.world.clock.time)
    assert len(resident.world.store._rows) == 1
    assert resident.world.complaints.photos._rows == {}
    session = await resident.session()
    assert (session.language, session.draft) == ("uk", None)


async def test_a_button_of_a_complaint_that_is_over_says_so(resident):
    await resident.open("housing", "mould")
    old = resident.screen
    resident.world.clock.time += timedelta(hours=27)
    await resident.press("kq:")
    assert "минуло понад добу" in resident.text
    assert resident.screen is not old, "below, not in its place"


async def test_words_for_one_that_is_over_begin_a_new_one(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    resident.world.clock.time += timedelta(hours=27)
    await resident.write("у кімнаті пліснява")
    assert "минула доба" in resident.text
    summary = await resident.send()
    assert "у кімнаті пліснява" in summary


async def test_nothing_readable_lies_in_the_store(resident):
    await write_some(resident)
    for key, (payload, _) in resident.world.store._rows.items():
        for secret in ("Стіна", "mould", "housing", "voorbeeldstad"):
            assert secret.encode() not in key + payload
    for sealed, _ in resident.world.complaints.photos._rows.values():
        assert b"JFIF" not in sealed


# -- thrown away ----------------------------------------------------------------------------------------------------


async def test_cancel_asks_and_deletes_words_and_photos(resident):
    await write_some(resident)
    await resident.phone.tap("Скасувати")
    assert "Видалити" in resident.text
    assert resident.world.complaints.photos._rows != {}, "nothing is deleted before the answer"
    await resident.phone.tap("Так, видалити")
    assert "Видалено" in resident.text
    assert resident.world.complaints.photos._rows == {}
    assert len(resident.world.store._rows) == 1
    assert resident.cases == []


async def test_cancel_can_be_taken_back(resident):
    await write_some(resident)
    await resident.phone.tap("Скасувати")
    await resident.phone.tap("Ні, продовжити")
    await resident.send()
    assert len(resident.cases) == 1


async def test_forget_deletes_it_too_and_says_what_stays(resident):
    await write_some(resident)
    await resident.write("/forget")
    await resident.phone.tap("Так, видалити")
    said = resident.phone.last
    assert "почате звернення" in said
    assert "вже надіслали" in said
    assert resident.world.complaints.photos._rows == {}
    assert resident.world.store._rows == {}


async def test_clearing_the_chat_deletes_it_and_says_so_before(resident):
    await write_some(resident)
    await resident.write("/clear")
    assert "ненадіслане звернення" in resident.text
    await resident.phone.tap("Так, очистити")
    assert resident.world.complaints.photos._rows == {}
    assert (await resident.session()).draft is None


async def test_what_is_sent_leaves_no_draft_and_no_photo_of_it_behind(resident):
    await write_some(resident)
    await resident.send()
    assert len(resident.world.store._rows) == 1
    assert resident.world.complaints.photos._rows == {}


# -- two at once ----------------------------------------------------------------------------------------------------


async def test_a_second_one_asks_which_to_go_on_with(resident):
    await resident.open("housing", "mould")
    await resident.write("/complaint")
    assert "вже почали звернення" in resident.text
    await resident.press("kg:")
    assert resident.step == DATA.sub_theme("housing", "mould").questions[0]


async def test_a_second_one_can_take_the_first_ones_place(resident):
    await write_some(resident)
    await resident.write("/complaint")
    await resident.press("kz:")
    assert resident.step == "kind"
    assert resident.world.complaints.photos._rows == {}


async def test_buttons_of_the_first_never_answer_for_the_second(resident):
    await resident.open("housing", "mould")
    first = resident.screen
    choices = resident.offers("kq:")
    await resident.write("/complaint")
    await resident.press("kz:")
    await resident.phone.tap("Ідея")
    for data in choices:
        await resident.phone.chat.press(first.id, data)
    assert resident.step == "theme", "the second one is asked on where it was"
    session = await resident.session()
    assert (session.draft.kind, dict(session.draft.answers)) == ("idea", {})


async def test_two_chats_at_once_never_mix(town):
    people = [await Complainer(town, language, number).begin() for number, language in enumerate(("uk", "nl") * 4, 50)]
    subs = [one.id for one in DATA.theme("housing").sub_themes]

    async def complain(number, one):
        await one.open("housing", subs[number])
        await one.go_to("text")
        await one.write(f"слова {number}")
        return await one.send()

    summaries = await asyncio.gather(*(complain(number, one) for number, one in enumerate(people)))
    for number, summary in enumerate(summaries):
        assert f"слова {number}" in summary
    assert sorted(case.sub_theme for case in people[0].cases) == sorted(subs[: len(people)])
    assert len({one.code for one in people}) == len(people)


# -- language -------------------------------------------------------------------------------------------------------


async def test_a_language_changed_in_the_middle_loses_nothing(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write("Стіна чорна")
    await resident.write("/mova")
    await resident.phone.tap("Nederlands")
    resident.language = "nl"
    assert resident.step == "text"
    summary = await resident.send()
    assert DATA.sub_theme("housing", "mould").title.nl in summary
    assert "Стіна чорна" in summary
    assert "Ontvangen" in resident.text
    assert resident.cases[0].language == "nl"


# -- sent once ------------------------------------------------------------------------------------------------------


async def press_twice(resident, prefix):
    """Two taps before the first is answered, as an impatient thumb does."""
    [data, *_] = resident.offers(prefix)
    message = resident.world.telegram.as_message(resident.phone.chat.id, resident.screen.id)
    queries = [
        CallbackQuery(id=str(n), from_user=resident.phone.user, chat_instance="1", message=message, data=data)
        for n in range(2)
    ]
    world = resident.world
    await asyncio.gather(
        *(
            world.dispatcher.feed_update(world.bot, Update(update_id=n, callback_query=one))
            for n, one in enumerate(queries)
        )
    )


async def test_a_double_tap_sends_once_and_the_receipt_stays(resident):
    await resident.open("housing", "mould")
    await resident.go_to("summary")
    await press_twice(resident, "ks:")
    await press_twice(resident, "kr:")
    assert len(resident.cases) == 1
    assert len(resident.world.complaints.cases.log) == 1
    [receipt] = [one for one in resident.phone.said if "Отримано" in resident.phone.text(one)]
    assert resident.cases[0].number in receipt.html


async def test_every_old_button_of_a_sent_one_is_harmless(resident):
    pressed = []
    await resident.open("housing", "mould")
    while resident.step != "summary":
        pressed += [(resident.screen.id, one) for one in resident.offers("k")]
        await resident.go_on()
    pressed += [(resident.screen.id, one) for one in resident.offers("k")]
    await resident.send()
    receipt = resident.screen
    for message, data in pressed:
        await resident.phone.press(data, resident.world.telegram.as_message(resident.phone.chat.id, message))
        assert "сталася помилка" not in resident.text
    assert len(resident.cases) == 1
    assert receipt in resident.phone.said
    assert "Отримано" in resident.phone.text(receipt), "the code is still on the screen"


class Broken(MemoryCaseStore):
    """Fails as often as it is told, before or after it has committed."""

    def __init__(self):
        super().__init__()
        self.before = self.after = 0

    async def add(self, new):
        if self.before:
            self.before -= 1
            raise ConnectionError("КАНАРКА")
        case = await super().add(new)
        if self.after:
            self.after -= 1
            raise ConnectionError("КАНАРКА")
        return case


@pytest.fixture
async def unlucky(make_world):
    town = make_world(complaints=in_memory()._replace(cases=Broken()))
    return await Complainer(town).begin()


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_database_that_fails_loses_nothing_and_makes_one_case(unlucky, when):
    setattr(unlucky.world.complaints.cases, when, 1)
    await write_some(unlucky)
    await unlucky.send()
    assert "Надіслати не вдалося" in unlucky.text
    assert "112" in unlucky.text
    assert "КАНАРКА" not in unlucky.text
    assert len(unlucky.world.complaints.photos._rows) == 1, "the photo is still there"
    await unlucky.phone.tap("Спробувати ще раз")
    assert "Отримано" in unlucky.text
    [case] = unlucky.cases
    assert case.number in unlucky.text
    assert len(unlucky.world.complaints.cases.log) == 1
    assert len(await unlucky.world.complaints.cases.photos(case.id)) == 1


async def test_an_answer_that_telegram_lost_is_the_same_case_again(resident):
    """Filed with a photo, but the receipt could not be shown and the session not stored: they send it again."""
    await write_some(resident)
    await resident.go_to("summary")
    await resident.phone.tap("📨 Надіслати")

    class Forgetful(MemorySessionStore):
        async def put(self, key, payload, *, now):
            raise ConnectionError

    kept, rows = resident.world.storage._store, resident.world.store._rows
    resident.world.storage._store = forgetful = Forgetful()
    forgetful._rows = rows
    await resident.phone.tap("Лише код")
    first = next(resident.phone.text(one) for one in reversed(resident.phone.said) if "Отримано" in one.html)
    resident.world.storage._store = kept
    await resident.write("/menu")
    await resident.phone.tap("Продовжити")
    await resident.phone.tap("Напишіть мені тут")
    assert len(resident.cases) == 1
    assert resident.cases[0].number in first
    assert "Отримано" in resident.text
    assert "Від звернення до вас ніщо не веде" in resident.text, "as it was sent, whatever is chosen now"
    assert resident.cases[0].number in resident.text


async def test_three_a_day_then_a_kind_no_that_keeps_the_fourth(make_world, resident):
    for sub_theme in ("mould", "heating", "noise"):
        await resident.open("housing", sub_theme)
        await resident.send()
        assert "Отримано" in resident.text
    await resident.open("housing", "food")
    await resident.send_as_far_as_it_goes()
    assert "вже надіслали 3" in resident.text
    assert len(resident.cases) == 3
    [again] = resident.offers("ks:")
    resident.world.clock.time += timedelta(hours=20)
    tomorrow = after_restart(make_world, resident, today=TODAY + timedelta(days=1))
    await tomorrow.phone.chat.press(resident.screen.id, again)
    await tomorrow.phone.tap("Лише код")
    assert len(tomorrow.cases) == 4


async def test_safety_never_counts(resident):
    for sub_theme in ("mould", "heating", "noise"):
        await resident.open("housing", sub_theme)
        await resident.send()
    await resident.open("safety", DATA.theme("safety").sub_themes[0].id)
    await resident.send()
    assert "Отримано" in resident.text
    assert len(resident.cases) == 4
