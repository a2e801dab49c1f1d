"""What was taken out of a resident's words: seen, put back after a warning, added to; and kept nowhere."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from issues.case_contents import open_text
from issues.case_keys import CaseKeys
from store.schema import prepare_schema
from store.sessions import SqlSessionStore
from tests.conversation.complaining import Complainer, in_memory
from tests.store.conftest import (  # noqa: F401 – fixtures
    address,
    database,
    postgresql_address,
    postgresql_server,
    sqlite_address,
)

SAYS = {
    "uk": {"look": "Що прибрано", "put_back": "Повернути {}", "sure": "Так, повернути", "no": "Ні, не повертати",
           "gone": "Цього в мене вже немає", "unknown": "я вже не знаю", "missing": "Таких слів там немає",
           "on": "Далі", "take": "Прибрати щось"},
    "nl": {"look": "Wat is weggehaald", "put_back": "Terugzetten: {}", "sure": "Ja, terugzetten",
           "no": "Nee, niet terugzetten", "gone": "Dit heb ik niet meer", "unknown": "weet ik niet meer",
           "missing": "Deze woorden staan er niet", "on": "Verder", "take": "Iets weghalen"},
}  # fmt: skip
STORY = "Слюсар Петро 06 12345678 не прийшов. Петра бачила Оксана."
MARKS = {
    "uk": ("Слюсар [ім’я 1] [телефон 1] не прийшов. [ім’я 1] бачила [ім’я 2].", "[телефон 1]"),
    "nl": ("Слюсар [naam 1] [telefoon 1] не прийшов. [naam 1] бачила [naam 2].", "[telefoon 1]"),
}


@pytest.fixture(params=["uk", "nl"])
async def resident(request, town):
    return await Complainer(town, request.param).begin()


@pytest.fixture
async def ukrainian(town):
    return await Complainer(town).begin()


async def tell(resident, story=STORY):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    return await resident.write(story)


def says(resident, what):
    return SAYS[resident.language][what]


async def filed_text(resident):
    [case] = resident.cases
    key = await CaseKeys(resident.world.complaints.keys, b"s" * 32, bytes).get(case.id, "content")
    return open_text(key, case.id, case.text)


def after_restart(make_world, resident):
    world = make_world(store=resident.world.store, complaints=resident.world.complaints)
    return Complainer(world, resident.language)


# -- looking ----------------------------------------------------------------------------------------------------


async def test_what_was_taken_out_is_shown_beside_its_mark_while_the_story_is_told(resident):
    await tell(resident)
    await resident.phone.tap(says(resident, "look"))
    words, phone = MARKS[resident.language]
    assert words in resident.text
    assert f"{phone} – 06 12345678" in resident.text
    assert "Петро, Петра" in resident.text
    await resident.phone.tap(says(resident, "on"))
    assert resident.step == "photos", "on from where it was opened"


async def test_from_the_summary_and_back_to_it(resident):
    await tell(resident)
    await resident.go_to("summary")
    await resident.phone.tap(says(resident, "look"))
    assert resident.step == "preview"
    await resident.phone.tap(says(resident, "on"))
    assert resident.step == "summary"


async def test_back_leads_to_the_story(ukrainian):
    await tell(ukrainian)
    await ukrainian.phone.tap("Що прибрано")
    await ukrainian.press("kb:")
    assert ukrainian.step == "text"


# -- putting back -----------------------------------------------------------------------------------------------


async def test_a_repair_mans_number_is_put_back_after_a_warning_and_is_what_is_sent(resident):
    await tell(resident)
    await resident.go_to("summary")
    words, phone = MARKS[resident.language]
    await resident.phone.tap(says(resident, "look"))
    await resident.phone.tap(says(resident, "put_back").format(phone))
    assert "⚠️" in resident.text
    assert "06 12345678" in resident.text, "which words it is about"
    assert words not in resident.text
    await resident.phone.tap(says(resident, "sure"))
    put_back = words.replace(phone, "06 12345678")
    assert put_back in resident.text
    assert not any(phone in label for label in resident.phone.buttons), "it cannot be put back twice"
    await resident.phone.tap(says(resident, "on"))
    await resident.send()
    assert await filed_text(resident) == put_back


async def test_the_warning_can_be_heeded(resident):
    await tell(resident)
    await resident.phone.tap(says(resident, "look"))
    await resident.phone.tap(says(resident, "put_back").format(MARKS[resident.language][1]))
    await resident.phone.tap(says(resident, "no"))
    await resident.send()
    assert await filed_text(resident) == MARKS[resident.language][0]


async def test_what_was_put_back_stays_when_more_is_written(ukrainian):
    await tell(ukrainian)
    await ukrainian.phone.tap("Що прибрано")
    await ukrainian.phone.tap("Повернути [телефон 1]")
    await ukrainian.phone.tap("Так, повернути")
    await ukrainian.press("kb:")
    await ukrainian.write("Марія теж, 0687654321")
    await ukrainian.send()
    assert await filed_text(ukrainian) == (
        "Слюсар [ім’я 1] 06 12345678 не прийшов. [ім’я 1] бачила [ім’я 2].\n[ім’я 3] теж, [телефон 1]"
    )


async def test_words_beside_a_question_are_looked_at_too_and_a_room_stays_there(ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.write("кімната 204, питати Оксану")
    await ukrainian.go_to("summary")
    assert "кімната 204, питати [ім’я 1]" in ukrainian.text
    await ukrainian.phone.tap("Що прибрано")
    await ukrainian.phone.tap("Повернути [ім’я 1]")
    await ukrainian.phone.tap("Так, повернути")
    await ukrainian.phone.tap("Далі")
    assert "кімната 204, питати Оксану" in ukrainian.text


async def test_many_items_come_a_few_at_a_time_and_each_can_be_put_back(ukrainian):
    numbers = [f"06 {10_000_000 + one * 7}" for one in range(20)]
    await tell(ukrainian, "Дзвонила " + ", ".join(numbers))
    await ukrainian.phone.tap("Що прибрано")
    seen = set()
    for _ in range(3):
        seen |= {label for label in ukrainian.phone.buttons if "Повернути" in label}
        await ukrainian.phone.tap("Показати ще")
    assert len(seen) == 20


# -- gone -------------------------------------------------------------------------------------------------------


async def test_after_a_restart_it_works_on_and_says_that_nothing_can_be_put_back(make_world, resident):
    await tell(resident)
    await resident.phone.tap(says(resident, "look"))
    old = resident.offers("ku:")[0]
    again = after_restart(make_world, resident)
    await again.phone.chat.press(resident.screen.id, old)
    assert says(resident, "gone") in again.text
    assert MARKS[resident.language][0] in again.text
    assert not again.offers("ku:")
    assert says(resident, "unknown") in again.text
    await again.write("слюсар")
    assert "06" not in again.text
    assert "Слюсар [" not in again.text, "taking out works on"
    await again.phone.tap(says(resident, "on"))
    await again.send()
    assert (await filed_text(again)).endswith(MARKS[resident.language][0].removeprefix("Слюсар"))


async def test_after_half_an_hour_it_is_forgotten(ukrainian):
    await tell(ukrainian)
    await ukrainian.phone.tap("Що прибрано")
    [phone] = [one for one in ukrainian.buttons if "телефон" in one["text"]]
    ukrainian.world.clock.time += timedelta(minutes=29)
    await ukrainian.phone.chat.press(ukrainian.screen.id, phone["data"])
    assert "06 12345678" in ukrainian.text, "still there, and another half an hour begins"
    ukrainian.world.clock.time += timedelta(minutes=31)
    await ukrainian.phone.tap("Так, повернути")
    assert "Цього в мене вже немає" in ukrainian.text
    assert "06 12345678" not in ukrainian.text


@pytest.mark.parametrize("way", ["cancel", "send", "forget", "restart"])
async def test_nothing_is_held_of_a_complaint_that_is_over(ukrainian, way):
    await tell(ukrainian)
    removed = ukrainian.world.intake._drafts._removed
    assert removed._held
    if way == "send":
        await ukrainian.send()
    elif way == "cancel":
        await ukrainian.press("kc:")
        await ukrainian.phone.tap("Так, видалити")
    elif way == "restart":
        await ukrainian.write("/complaint")
        await ukrainian.press("kz:")
    else:
        await ukrainian.world.intake.forget(await ukrainian.session())
    assert not removed._held


# -- taking out more --------------------------------------------------------------------------------------------


async def test_typed_words_are_taken_out_in_every_form_and_can_come_back(resident):
    await tell(resident, "Дівчинка з двома косами плаче. Надія бачила, надією не наїсися.")
    await resident.go_to("summary")
    await resident.phone.tap(says(resident, "take") if says(resident, "take") in str(resident.phone.buttons)
                             else says(resident, "look"))  # fmt: skip
    await resident.write("з двома косами")
    word = {"uk": "прибрано", "nl": "weggehaald"}[resident.language]
    assert f"Дівчинка [{word} 1] плаче" in resident.text
    await resident.phone.tap(says(resident, "put_back").format(f"[{word} 1]"))
    await resident.phone.tap(says(resident, "sure"))
    assert "Дівчинка з двома косами плаче" in resident.text


async def test_words_that_stand_nowhere_are_said_to_be_missing_and_not_added(resident):
    await tell(resident)
    await resident.phone.tap(says(resident, "look"))
    await resident.write("Мурчик")
    assert says(resident, "missing") in resident.text
    await resident.send()
    assert await filed_text(resident) == MARKS[resident.language][0]


async def test_where_nothing_was_taken_out_something_still_can_be(ukrainian):
    await tell(ukrainian, "Стіна чорна, наш кіт Мурчик кашляє")
    await ukrainian.go_to("summary")
    await ukrainian.phone.tap(next(one for one in ukrainian.phone.buttons if "✂️" in one))
    await ukrainian.write("Стіна")
    assert "[прибрано 1] чорна" in ukrainian.text


async def test_without_words_there_is_no_button_for_it(ukrainian):
    await ukrainian.open("housing", "mould")
    await ukrainian.go_to("summary")
    assert not [one for one in ukrainian.phone.buttons if "✂️" in one]


async def test_a_word_that_stands_too_often_breaks_nothing(ukrainian):
    await tell(ukrainian, "а " * 2000)
    await ukrainian.go_to("summary")
    await ukrainian.phone.tap("Прибрати щось")
    await ukrainian.write("а")
    assert "надто часто" in ukrainian.text
    await ukrainian.send()
    assert (await filed_text(ukrainian)).count("а") == 2000


async def test_danger_in_words_that_are_taken_out_comes_first_and_they_are_gone(town, ukrainian):
    await tell(ukrainian, "Він мене вб’є, кричав сусід")
    await ukrainian.phone.tap("Далі")
    await ukrainian.go_to("summary")
    await ukrainian.phone.tap(next(one for one in ukrainian.phone.buttons if "✂️" in one))
    town.understood.learn("Він мене вб’є", "safety.violence", action="emergency", danger="violence")
    await ukrainian.write("Він мене вб’є")
    assert any("112" in label for label in ukrainian.phone.buttons)
    await ukrainian.write("/menu")
    await ukrainian.phone.tap("Продовжити")
    assert "[прибрано 1], кричав сусід" in ukrainian.text


@pytest.mark.parametrize("data", ["ku:{mark}:00000000:1", "ku:{mark}:<b>:0", "kp:{mark}:99999", "kp:{mark}:-5"])
async def test_a_forged_button_changes_nothing(ukrainian, data):
    await tell(ukrainian)
    mark = ukrainian.offers("kb:")[0].split(":")[1]
    await ukrainian.phone.press(data.format(mark=mark))
    assert "сталася помилка" not in ukrainian.text
    await ukrainian.send()
    assert await filed_text(ukrainian) == MARKS["uk"][0]


# -- stored nowhere ---------------------------------------------------------------------------------------------

CANARIES = ("Канаренко", "Канаренка", "5519955", "канарний")


@pytest.fixture
async def kept_in(database):  # noqa: F811 – the fixture of that name
    """A store of sessions, and all that lies in it: as it lies there, and as the program reads it."""
    await prepare_schema(database)
    store = SqlSessionStore(database)

    async def everything():
        async with database.reading() as connection:
            rows = (await connection.execute(sql("SELECT * FROM session_state"))).all()
        cells = [cell for row in rows for cell in row]
        assert cells
        return " ".join(c.decode(errors="ignore") if isinstance(c, bytes) else str(c) for c in cells)

    return store, everything


async def test_what_was_taken_out_is_in_no_stored_session(make_world, kept_in):
    store, everything = kept_in
    resident = await Complainer(make_world(store=store, complaints=in_memory())).begin()
    await tell(resident, "Семен Канаренко, +31 6 55199551, канарний двір. Канаренка бачили.")
    await resident.phone.tap("Що прибрано")
    steps = [("Повернути [телефон 1]", None), ("Ні, не повертати", None), (None, "канарний"), ("Далі", None)]
    for label, typed in steps:
        await (resident.phone.tap(label) if label else resident.write(typed))
        # Another process: it has nothing but what is stored.
        fresh = make_world(store=store, complaints=resident.world.complaints)
        fresh.clock.time = resident.world.clock.time
        session = json.dumps((await Complainer(fresh).session()).model_dump(mode="json"), ensure_ascii=False)
        assert "[ім’я 1]" in session, "what is stored was looked at"
        stored = session + await everything()
        if typed or label == "Далі":
            assert not [one for one in CANARIES if one in stored]
        assert not [one for one in CANARIES[:3] if one in stored]
