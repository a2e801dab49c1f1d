"""A receipt's code that is typed while something is being written: it opens the case, and is nobody's words."""

from __future__ import annotations

import pytest

from issues.receipt import code_of, in_fours
from tests.conversation.following import Follower

GO_ON = {"uk": "↩️ Продовжити:", "nl": "↩️ Verder met:"}
KEPT = {"uk": "Те, що ви почали писати, не зникло.", "nl": "Wat u aan het schrijven bent, blijft bewaard."}
UNKNOWN = code_of(b"k" * 32, b"x" * 16)
STORY = "На стіні біля вікна велика пляма."


async def writing_again(town, language="uk", step="text"):
    """Somebody who has sent one report and is in the middle of the next."""
    resident = await (await Follower(town, language).begin()).filed()
    resident.first = resident.case
    await resident.write("/menu")
    await resident.open("housing", "mould")
    await resident.go_to(step)
    return resident


async def draft_of(resident):
    return (await resident.session()).draft


def stored_words(draft):
    return " ".join([draft.text, *draft.details.values(), draft.contact or ""])


@pytest.mark.parametrize("language", ["uk", "nl"])
async def test_it_opens_the_case_and_what_is_being_written_waits(town, language):
    resident = await writing_again(town, language)
    await resident.write(STORY)
    before = await draft_of(resident)
    await resident.write(in_fours(resident.kept_code))
    assert resident.number in resident.text
    assert KEPT[language] in resident.text
    assert await draft_of(resident) == before
    await resident.tap(GO_ON[language])
    assert resident.step == "text"
    await resident.write("Ще й у ванній.")
    summary = await resident.send()
    assert STORY in summary
    assert "Ще й у ванній." in summary
    assert len(resident.cases) == 2


@pytest.mark.parametrize("step", ["text", "summary", "reach"])
async def test_at_no_step_it_becomes_words(town, step):
    resident = await writing_again(town, step="text")
    await resident.write(STORY)
    await resident.go_to("summary")
    if step == "reach":
        await resident.tap("📨 Надіслати")
    if step == "text":
        await resident.press("kb:")
    await resident.write(resident.kept_code)
    assert resident.number in resident.text
    assert resident.kept_code not in stored_words(await draft_of(resident))


async def test_before_anything_is_said_nothing_is_offered_to_go_on_with(town):
    resident = await (await Follower(town, "uk").begin()).filed()
    await resident.write("/skarha")
    await resident.write(resident.kept_code)
    assert resident.number in resident.text
    assert KEPT["uk"] not in resident.text


async def test_a_code_that_opens_nothing_costs_no_draft_either(town):
    resident = await writing_again(town)
    await resident.write(STORY)
    await resident.write(UNKNOWN)
    assert "Не знаходжу" in resident.text
    await resident.tap(GO_ON["uk"])
    draft = await draft_of(resident)
    assert draft.text == STORY


async def test_other_digits_belong_to_what_is_being_written(town):
    resident = await writing_again(town)
    await resident.write("2026")
    assert resident.step == "text"
    assert "2026" in (await draft_of(resident)).text


@pytest.mark.parametrize("shape", ["{}", "Мій код {}", "код:{}.", "{} – що з ним?", "Kod{}"])
@pytest.mark.parametrize("spelt", [str, in_fours, lambda code: "-".join([code[:8], code[8:]])])
async def test_among_words_it_is_taken_out(town, shape, spelt):
    resident = await writing_again(town)
    for number in range(10):
        code = code_of(b"k" * 32, bytes([number]) * 16)
        await resident.write("Дивіться: " + shape.format(spelt(code)))
    text = (await draft_of(resident)).text
    assert text.count("[код звернення ") + text.count("[картка ") == 10
    assert sum(sign.isdigit() for sign in text.split("Дивіться")[1]) == 1, "its mark's number"


async def test_in_a_message_to_a_case_it_opens_the_case_and_the_message_waits(town):
    resident = await (await Follower(town, "uk").begin()).filed()
    await resident.write(resident.kept_code)
    await resident.tap("➕ Додати")
    await resident.write("Ще й у ванній.")
    await resident.write(resident.kept_code)
    assert "Перевірте" not in resident.text
    assert resident.number in resident.text
    await resident.tap("➕ Додати")
    assert "Ще й у ванній." in resident.text
    assert resident.kept_code not in resident.text
