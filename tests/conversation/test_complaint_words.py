"""What people and attackers type into a complaint: kept as it is, shown harmlessly, and never in the way."""

from __future__ import annotations

import re

import pytest

from bot.render.long_text import units
from issues.case_contents import open_details, open_text
from issues.case_keys import CaseKeys
from tests.conversation.complaining import DATA, Complainer
from tests.hostile.telegram_html import visible_text

HOSTILE = {
    "4096 letters": "і" * 4096,
    "4096 ampersands": "&" * 4095 + "а",
    "words": "слово " * 680,
    "html": "<b>стіна</b> <a href='https://evil.example'>тут</a> &amp; <script>alert(1)</script>",
    "rtl": "\u202eстіна\u202c مرحبا \u2066x",
    "zero width": "с\u200bт\u2060і\ufeffна",
    "emoji": "👨‍👩‍👧‍👦 стіна чорна 🏠" * 20,
    "zalgo": "стіна" + "\u0300\u0337\u0489" * 900,
    "sql": "'; DROP TABLE complaint_case;-- стіна",
    "template": "{0}{code}%s%n ${jndi:ldap://x} {{7*7}} стіна",
    "control": "сті\x00на\x1b[31m",
    "half an emoji": "стіна \ud83d",
    "json": '{"text": "стіна", "kind": "formal"}',
}


@pytest.fixture
async def resident(town):
    return await Complainer(town).begin()


def readable(resident):
    """Everything the bot has said is what Telegram accepts."""
    for message in resident.phone.said:
        if message.phone is None and message.file is None:
            assert 0 < units(visible_text(message.html)) <= 4096


async def key_of(resident, case):
    return await CaseKeys(resident.world.complaints.keys, b"s" * 32, bytes).get(case.id, "content")


def letters(text):
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_words_are_filed_and_shown_before(resident, kind):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write(HOSTILE[kind])
    await resident.send()
    assert "Отримано" in resident.text, resident.text
    readable(resident)
    [case] = resident.cases
    kept = open_text(await key_of(resident, case), case.id, case.text)
    expected = HOSTILE[kind].replace("https://evil.example", "").replace("ldap://x", "")
    assert len(letters(kept)) > 0.7 * len(letters(expected)), "but for what redaction took out"
    assert "\x00" not in kept


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_words_beside_a_question_or_as_a_name_do_no_harm(resident, kind):
    await resident.open("housing", "mould", "formal")
    await resident.write(HOSTILE[kind])
    readable(resident)
    await resident.go_to("explain")
    await resident.press("kn:")
    await resident.write(HOSTILE[kind])
    await resident.write(HOSTILE[kind])
    readable(resident)
    assert "сталася помилка" not in resident.text


@pytest.mark.parametrize("kind", ["control", "half an emoji"])
async def test_what_no_file_can_hold_is_mended_before_anybody_reads_it(resident, kind):
    await resident.write(HOSTILE[kind])
    heard = resident.world.understood.heard[-1]
    heard.encode()
    assert heard.startswith("стіна")
    assert heard.isprintable() or "\ufffd" in heard


async def test_a_room_typed_beside_the_choices_is_kept_sealed(resident):
    await resident.open("housing", "mould")
    await resident.write("пральня на 2 поверсі")
    summary = await resident.send()
    assert "пральня на 2 поверсі" in summary
    [case] = resident.cases
    details = open_details(await key_of(resident, case), case.id, case.details)
    assert details.words == {"where_room": "пральня на 2 поверсі"}


async def test_a_choice_typed_instead_of_tapped_counts(resident):
    await resident.open("housing", "mould")
    first = DATA.questions[DATA.sub_theme("housing", "mould").questions[0]].choices[0]
    await resident.write(first.label.uk.upper())
    await resident.send()
    assert resident.cases[0].answers["where_room"] == (first.id,)


async def test_what_does_not_fit_is_said(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    for _ in range(2):
        await resident.write("дуже волого " * 300)
    assert "4096" in resident.text
    readable(resident)


async def test_a_message_longer_than_telegram_allows_is_refused_and_nothing_is_lost(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write("перше")
    await resident.write("a" * 9000)
    assert "задовго" in resident.text
    assert "перше" in resident.text


async def test_signs_without_words_leave_the_complaint_where_it_is(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.write("👍👍")
    await resident.write("стіна чорна")
    summary = await resident.send()
    assert "стіна чорна" in summary


async def test_danger_in_the_words_comes_first_and_they_are_kept(town, resident):
    words = "чоловік б'є мене щодня"
    town.understood.learn(words, "safety.violence", action="emergency", danger="violence")
    await resident.open("residents", DATA.theme("residents").sub_themes[0].id)
    await resident.go_to("text")
    await resident.write(words)
    assert any("112" in label for label in resident.phone.buttons)
    await resident.phone.tap("Далі")
    await resident.phone.tap("Так, я в безпеці")
    await resident.phone.tap("Продовжити")
    summary = await resident.send()
    assert words in summary


async def test_a_corrected_message_does_not_break_the_complaint(resident):
    await resident.open("housing", "mould")
    await resident.go_to("text")
    await resident.phone.receive("edited_message", text="стіна чорна", edit_date=0)
    assert resident.step in {"text", "photos"}
    readable(resident)


@pytest.mark.parametrize("data", ["kq:{mark}:gone:gone", "kx:{mark}:since:gone", "ke:{mark}:nowhere", "kn:{mark}:x",
                                  "kr:{mark}:code", "ks:{mark}", "kf:{mark}", "kw:{mark}:kind", "kb:{mark}:summary",
                                  "kq:{mark}:kind:<b>", "kq:{mark}:theme:../../etc", "ko:{mark}:reach"])  # fmt: skip
async def test_a_forged_button_of_this_complaint_files_nothing_unfinished(resident, data):
    await resident.open("housing", "mould")
    mark = resident.offers("kb:")[0].split(":")[1]
    await resident.phone.press(data.format(mark=mark))
    assert "сталася помилка" not in resident.text
    readable(resident)
    assert resident.cases == [] or data.startswith(("kr", "kf")), "what can be filed early has all it needs"
