"""Asking for a person: whom to go to here, in which order, and whether they are there now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.callbacks import AskPerson
from bot.render import render
from bot.render.opening import open_now
from guide.lines import Labelled
from guide.people import people
from guide.session import Session
from guide.view import View
from locales import texts
from routekaart.layers import lay
from routekaart.opening import AMSTERDAM, Opening
from routekaart.place import places
from tests.bot.test_render import acceptable
from tests.conversation.following import Follower
from wegwijzer.settings import Settings
from wegwijzer.wiring import make_viewer

MONDAY_AT_TWO = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 25, 11, 0, tzinfo=UTC)
APART = {"uk": "не працюють там, де ви живете", "nl": "niet in uw opvang werken"}


@pytest.fixture
async def at_home(world, ukrainian):
    world.clock.time = MONDAY_AT_TWO
    await live_in(ukrainian, "Де Лінде")
    return ukrainian


async def live_in(phone, location):
    await phone.write("/place")
    await phone.tap(location)


def order(text, *names):
    found = [text.find(name) for name in names]
    assert -1 not in found, dict(zip(names, found, strict=True))
    return found == sorted(found)


@pytest.mark.parametrize("command", ["/human", "/person", "/liudyna", "/людина", "/mens"])
async def test_the_location_comes_first_then_the_municipality_then_helpers_everywhere(at_home, command):
    text = await at_home.write(command)
    assert order(text, "Рецепція Де Лінде", "Керівник Де Лінде", "Муніципалітет", "Довірена особа", "VluchtelingenWerk")
    assert order(text, "112", "Рецепція Де Лінде")
    assert "RefugeeHelp" in text
    assert "Voorbeeldstraat 1" in text


async def test_the_button_and_the_words_give_the_same(world, at_home):
    by_command = await at_home.write("/human")
    world.understood.learn("хочу до людини", "help.human")
    assert await at_home.write("хочу до людини") == by_command
    await at_home.write("/menu")
    assert await at_home.tap("🙋") == by_command


async def test_who_is_there_now_is_said_with_the_time_it_was_looked_up(at_home):
    text = await at_home.write("/human")
    assert "Щодня 8:00–22:00 (зараз відчинено, до 22:00)" in text
    assert "Понеділок–п’ятниця 9:00–17:00 (зараз відчинено, до 17:00)" in text
    assert "зараз зачинено, відкриється у вівторок о 13:00" in text
    assert "станом на 14:05, 23 листопада" in text


async def test_the_same_in_dutch(world, dutch):
    await live_in(dutch, "De Linde")
    text = await dutch.write("/human")
    assert "Elke dag 8.00–22.00 uur (nu open, tot 22.00 uur)" in text
    assert "Maandag tot en met vrijdag 9.00–17.00 uur (nu dicht, weer open maandag om 9.00 uur)" in text
    assert "om 11.30 uur, 22 november" in text


async def test_on_a_public_holiday_nobody_is_promised(world, phone):
    world.clock.time = CHRISTMAS
    await phone.write("/start")
    await phone.tap("Українська")
    await live_in(phone, "Де Лінде")
    text = await phone.write("/human")
    assert "сьогодні в Нідерландах свято: може бути зачинено" in text
    assert "зараз відчинено" not in text


async def test_day_and_night_needs_no_more_words(world, ukrainian):
    await live_in(ukrainian, "Гет Анкер")
    desk = (await ukrainian.write("/human")).split("Рецепція Гет Анкер")[1].split("2. ")[0]
    assert "Цілодобово. " in desk
    assert "зараз" not in desk


async def test_a_card_says_whether_its_contacts_are_there_now(world, at_home):
    world.understood.learn("паспорт забрали", "safety.exploitation", action="emergency")
    meaning = world.understood.meanings["паспорт забрали"]
    world.understood.meanings["паспорт забрали"] = replace(meaning, danger="exploitation")
    await at_home.write("паспорт забрали")
    told = next(at_home.text(one) for one in at_home.said if "033 448 11 86" in one.html)
    assert "Понеділок–п’ятниця 9:00–17:00 (зараз відчинено, до 17:00)" in told


@pytest.mark.parametrize("intent", ["safety.violence", "safety.child", "complaint.staff"])
async def test_after_danger_or_a_complaint_about_staff_nobody_at_the_location_is_named(world, at_home, intent):
    world.understood.learn("біда", intent)
    await at_home.write("біда")
    text = await at_home.write("/human")
    assert APART["uk"] in text
    assert order(text, "Довірена особа", "Муніципалітет Ворбелдстада", "VluchtelingenWerk", "Nationale ombudsman")
    for name in ("Рецепція", "рецепцію", "Керівник"):
        assert name not in text
    assert await at_home.write("/human") == text, "asking again changes nothing"


async def test_a_complaint_that_turns_out_to_be_about_staff_keeps_the_location_out(world, at_home, kaart):
    world.understood.learn("скарга", "complaint.procedure")
    await at_home.write("скарга")
    await at_home.tap(next(c.label.uk for c in kaart.facts["complaint_about"].choices if c.id == "staff"))
    assert APART["uk"] in await at_home.tap("🙋")


@pytest.mark.parametrize("between", [[], ["/menu"], ["/mova"]])
async def test_and_does_so_after_the_card_is_left(world, at_home, kaart, between):
    world.understood.learn("скарга", "complaint.procedure")
    await at_home.write("скарга")
    await at_home.tap(next(c.label.uk for c in kaart.facts["complaint_about"].choices if c.id == "afraid"))
    for command in between:
        await at_home.write(command)
    assert APART["uk"] in await at_home.write("/human")


async def test_a_complaint_about_the_room_does_not(world, at_home, kaart):
    world.understood.learn("скарга", "complaint.procedure")
    await at_home.write("скарга")
    await at_home.tap(next(c.label.uk for c in kaart.facts["complaint_about"].choices if c.id == "facilities"))
    assert "Рецепція Де Лінде" in await at_home.write("/human")


WORDS = {
    "uk": "хочу поговорити з людиною, мене образила адміністраторка",
    "nl": "ik wil een mens spreken, de beveiliger scheldt mij uit",
}


@pytest.mark.parametrize(("language", "location"), [("uk", "Рецепція Де Лінде"), ("nl", "Balie De Linde")])
async def test_words_that_name_staff_put_who_is_independent_first(world, language, location):
    phone = world.phone(9, language)
    await phone.write("/start l_voorbeeldstad__de-linde")
    await phone.tap({"uk": "Українська", "nl": "Nederlands"}[language])
    world.understood.learn(WORDS[language], "help.human", language=language)
    text = await phone.write(WORDS[language])
    assert APART[language] in text
    assert order(text, {"uk": "1. Довірена особа", "nl": "1. Vertrouwenspersoon"}[language], location)
    assert location not in await phone.write("/human"), "whoever asks again may be afraid"


STAFF = ("staff", "rude")
SENT = {"uk": "Рецепція", "nl": "Balie"}


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("between", [[], ["/menu"], ["/sprava"]])
async def test_after_a_complaint_about_staff_is_sent_nobody_at_the_location_is_named(town, language, between):
    resident = await (await Follower(town, language).begin()).filed(*STAFF)
    for command in between:
        await resident.write(command)
    text = await resident.phone.write("/human")
    assert APART[language] in text
    assert SENT[language] not in text
    assert "Nationale ombudsman" in text


async def test_nor_where_it_waits(town):
    resident = await Follower(town, "uk").begin()
    await resident.open(*STAFF)
    await resident.write("/menu")
    assert APART["uk"] in await resident.phone.write("/human")


async def test_nor_where_it_was_thrown_away(town):
    resident = await Follower(town, "uk").begin()
    await resident.open(*STAFF)
    await resident.write("скасувати")
    await resident.tap("Так")
    assert "Рецепція" not in await resident.phone.write("/human")


async def test_nor_after_looking_at_one_on_another_phone(town):
    resident = await (await Follower(town, "uk").begin()).filed(*STAFF)
    other = await Follower(town, "uk", 99).begin()
    assert "Рецепція" in await other.phone.write("/human")
    await other.write(resident.kept_code)
    assert "Рецепція" not in await other.phone.write("/human")


async def test_after_a_complaint_about_mould_the_location_comes_first_as_ever(town):
    resident = await (await Follower(town, "uk").begin()).filed()
    assert order(await resident.phone.write("/human"), "Рецепція Де Лінде", "Довірена особа")
    assert not (await resident.session()).apart


async def test_an_alarm_in_the_middle_of_questions_keeps_the_location_out(world, at_home):
    world.understood.learn("школа", "school.enrol")
    world.understood.learn("б'ють", "safety.violence", action="emergency")
    await at_home.write("школа")
    await at_home.write("б'ють")
    assert APART["uk"] in await at_home.write("/human")


@pytest.mark.parametrize("between", [[], ["/menu"], ["/menu", "/privacy"]])
async def test_an_alarm_keeps_the_location_out_until_something_else_is_opened(world, at_home, between):
    world.understood.learn("школа", "school.enrol")
    world.understood.learn("б'ють", "safety.violence", action="emergency", danger="violence")
    await at_home.write("б'ють")
    for command in between:
        await at_home.write(command)
    assert APART["uk"] in await at_home.write("/human")
    await at_home.write("школа")
    assert APART["uk"] not in await at_home.write("/human")


async def test_questions_go_on_after_asking_for_a_person(world, at_home, kaart):
    world.understood.learn("школа", "school.enrol")
    await at_home.write("школа")
    await at_home.write("/human")
    label = next(c.label.uk for c in kaart.facts["child_age"].choices if c.id == "age_16_17")
    assert kaart.topics["school.enrol"].title.uk in await at_home.write(label)


async def test_without_a_place_it_says_how_to_find_them_and_the_place_can_be_chosen(ukrainian, kaart):
    text = await ukrainian.write("/human")
    assert kaart.roles["location_desk"].ask.uk in text
    assert kaart.roles["confidant"].ask.uk in text
    await ukrainian.tap("Гет Анкер")
    text = await ukrainian.tap("🙋")
    assert "Рецепція Гет Анкер" in text
    assert not [one for one in ukrainian.buttons if "Де Лінде" in one]


async def test_a_municipality_without_a_location_still_asks_for_it(make_world):
    phone = make_world(default_place="voorbeeldstad").phone()
    await phone.write("/start")
    await phone.tap("Українська")
    assert "Муніципалітет Ворбелдстада" in await phone.write("/human")
    assert [one for one in phone.buttons if "Де Лінде" in one]


async def test_where_no_municipality_is_connected_no_place_is_asked_for(make_world):
    phone = make_world(show_examples=False).phone()
    await phone.write("/start")
    await phone.tap("Nederlands")
    assert "Kies hieronder" not in await phone.write("/human")
    assert "VluchtelingenWerk" in phone.last


async def test_112_can_be_dialled_from_it(at_home):
    await at_home.write("/human")
    await at_home.tap("112")
    assert at_home.said[-1].phone == "112"


async def test_an_old_button_works_too(ukrainian, kaart):
    await ukrainian.press(AskPerson().pack())
    assert kaart.topics["help.human"].title.uk in ukrainian.last


@pytest.mark.parametrize("language", ["uk", "nl"])
@pytest.mark.parametrize("apart", [True, False])
def test_it_fits_one_message_at_every_place(kaart, language, apart):
    for place in (None, *places(kaart, examples=True)):
        day = MONDAY_AT_TWO.date()
        view = View(laid=lay(kaart, place, day), language=language, place=place, on=day, now=MONDAY_AT_TWO)
        there = (Labelled(id="voorbeeldstad/de-linde", label="De Linde"),)
        rendered = render(people(view, there, apart=apart), language)
        acceptable(rendered)
        assert (APART[language] in rendered.text) is apart


SENTENCES = [
    ("open", 30, 0, "8:00", "зараз відчинено, до 8:00", "nu open, tot 8.00 uur"),
    ("open", 1, 0, "0:00", "зараз відчинено, до 24:00", "nu open, tot 24.00 uur"),
    ("open", 30, 1, "8:00", "зараз відчинено, до понеділка, 8:00", "nu open, tot maandag 8.00 uur"),
    ("open", 25, 2, "0:00", "зараз відчинено, до вівторка, 24:00", "nu open, tot dinsdag 24.00 uur"),
    ("open", 30, 9, "8:00", "зараз відчинено, до 30.11, 8:00", "nu open, tot 30-11, 8.00 uur"),
    ("closed", 30, 0, "9:30", "зараз зачинено, відкриється о 9:30", "nu dicht, weer open om 9.30 uur"),
    ("closed", 23, 3, "9:00", "відкриється в понеділок о 9:00", "weer open maandag om 9.00 uur"),
    ("closed", 24, 3, "11:00", "відкриється у вівторок об 11:00", "weer open dinsdag om 11.00 uur"),
    ("closed", 25, 3, "9:00", "відкриється в середу о 9:00", "weer open woensdag om 9.00 uur"),
    ("closed", 26, 3, "9:00", "відкриється в четвер о 9:00", "weer open donderdag om 9.00 uur"),
    ("closed", 27, 3, "9:00", "відкриється в п’ятницю о 9:00", "weer open vrijdag om 9.00 uur"),
    ("closed", 28, 3, "9:00", "відкриється в суботу о 9:00", "weer open zaterdag om 9.00 uur"),
    ("closed", 29, 3, "9:00", "відкриється в неділю о 9:00", "weer open zondag om 9.00 uur"),
    ("closed", 30, 7, "9:00", "відкриється 30.11 о 9:00", "weer open op 30-11 om 9.00 uur"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_now_is_said_in_both_languages(sentence):
    state, day, days_ahead, time, uk, nl = sentence
    hour, minute = map(int, time.split(":"))
    opening = Opening(state=state, until=datetime(2026, 11, day, hour, minute, tzinfo=AMSTERDAM), days_ahead=days_ahead)
    assert open_now(opening, texts("uk")).endswith(uk)
    assert open_now(opening, texts("nl")).endswith(nl)


def test_the_program_that_runs_knows_what_time_it_is(kaart):
    before = datetime.now(UTC)
    assert before <= make_viewer(Settings(), kaart).view(Session()).now <= datetime.now(UTC)
