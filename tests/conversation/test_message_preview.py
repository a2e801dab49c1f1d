"""A message to a case before it is sent: what was taken out, put back, more taken out; rooms that are asked for."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from guide.follow_up.where import asks_where
from issues.case_keys import CaseKeys
from issues.intake.loader import read_intake
from issues.replies.loader import read_replies
from issues.sealing import unseal_words
from tests.conversation.following import SECRET, Follower, staff_of

SAYS = {
    "uk": {"add": "➕ Додати", "answer": "💬 Прочитати", "unsolved": "👎", "send": "📨 Надіслати",
           "look": "Що прибрано", "take": "Прибрати щось", "put_back": "Повернути {}", "sure": "Так, повернути",
           "no": "Ні, не повертати", "on": "Далі", "gone": "Цього в мене вже немає", "unknown": "я вже не знаю",
           "missing": "Таких слів там немає"},
    "nl": {"add": "➕ Iets toevoegen", "answer": "💬 De vraag lezen", "unsolved": "👎", "send": "📨 Versturen",
           "look": "Wat is weggehaald", "take": "Iets weghalen", "put_back": "Terugzetten: {}",
           "sure": "Ja, terugzetten", "no": "Nee, niet terugzetten", "on": "Verder", "gone": "Dit heb ik niet meer",
           "unknown": "weet ik niet meer", "missing": "Deze woorden staan er niet"},
}  # fmt: skip
TOLD = "Слюсар Петро 06 12345678 був. Петра бачила Оксана."
MARKED = {
    "uk": "Слюсар [ім’я 1] [телефон 1] був. [ім’я 1] бачила [ім’я 2].",
    "nl": "Слюсар [naam 1] [telefoon 1] був. [naam 1] бачила [naam 2].",
}
PHONE = {"uk": "[телефон 1]", "nl": "[telefoon 1]"}


@pytest.fixture(params=["uk", "nl"])
async def resident(request, town):
    return await (await Follower(town, request.param).begin()).filed()


@pytest.fixture
async def olena(town):
    return await (await Follower(town, "uk").begin()).filed()


def says(resident, what):
    return SAYS[resident.language][what]


async def begin(resident, purpose="add"):
    await resident.write(resident.kept_code)
    return await resident.tap(says(resident, purpose))


async def tell(resident, words=TOLD, purpose="add"):
    await begin(resident, purpose)
    return await resident.write(words)


async def sent(resident):
    """The words of the newest event of the case, as the desk reads them."""
    stores = resident.world.complaints
    events = await stores.cases.events(resident.case.id)
    key = await CaseKeys(stores.keys, SECRET, os.urandom).get(resident.case.id, "content")
    return unseal_words(key, events[-1].text, case=resident.case.id, field="event")


# -- putting back and taking out ------------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", ["add", "answer", "unsolved"])
async def test_a_repair_mans_number_is_put_back_after_a_warning_and_is_what_is_sent(town, resident, purpose):
    if purpose == "answer":
        await staff_of(town).ask(resident.number, "Wie was er?")
    if purpose == "unsolved":
        await staff_of(town).resolve(resident.number)
    await tell(resident, purpose=purpose)
    await resident.tap(says(resident, "look"))
    mark, words = PHONE[resident.language], MARKED[resident.language]
    assert words in resident.text
    assert f"{mark} – 06 12345678" in resident.text
    await resident.tap(says(resident, "put_back").format(mark))
    assert "⚠️" in resident.text
    assert "06 12345678" in resident.text, "which words it is about"
    assert words not in resident.text
    await resident.tap(says(resident, "sure"))
    assert words.replace(mark, "06 12345678") in resident.text
    assert not any(mark in label for label in resident.labels), "it cannot be put back twice"
    await resident.tap(says(resident, "on"))
    await resident.tap(says(resident, "send"))
    assert await sent(resident) == words.replace(mark, "06 12345678")


async def test_the_warning_can_be_heeded(resident):
    await tell(resident)
    await resident.tap(says(resident, "look"))
    await resident.tap(says(resident, "put_back").format(PHONE[resident.language]))
    await resident.tap(says(resident, "no"))
    await resident.tap(says(resident, "on"))
    await resident.tap(says(resident, "send"))
    assert await sent(resident) == MARKED[resident.language]


async def test_words_typed_there_are_taken_out_and_nothing_is_added(resident):
    await tell(resident, "Той, у кого рудий кіт, шумить.")
    await resident.tap(says(resident, "take"))
    await resident.write("такого немає")
    assert says(resident, "missing") in resident.text
    await resident.write("рудий кіт")
    assert "рудий кіт" not in resident.text.split("✂️")[1]
    await resident.tap(says(resident, "on"))
    await resident.tap(says(resident, "send"))
    words = await sent(resident)
    assert words.startswith("Той, у кого [")
    assert words.endswith("], шумить.")


async def test_words_written_after_looking_are_added_again_and_what_was_put_back_stays(olena):
    await tell(olena)
    await olena.tap("Що прибрано")
    await olena.tap("Повернути [телефон 1]")
    await olena.tap("Так, повернути")
    await olena.write("далі")
    await olena.write("Марія теж, 0687654321")
    await olena.tap("📨 Надіслати")
    assert await sent(olena) == (
        "Слюсар [ім’я 1] 06 12345678 був. [ім’я 1] бачила [ім’я 2].\n[ім’я 3] теж, [телефон 1]"
    )


async def test_danger_typed_while_looking_goes_first_and_is_kept(town, olena):
    text = "він мене б'є, допоможіть"
    town.understood.learn(text, "safety.violence", action="emergency", danger="violence")
    await tell(olena)
    await olena.tap("Що прибрано")
    await olena.write(text)
    assert "112" in "".join(olena.phone.text(one) for one in olena.phone.said[-2:])
    assert (await olena.session()).message.text.endswith("допоможіть")


# -- gone -----------------------------------------------------------------------------------------------------------


async def test_after_half_an_hour_it_is_forgotten_and_taking_out_works_on(resident):
    await tell(resident)
    await resident.tap(says(resident, "look"))
    await resident.tap(says(resident, "put_back").format(PHONE[resident.language]))
    resident.world.clock.time += timedelta(minutes=31)
    await resident.tap(says(resident, "sure"))
    assert says(resident, "gone") in resident.text
    assert says(resident, "unknown") in resident.text
    assert "06 12345678" not in resident.text
    await resident.write("Слюсар")
    await resident.tap(says(resident, "on"))
    await resident.tap(says(resident, "send"))
    assert "Слюсар" not in await sent(resident)


@pytest.mark.parametrize("way", ["✖️ Скасувати", "📨 Надіслати", "✏️ Написати заново"])
async def test_what_was_taken_out_is_let_go_with_the_message(town, olena, way):
    await tell(olena)
    held = town.follow_up._messages._words._removed
    assert held._held
    await olena.tap(way)
    assert not held._held


async def test_no_session_keeps_what_was_taken_out(olena):
    await tell(olena)
    await olena.tap("Що прибрано")
    kept = (await olena.session()).model_dump_json()
    assert "12345678" not in kept
    assert "Оксана" not in kept


# -- rooms ----------------------------------------------------------------------------------------------------------


async def test_a_room_stays_where_staff_ask_for_it_and_a_name_does_not(town, resident):
    await staff_of(town).ask(resident.number, "In welke kamer is het?")
    await tell(resident, "кімната 12, питати Оксану", purpose="answer")
    await resident.tap(says(resident, "send"))
    words = await sent(resident)
    assert words.startswith("кімната 12, питати [")


async def test_a_room_goes_where_they_ask_for_something_else_but_can_be_put_back(town, olena):
    await staff_of(town).ask(olena.number, "Hoe vaak gebeurt dit?")
    await tell(olena, "щодня, кімната 12", purpose="answer")
    assert "кімната 12" not in olena.text
    await olena.tap("Що прибрано")
    await olena.tap("Повернути [кімната 1]")
    await olena.tap("Так, повернути")
    await olena.tap("Далі")
    await olena.tap("📨 Надіслати")
    assert await sent(olena) == "щодня, кімната 12"


def test_of_the_standard_questions_those_about_a_place_are_known_in_every_language():
    themes = frozenset(theme.id for theme in read_intake().themes)
    asked = [one for one in read_replies(themes).replies if "ask" in one.actions]
    for language in ("uk", "nl"):
        about = {one.id for one in asked if asks_where(one.text.in_language(language))}
        # Whoever is asked whether somebody may come says which room is theirs.
        assert {"ask_where", "ask_damp"} <= about <= {"ask_where", "ask_damp", "ask_visit"}


@pytest.mark.parametrize(
    "question",
    ["Wat is uw kamernummer?", "Welke unit is het", "Waar precies?", "У якій кімнаті?", "Який номер вашої кімнати?",
     "Де це сталося?", "Який поверх?", "В какой комнате?", "Which room is it?", "Where was it?"],
)  # fmt: skip
def test_a_question_for_a_place_is_one_however_it_is_put(question):
    assert asks_where(question)


@pytest.mark.parametrize(
    "question",
    ["Waarom niet?", "Hoe laat?", "Is het waar dat u weg wilt?", "Чому?", "Дехто казав, що ні?", "Wat is er gebeurd?"],
)
def test_other_questions_are_none(question):
    assert not asks_where(question)
