"""What became of a complaint, through the real dispatcher: by the code, by the receipt, by a notice of news."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.callbacks import OpenCase
from bot.case_callbacks import SendMessage, ShowCase, TellCase, WithdrawCase
from issues.case_contents import open_photos
from issues.case_keys import CaseKeys
from issues.receipt import code_of, in_fours
from tests.conversation.complaining import CHOSEN, HOME, in_memory, picture
from tests.conversation.following import SECRET, WHAT, Follower, staff_of

QUESTION = "In welke kamer is het?"
ANSWER = "De loodgieter is geweest."


@pytest.fixture
async def olena(town):
    resident = await Follower(town, "uk").begin()
    return await resident.filed()


@pytest.fixture
def staff(town):
    return staff_of(town)


async def other_phone(town, language="uk", chat_id=99):
    return await Follower(town, language, chat_id).begin()


# -- finding it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_the_command_asks_for_the_code_and_the_code_opens_it(town, language):
    resident = await (await Follower(town, language).begin()).filed()
    command = {"uk": "/sprava", "nl": "/zaak"}[language]
    await resident.write(command)
    assert {"uk": "Напишіть код", "nl": "Typ de code"}[language] in resident.text
    await resident.write(in_fours(resident.kept_code))
    assert resident.number in resident.text
    assert {"uk": "ще ніхто не відкривав", "nl": "nog niemand heeft het geopend"}[language] in resident.text.lower()
    assert {"uk": "Отримано. Читає:", "nl": "Ontvangen. Wordt gelezen door:"}[language] in resident.text


async def test_the_code_alone_is_enough_at_any_moment_and_from_another_phone(town, olena):
    mother = await other_phone(town)
    await mother.write("/menu")
    await mother.write(olena.kept_code)
    assert olena.number in mother.text
    assert "Над цим" not in mother.text


async def test_the_receipt_has_a_button_that_opens_it_and_stays(olena):
    receipt = olena.screen
    await olena.tap(WHAT["uk"])
    assert olena.screen.id != receipt.id
    assert olena.number in olena.text
    assert "Ваш код" in olena.phone.text(receipt), "the code must not be lost by looking"


async def test_the_menu_and_a_question_in_words_lead_to_it(town, olena):
    await olena.write("/menu")
    await olena.tap(WHAT["uk"])
    assert "Напишіть код" in olena.text
    town.understood.learn("ну і що з моєю скаргою", "complaint.status")
    await olena.write("/menu")
    await olena.write("ну і що з моєю скаргою")
    assert "Напишіть код" in olena.text


async def test_the_notice_of_news_opens_it_in_the_chat_that_wanted_news(town, olena, staff):
    await staff.resolve(olena.number, ANSWER)
    await olena.phone.press(OpenCase(number=olena.number).pack())
    assert "є відповідь" in olena.text
    stranger = await other_phone(town)
    await stranger.phone.press(OpenCase(number=olena.number).pack())
    assert "лише за його кодом" in stranger.text
    assert "є відповідь" not in stranger.text


# -- codes that are none -------------------------------------------------------------------------------------------


def mistyped(code):
    """One digit wrong."""
    return str((int(code[0]) + 1) % 10) + code[1:]


async def test_a_slip_is_named_kindly_and_costs_nothing(olena):
    await olena.write("/case")
    for _ in range(12):
        await olena.write(mistyped(olena.kept_code))
        assert "одна цифра не сходиться" in olena.text
    await olena.write(olena.kept_code[:-1])
    assert "16 цифр" in olena.text
    assert "15" in olena.text
    await olena.write(olena.number)
    assert "номер звернення" in olena.text
    await olena.write(olena.kept_code)
    assert olena.number in olena.text


async def test_unknown_codes_get_one_answer_and_after_five_a_pause(town, olena):
    guesser = await other_phone(town)
    await guesser.write("/case")
    answers = set()
    for number in range(5):
        await guesser.write(code_of(bytes([number]) * 32, b"x" * 16))
        answers.add(guesser.text)
    assert len(answers) == 1
    assert "Не знаходжу" in answers.pop()
    await guesser.write(olena.kept_code)
    assert "Забагато" in guesser.text
    assert "60 хв" in guesser.text
    await olena.write(olena.kept_code)
    assert olena.number in olena.text
    town.clock.time += timedelta(hours=1)
    await guesser.write(olena.kept_code)
    assert olena.number in guesser.text


async def test_digits_are_no_code_where_something_else_is_asked(town):
    resident = await Follower(town, "uk").begin()
    await resident.write("/menu")
    await resident.write("0612345678")
    assert "код" not in resident.text.lower()


async def test_danger_goes_before_a_code(town, olena):
    town.understood.learn("мене б'ють", "safety.violence", action="emergency", danger="violence")
    await olena.write("/case")
    await olena.write("мене б'ють")
    assert any("112" in olena.phone.text(one) for one in olena.phone.said[-2:])


# -- reading -------------------------------------------------------------------------------------------------------


async def test_no_words_stand_there_until_they_are_asked_for(olena, staff):
    await staff.resolve(olena.number, ANSWER)
    await olena.write(olena.kept_code)
    assert ANSWER not in olena.text
    assert "Пліснява" not in olena.text
    await olena.tap("📖 Прочитати відповідь")
    assert ANSWER in olena.text
    assert "Пліснява" in olena.text


async def test_notes_of_staff_are_nowhere(olena, staff):
    await staff.do(olena.number, "take")
    await staff.do(olena.number, "note", "NOTITIE over bewoner")
    await staff.do(olena.number, "reply", "Wij kijken ernaar.")
    await olena.write(olena.kept_code)
    await olena.tap("📖")
    assert "Wij kijken ernaar." in olena.text
    assert not any("NOTITIE" in message.html for message in olena.phone.said)


async def test_the_history_is_in_the_language_of_the_chat(town, olena, staff):
    await staff.do(olena.number, "take")
    await staff.do(olena.number, "pass_on", "Voor de gemeente.", queue="coordinator")
    await olena.write(olena.kept_code)
    assert "Взято в роботу." in olena.text
    assert "Передано далі. Тепер читає:" in olena.text
    dutch = await other_phone(town, "nl")
    await dutch.write(olena.kept_code)
    assert "Doorgegeven. Wordt nu gelezen door:" in dutch.text


async def test_an_answer_that_is_late_says_so_and_names_who_is_next(make_world):
    later = make_world(complaints=in_memory(), today=date(2027, 1, 15))
    resident = await (await Follower(later, "uk").begin()).filed()
    await resident.write(resident.kept_code)
    assert "Відповідь мала бути не пізніше 4 грудня" in resident.text
    assert "Можна звернутися й сюди" in resident.text


async def test_words_in_another_language_can_be_asked_for_in_ones_own(town, olena, staff):
    await staff.resolve(olena.number, ANSWER)
    await olena.write(olena.kept_code)
    await olena.tap("📖")
    assert "Мова: 🇳🇱 Nederlands" in olena.text
    await olena.tap("🌐 Хочу це моєю мовою")
    assert "Передано" in olena.text
    assert "Ви попросили написати це вашою мовою." in olena.text
    *_, event = await town.complaints.cases.events(olena.case.id)
    assert (event.kind, event.data["language"]) == ("language_wanted", "uk")
    await olena.tap("📖")
    assert "Ви попросили написати це вашою мовою." in olena.text
    assert not any("🌐" in label for label in olena.labels)


async def test_whoever_reads_it_is_offered_no_other_language(town, staff):
    resident = await (await Follower(town, "nl").begin()).filed()
    await staff.resolve(resident.number, ANSWER)
    await resident.write(resident.kept_code)
    await resident.tap("📖")
    assert ANSWER in resident.text
    assert "🌐" not in resident.text
    assert not any("🌐" in label for label in resident.labels)


# -- answering and adding ------------------------------------------------------------------------------------------


async def test_a_question_is_answered_after_a_look_at_what_goes(town, olena, staff):
    await staff.ask(olena.number, QUESTION)
    await olena.write(olena.kept_code)
    assert QUESTION not in olena.text
    await olena.tap("💬 Прочитати запитання")
    assert QUESTION in olena.text
    await olena.write("Спальня. Дзвоніть 0612345678.")
    assert "Перевірте" in olena.text
    assert "0612345678" not in olena.text
    assert "Спальня" in olena.text
    assert olena.case.state == "question", "nothing goes before it is sent"
    await olena.tap("📨 Надіслати")
    assert olena.case.state == "in_hand"
    assert "✅ Надіслано." in olena.text
    kept = await town.complaints.cases.events(olena.case.id)
    assert kept[-1].kind == "answered"


async def test_words_and_a_photo_are_added_from_another_phone(town, olena):
    mother = await other_phone(town, "nl")
    await mother.write(olena.kept_code)
    await mother.tap("➕ Iets toevoegen")
    await mother.photo(picture())
    assert "Foto's: 1" in mother.text
    await mother.write("Ook in de badkamer.")
    assert "Ook in de badkamer." in mother.text
    await mother.tap("📨 Versturen")
    case = olena.case
    key = await CaseKeys(town.complaints.keys, SECRET, bytes).get(case.id, "content")
    [photo] = open_photos(key, case.id, await town.complaints.cases.photos(case.id))
    assert photo.startswith(b"\xff\xd8")
    await mother.tap("📖")
    assert "Ook in de badkamer." in mother.text


async def test_what_is_not_sent_can_be_written_anew_or_thrown_away(olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Помилка")
    await olena.tap("✏️ Написати заново")
    assert "Помилка" not in olena.text
    await olena.write("Інше")
    await olena.tap("✖️ Скасувати")
    assert "Не надіслано" in olena.text
    assert olena.case.version == 1


async def test_a_message_begun_waits_while_something_else_is_looked_at(olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Ще й у ванній.")
    await olena.phone.press(OpenCase(number=olena.number).pack())
    await olena.write("/menu")
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    assert "Ще й у ванній." in olena.text
    await olena.tap("📨 Надіслати")
    assert olena.case.version == 2


async def test_danger_in_a_message_goes_first_and_the_words_are_kept(town, olena):
    text = "він мене б'є, допоможіть"
    town.understood.learn(text, "safety.violence", action="emergency", danger="violence")
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write(text)
    assert "112" in "".join(olena.phone.text(one) for one in olena.phone.said[-2:])
    assert (await olena.session()).message.text.startswith("він мене")


async def test_a_button_of_an_older_message_sends_nothing(olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Перше")
    older = SendMessage(mark=(await olena.session()).message.id[:6]).pack()
    await olena.tap("✖️ Скасувати")
    await olena.tap("➕ Додати")
    await olena.write("Друге")
    await olena.phone.press(older)
    assert "вже надіслали або видалили" in olena.text
    assert olena.case.version == 1


async def test_a_double_tap_on_send_sends_once(olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Ще й у ванній.")
    send = SendMessage(mark=(await olena.session()).message.id[:6]).pack()
    await olena.phone.press(send)
    await olena.phone.press(send)
    assert olena.case.version == 2


async def test_what_cannot_be_stored_is_not_lost(town, olena, monkeypatch):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Ще й у ванній.")

    async def broken(*_arguments):
        raise OSError

    with monkeypatch.context() as disk:
        disk.setattr(town.complaints.cases, "change", broken)
        await olena.tap("📨 Надіслати")
        assert "не вдалося" in olena.text.lower() or "Ніхто" in olena.text
    await olena.tap("📨 Спробувати")
    assert olena.case.version == 2


async def test_what_is_not_sent_is_gone_after_a_day(town, olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Ще й у ванній.")
    town.clock.time += timedelta(hours=26)
    await olena.write("/menu")
    assert (await olena.session()).message is None


# -- after the answer ----------------------------------------------------------------------------------------------


async def test_not_solved_goes_to_the_coordinator_whom_the_resident_sees_before(olena, staff):
    await staff.resolve(olena.number, ANSWER)
    await olena.write(olena.kept_code)
    await olena.tap("👎 Це не вирішено")
    assert "Хто це прочитає: " in olena.text
    assert "оординатор" in olena.text
    await olena.tap("📨 Надіслати без слів")
    assert (olena.case.state, olena.case.queue) == ("reopened", "coordinator")
    assert "подивляться ще раз" in olena.text


@pytest.mark.parametrize(
    ("language", "choice", "queue"),
    [
        ("uk", "🔒 Назад до довіреної особи", "confidant"),
        ("uk", "⬆️ До координатора", "coordinator"),
        ("nl", "🔒 Terug naar de vertrouwenspersoon", "confidant"),
        ("nl", "⬆️ Naar de coördinator", "coordinator"),
    ],
)
async def test_who_told_the_confidant_says_who_hears_that_it_is_not_solved(town, language, choice, queue):
    resident = await (await Follower(town, language).begin()).filed("safety", "sexual")
    assert resident.case.queue == "confidant"
    await staff_of(town, "confidant").resolve(resident.number, ANSWER)
    await resident.write(resident.kept_code)
    await resident.tap("👎")
    for office in ({"uk": "Довірена особа", "nl": "Vertrouwenspersoon"}, {"uk": "оординатор", "nl": "oördinator"}):
        assert office[language] in resident.text, "both are named before anything is chosen"
    assert resident.case.state == "resolved"
    await resident.tap(choice)
    reader = {
        "confidant": {"uk": "Довірена особа", "nl": "Vertrouwenspersoon"},
        "coordinator": {"uk": "оординатор", "nl": "oördinator"},
    }
    assert reader[queue][language] in resident.text
    await resident.tap("📨")
    assert (resident.case.state, resident.case.queue) == ("reopened", queue)


async def test_whoever_changes_their_mind_about_it_goes_back(town):
    resident = await (await Follower(town, "uk").begin()).filed("safety", "sexual")
    await staff_of(town, "confidant").resolve(resident.number, ANSWER)
    await resident.write(resident.kept_code)
    await resident.tap("👎")
    await resident.tap("⬅️ Назад")
    assert resident.number in resident.text
    assert resident.case.state == "resolved"


async def test_thanks_reach_staff_once(olena, staff):
    await staff.resolve(olena.number, ANSWER)
    await olena.write(olena.kept_code)
    await olena.tap("🙏")
    assert "подяку передано" in olena.text
    assert not any("🙏" in label for label in olena.labels)


# -- taking it back ------------------------------------------------------------------------------------------------


async def test_a_report_is_taken_back_after_a_question_and_its_words_are_gone(town, olena):
    await olena.write(olena.kept_code)
    await olena.tap("🗑 Відкликати")
    assert "видалено назавжди" in olena.text
    assert olena.case.state == "received"
    await olena.tap("Ні, залишити")
    assert olena.case.state == "received"
    await olena.tap("🗑 Відкликати")
    await olena.tap("🗑 Так")
    assert olena.case.state == "withdrawn"
    assert await CaseKeys(town.complaints.keys, SECRET, bytes).get(olena.case.id, "content") is None
    mother = await other_phone(town)
    await mother.write(olena.kept_code)
    assert "відкликали" in mother.text
    assert not any(label.startswith(("➕", "📖", "🗑", "👎")) for label in mother.labels)


async def test_a_formal_complaint_is_taken_back_and_why_its_words_stay_is_said(town):
    resident = await (await Follower(town, "nl").begin()).filed(kind="formal")
    await resident.write(resident.kept_code)
    await resident.tap("🗑 Intrekken")
    assert "verantwoording" in resident.text
    await resident.tap("🗑 Ja")
    assert resident.case.state == "withdrawn"
    assert resident.case.text is None or await CaseKeys(town.complaints.keys, SECRET, bytes).get(
        resident.case.id, "content"
    )
    assert await town.complaints.cases.envelope(resident.case.id) is not None
    assert await town.complaints.cases.address(resident.case.id) is None


async def test_nobody_takes_back_what_is_not_theirs(town, olena):
    stranger = await other_phone(town)
    await stranger.phone.press(WithdrawCase(ref=olena.number, sure=True).pack())
    await stranger.phone.press(TellCase(ref=olena.number, purpose="add").pack())
    await stranger.phone.press(ShowCase(ref=olena.number).pack())
    assert olena.case.version == 1
    assert not any("Над цим" in message.html or "📖" in str(message.buttons) for message in stranger.phone.said)


# -- the chat itself -----------------------------------------------------------------------------------------------


async def test_another_language_in_the_middle_of_a_message_keeps_what_was_typed(olena):
    await olena.write(olena.kept_code)
    await olena.tap("➕ Додати")
    await olena.write("Ще й у ванній.")
    await olena.write("/mova")
    await olena.tap("Nederlands")
    assert "Ще й у ванній." in olena.text
    assert "Kijk het na" in olena.text
    await olena.tap("📨 Versturen")
    assert olena.case.version == 2


async def test_another_language_asks_the_question_again_where_nothing_was_typed_yet(olena, staff):
    await staff.ask(olena.number, QUESTION)
    await olena.write(olena.kept_code)
    await olena.tap("💬 Прочитати запитання")
    await olena.write("/mova")
    await olena.tap("Nederlands")
    assert QUESTION in olena.text
    assert "Schrijf uw antwoord hier" in olena.text


async def test_forget_ends_the_way_back_to_this_chat_and_to_no_other(town, olena, staff):
    """Two were to be answered here, one by code only; the mother's is to be answered in her chat."""
    first = olena.number
    await olena.filed(sub_theme="heating")
    second = olena.number
    await olena.filed(sub_theme="noise", reach="code")
    mother = await (await other_phone(town)).filed()
    await olena.write("/zabuty")
    assert "лише за кодом" in olena.phone.last, "said before, while it can still be left"
    await olena.tap("🗑 Так, видалити")
    assert "мав писати сюди: 2" in olena.phone.last
    assert "є лише код" in olena.phone.last
    cases = {one.number: one for one in olena.cases}
    for number in (first, second):
        assert await town.complaints.cases.address(cases[number].id) is None
        assert await CaseKeys(town.complaints.keys, SECRET, bytes).get(cases[number].id, "address") is None
        *_, event = await town.complaints.cases.events(cases[number].id)
        assert (event.kind, event.data) == ("address_ended", {"why": "forgotten"})
        assert cases[number].state == "received"
    assert await town.complaints.cases.address(mother.case.id) is not None
    assert len(olena.cases) == 4, "the cases stay"
    await olena.phone.press(OpenCase(number=first).pack())
    assert "лише за його кодом" in olena.phone.last
    await mother.phone.press(OpenCase(number=mother.number).pack())
    assert mother.number in mother.text


async def test_what_could_not_be_forgotten_is_not_called_forgotten(town, olena, monkeypatch):
    await olena.write("/zabuty")

    async def broken(*_arguments, **_named):
        raise OSError

    with monkeypatch.context() as disk:
        disk.setattr(town.complaints.cases, "addresses_after", broken)
        await olena.tap("🗑 Так, видалити")
        assert "сталася помилка" in olena.phone.last
        assert (await olena.session()).language == "uk", "nothing is half forgotten"
    await olena.tap("🗑 Так, видалити")
    assert any("мав писати сюди: 1" in olena.phone.text(one) for one in olena.phone.said)


async def test_forget_without_a_complaint_says_nothing_of_ways_back(town):
    resident = await Follower(town, "uk").begin()
    await resident.write("/zabuty")
    await resident.tap("🗑 Так, видалити")
    assert "мав писати сюди" not in resident.phone.last


# -- programs without ----------------------------------------------------------------------------------------------


async def test_where_no_complaints_are_taken_the_card_answers(world):
    resident = world.phone()
    await resident.write(HOME)
    await resident.tap(CHOSEN["uk"])
    assert not any("Що з моїм" in label for label in resident.buttons)
    await resident.write("/case")
    assert "код" not in resident.last.lower()
    await resident.press(ShowCase(ref="1234567890123456").pack())
    assert "старої версії" in resident.last or "старіш" in resident.last
