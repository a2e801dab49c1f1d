"""Taking a report back in words, through the real dispatcher: never into a new complaint, never into asylum."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conversation.following import Follower

ASYLUM = "return.asylum_withdrawal"
ASKED = {"uk": "Відкликати?", "nl": "Intrekken?"}
CODE = {"uk": "Напишіть код", "nl": "Typ de code"}
THERE = {"uk": "там його можна відкликати", "nl": "kunt u die daar intrekken"}
LOOK = {"uk": "/sprava", "nl": "/zaak"}
SHORT = [
    ("uk", "відкликати"), ("uk", "забрати скаргу"), ("uk", "отозвать жалобу"), ("uk", "Видалити звернення"),
    ("nl", "intrekken"), ("nl", "Klacht intrekken"), ("nl", "ik trek het in"), ("nl", "withdraw my complaint"),
]  # fmt: skip
NAMED = [
    ("uk", "Чи можна забрати мою скаргу назад?"), ("uk", "zabraty skargu"), ("uk", "забрать жалобу"),
    ("nl", "ik wil mijn klacht intrekken"), ("nl", "melding intrekken"), ("nl", "take back my complaint"),
    ("nl", "Kunt u mijn melding verwijderen?"), ("uk", "анулювати звернення"),
    ("uk", "Приберіть мою скаргу, будь ласка"),
]  # fmt: skip


async def with_a_case(town, language):
    return await (await Follower(town, language).begin()).filed()


@pytest.mark.parametrize(("language", "words"), SHORT + NAMED)
async def test_while_a_case_is_looked_at_its_question_opens(town, language, words):
    town.understood.learn(words, ASYLUM, language=language)
    resident = await with_a_case(town, language)
    await resident.write(LOOK[language])
    await resident.write(resident.kept_code)
    await resident.write(words)
    assert ASKED[language] in resident.text
    assert resident.case.state == "received", "nothing goes before the question is answered"
    await resident.tap({"uk": "🗑 Так", "nl": "🗑 Ja"}[language])
    assert resident.case.state == "withdrawn"


@pytest.mark.parametrize(("language", "words"), NAMED)
async def test_without_one_a_named_report_leads_to_its_code(town, language, words):
    town.understood.learn(words, "complaint.file", language=language)
    resident = await Follower(town, language).begin()
    await resident.write(words)
    assert CODE[language] in resident.text
    assert THERE[language] in resident.text
    await resident.write(LOOK[language])
    assert THERE[language] not in resident.text, "whoever only looks it up is not asked to"


@pytest.mark.parametrize(("language", "word"), [("uk", "відкликати"), ("nl", "intrekken"), ("uk", "відкликати заяву")])
async def test_a_bare_word_is_asked_about_and_leads_to_both(town, kaart, language, word):
    town.understood.learn(word, ASYLUM, language=language)
    resident = await Follower(town, language).begin()
    await resident.write(word)
    assert kaart.topics[ASYLUM].title.in_language(language) in str(resident.labels)
    await resident.phone.press(next(one["data"] for one in resident.buttons if "complaint.status" in one["data"]))
    assert CODE[language] in resident.text


@pytest.mark.parametrize("words", ["хочу відкликати, бо ми з нею помирилися", "відкликаю, все вже добре"])
async def test_longer_words_understood_as_asylum_are_about_the_case_that_is_looked_at(town, words):
    town.understood.learn(words, ASYLUM)
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    await resident.write(words)
    assert ASKED["uk"] in resident.text


@pytest.mark.parametrize("words", ["відкликати притулок", "Як відкликати прохання про захист в IND?"])
async def test_whoever_names_asylum_gets_the_card_about_it(town, kaart, words):
    town.understood.learn(words, ASYLUM)
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    await resident.write(words)
    assert kaart.topics[ASYLUM].title.uk in resident.phone.last


@pytest.mark.parametrize("words", ["не хочу забирати скаргу", "мене змушують відкликати скаргу"])
async def test_words_that_say_something_else_are_left_to_the_understanding(town, kaart, words):
    town.understood.learn(words, "complaint.procedure")
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    await resident.write(words)
    assert ASKED["uk"] not in resident.text
    assert kaart.topics["complaint.procedure"].title.uk in resident.phone.last


async def test_after_another_code_is_asked_for_no_earlier_case_is_meant(town):
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    await resident.write("/sprava")
    await resident.write("відкликати")
    assert CODE["uk"] in resident.text


@pytest.mark.parametrize("words", ["Приберіть, будь ласка", "уберите это пожалуйста"])
async def test_asking_for_a_clean_room_takes_nothing_back(town, words):
    town.understood.learn(words, "complaint.file")
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    await resident.write(words)
    assert ASKED["uk"] not in resident.text


async def test_after_a_while_its_code_is_asked_for_again(town):
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    town.clock.time += timedelta(minutes=16)
    await resident.write("відкликати")
    assert CODE["uk"] in resident.text


async def test_which_case_it_was_is_nowhere_in_what_is_kept(town):
    resident = await with_a_case(town, "uk")
    await resident.write(resident.kept_code)
    kept = (await resident.session()).model_dump_json()
    assert resident.kept_code not in kept
    assert resident.number not in kept


async def test_while_a_complaint_is_written_such_words_belong_to_it(town):
    resident = await Follower(town, "uk").begin()
    await resident.open("housing", "mould")
    assert resident.step == "where_room"
    await resident.write("забрати скаргу")
    assert CODE["uk"] not in resident.text
    assert resident.step == "since"
