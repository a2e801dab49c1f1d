"""Adding a language is content only; what is not there in it is Dutch, and says so."""

import re
from pathlib import Path

import pytest

from bot.command_menu import commands, description
from guide.session import Session
from locales import catalogue, languages, texts
from routekaart.check import check
from routekaart.loader import load, load_with_files
from routekaart.place import places
from routekaart.wording import card_texts
from tests.conversation.conftest import TODAY, World
from tests.conversation.languages import CODE, MARK, OWN_NAME, catalogues, documents
from wegwijzer.kaart import load_shipped

ROOT = Path(catalogue.__file__).parent.parent
CYRILLIC = re.compile("[а-яіїєґ]{3}", re.IGNORECASE)
NOT_YET, PARTLY = f"{MARK} Not in your language yet", f"{MARK} Not everything is in your language"
TOPIC, OTHER = "healthcare.gp", "work.rights"


@pytest.fixture
def speaks(tmp_path, monkeypatch):
    def begin(**how):
        monkeypatch.setattr(catalogue, "HERE", catalogues(tmp_path / "locales", **how))
        languages.cache_clear()
        texts.cache_clear()

    yield begin
    monkeypatch.undo()
    languages.cache_clear()
    texts.cache_clear()


@pytest.fixture
async def phone(speaks):
    speaks()
    phone = World(load(documents(TOPIC))).phone(client=CODE)
    await phone.write("/start")
    return phone


async def test_it_is_offered_as_partial_and_first_to_its_own_client(phone):
    assert phone.buttons[0] == f"{MARK} {OWN_NAME} (not everything)"
    assert f"{MARK} Which language" in phone.last


async def test_the_start_says_in_it_that_it_is_partial(phone):
    text = await phone.tap(OWN_NAME)
    assert f"{MARK} I am a program" in text
    assert PARTLY in text
    assert not CYRILLIC.search(text)


async def test_a_whole_language_is_not_called_partial(speaks):
    speaks(partial=False)
    phone = World(load(documents())).phone(client=CODE)
    await phone.write("/start")
    assert OWN_NAME in phone.buttons
    assert PARTLY not in await phone.tap(OWN_NAME)


async def test_a_topic_with_its_texts_asks_and_answers_in_it(phone):
    await phone.tap(OWN_NAME)
    phone.world.understood.learn("doktoro", TOPIC)
    assert f"{MARK} Hoe dringend" in await phone.write("doktoro")
    await phone.tap(f"{MARK} Geen spoed")
    card = await phone.tap(f"{MARK} Ja")
    assert f"{MARK} Bel uw huisarts" in card
    assert NOT_YET not in card
    assert not CYRILLIC.search(card)


async def test_a_topic_without_them_is_dutch_throughout_and_says_so_first(phone, kaart):
    await phone.tap(OWN_NAME)
    phone.world.understood.learn("laboro", OTHER)
    shown = await phone.write("laboro")
    for _ in range(4):
        line, below = shown.split("\n", 1)
        if "ⓘ" in shown:
            assert NOT_YET in line
            assert kaart.topics[OTHER].title.nl in below
            assert MARK not in below, "nothing below the line is in the other language"
            assert any(f"☰ {MARK} Menu" in one for one in phone.buttons), "but the buttons to go on are"
            return
        shown = await phone.tap(phone.buttons[0])
    pytest.fail("no card was reached")


async def test_a_question_is_in_one_language_with_its_topic(phone, kaart):
    await phone.tap(OWN_NAME)
    phone.world.understood.learn("laboro", OTHER)
    line, below = (await phone.write("laboro")).split("\n", 1)
    assert NOT_YET in line
    assert MARK not in below
    assert not any(one.startswith(MARK) for one in phone.buttons), "its answers are Dutch too"


async def test_danger_is_told_in_it(phone):
    await phone.tap(OWN_NAME)
    phone.world.understood.learn("helpo", "emergency", action="emergency", danger="violence")
    await phone.write("helpo")
    [alarm] = [text for text in map(phone.text, phone.said) if "Niemand mag" in text]
    assert alarm.startswith(f"🆘 {MARK} Niemand mag")
    assert not CYRILLIC.search(alarm)


async def test_what_an_interface_lacks_is_dutch(speaks):
    speaks(without=("Ask in your own words, or choose:",))
    phone = World(load(documents())).phone(client=CODE)
    await phone.write("/start")
    assert "Vraag het in uw eigen woorden" in await phone.tap(OWN_NAME)


async def test_a_menu_with_dutch_entries_says_that_not_all_is_there(speaks, kaart):
    speaks()
    phone = World(kaart).phone(client=CODE)
    await phone.write("/start")
    assert f"{MARK} Not all of this is in your language" in await phone.tap(OWN_NAME)


def test_telegrams_menu_speaks_it(speaks):
    speaks()
    assert commands(CODE)[0].command == "menu"
    assert commands(CODE)[0].description == f"{MARK} Menu"
    assert description(CODE).startswith(MARK)


async def test_words_in_it_before_a_choice_are_answered_in_it(speaks):
    speaks()
    phone = World(load(documents(TOPIC))).phone(client="uk")
    phone.world.understood.learn("doktoro", TOPIC, language=CODE)
    assert f"{MARK} Hoe dringend" in await phone.write("doktoro")


async def test_a_deep_link_opens_in_it(speaks):
    speaks()
    phone = World(load(documents(TOPIC))).phone(client=CODE)
    await phone.write("/start t_healthcare-gp")
    assert f"{MARK} Hoe dringend" in await phone.tap(OWN_NAME)


def test_a_remembered_language_that_is_gone_is_asked_again(speaks):
    speaks()
    kept = Session(language=CODE, place="x").model_dump_json()
    assert Session.model_validate_json(kept).language == CODE
    catalogue.HERE.joinpath(CODE).rename(catalogue.HERE.parent / "gone")
    languages.cache_clear()
    restored = Session.model_validate_json(kept)
    assert (restored.language, restored.place) == (None, "x")


async def test_a_forged_choice_of_an_unknown_language_is_refused(ukrainian):
    await ukrainian.press("l:xx")
    assert "Ця кнопка" in ukrainian.last


def test_the_checker_knows_it(speaks):
    speaks()
    assert check(load_with_files(documents(TOPIC)), on=TODAY, languages=languages()) == []


@pytest.mark.parametrize("topic", ["emergency", "safety.violence", "healthcare.gp", "docs.brp", "complaint.procedure"])
def test_english_is_whole_in_its_five_topics_at_every_place(kaart, topic):
    for place in (None, *places(kaart, examples=True)):
        for name, outcome in kaart.topics[topic].outcomes.items():
            lacking = [one.nl for one in card_texts(kaart, kaart.topics[topic], outcome, place) if not one.has("en")]
            assert lacking == [], f"{name} in {place}"


async def test_who_writes_english_is_answered_in_english(world):
    world.understood.learn("I need a doctor", "healthcare.gp", language="en")
    assert "How urgent is it?" in await world.phone(9, "uk").write("I need a doctor")


def test_every_alarm_is_whole_in_every_language_of_the_bot():
    assert [one for one in check(load_shipped(), on=TODAY, languages=languages()) if "alarm" in one.message] == []


@pytest.mark.parametrize("room", ["bot", "guide", "routekaart", "wegwijzer"])
def test_no_code_names_english(room):
    for path in (*ROOT.joinpath(room).rglob("*.py"), *ROOT.joinpath(room).rglob("*.js")):
        assert not re.search(r"""["']en["']""", path.read_text()), path
