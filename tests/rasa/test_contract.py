"""What both engines must do: the same cases, embedded always, Rasa where it is. Each as the guide asks it."""

import asyncio

import pytest

from nlu.commands import load_understanding
from nlu.intents import INTENTS, OUT_OF_SCOPE
from wegwijzer.rasa import rasa_line
from wegwijzer.settings import Settings
from wegwijzer.understanding import guarded, never_failing, with_rasa


@pytest.fixture(scope="module")
def understanding(model_folder):
    return load_understanding(model_folder)


@pytest.fixture(params=["embedded", "rasa"])
async def engine(request, understanding):
    """Its name, and the understanding with it."""
    if request.param == "embedded":
        yield request.param, never_failing(understanding.parse)
        return
    live = request.getfixturevalue("live_rasa")
    async with rasa_line(Settings(RASA_URL=live.url, RASA_TOKEN=live.token)) as rasa:
        yield request.param, guarded(with_rasa(understanding, rasa))


PLAIN = {
    "як записати дитину до школи в Нідерландах": "school.enrol",
    "куди звернутися щоб знайти роботу": "work.find",
    "ik wil een klacht indienen": "complaint.file",
    "где можно учить нидерландский язык": "school.dutch_course",
    "yak zapysaty dytynu do shkoly": "school.enrol",
    "болить зуб, потрібен стоматолог": "healthcare.dentist",
}
ODD = [
    "/emergency",
    "//work.find",
    "робота\0школа",
    "\ud83d де школа",
    "школа\nлікар",
    "\u202eалокш",
    "слово " * 900,
    "1234",
    "a",
]


@pytest.mark.parametrize("text", PLAIN)
async def test_plain_messages_are_understood_by_the_engine_itself(engine, text):
    name, understand = engine
    parse = await understand(text, hint=None)
    assert PLAIN[text] in [one.intent for one in parse.ranking[:3]]
    assert parse.engine == name


@pytest.mark.parametrize("text", [*PLAIN, *ODD])
async def test_a_parse_is_whole(engine, text):
    parse = await engine[1](text, hint="uk")
    assert parse.text == text
    assert parse.action in {"answer", "choose", "fallback", "emergency"}
    assert parse.intent == parse.ranking[0].intent
    assert parse.confidence == parse.ranking[0].confidence
    assert len(parse.ranking) <= 10
    assert {one.intent for one in parse.ranking} <= set(INTENTS)
    assert all(0 <= one.confidence <= 1 for one in parse.ranking)
    assert list(parse.as_dict()) == ["text", "language", "intent", "confidence", "ranking", "action", "engine"]


@pytest.mark.parametrize("text", ODD)
async def test_nobody_can_say_what_was_understood(engine, text):
    """A slash in front is how Rasa is told an intent."""
    assert (await engine[1](text, hint="uk")).confidence < 1


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("ik wil dood", "suicide"),
        ("допоможіть, пожежа!", "life"),
        ("/ мене зґвалтували", "sexual"),
        ("чоловік мене б'є", "violence"),
    ],
)
async def test_rules_and_danger_model_stand_before_it(engine, text, danger):
    parse = await engine[1](text, hint=None)
    assert (parse.action, parse.danger) == ("emergency", danger)
    assert parse.engine != "rasa", "Rasa has no say in it"


@pytest.mark.parametrize("text", ["", "   ", "...", "🙂🙂"])
async def test_nothing_said_is_nothing_understood(engine, text):
    parse = await engine[1](text, hint="nl")
    assert (parse.action, parse.intent, parse.language) == ("fallback", OUT_OF_SCOPE, "nl")


async def test_two_requests_are_both_heard(engine):
    parse = await engine[1]("як записати дитину до школи? і ще болить зуб, де стоматолог", hint="uk")
    assert set(parse.requests) == {"school.enrol", "healthcare.dentist"}
    assert parse.action == "choose"


async def test_many_at_once_each_get_their_own(engine):
    texts = list(PLAIN)
    parses = await asyncio.gather(*(engine[1](text, hint=None) for text in texts))
    assert [parse.text for parse in parses] == texts
    assert all(PLAIN[parse.text] in [one.intent for one in parse.ranking[:3]] for parse in parses)


async def test_the_language_is_that_of_the_message(engine):
    assert (await engine[1]("waar kan ik een huisarts vinden", hint="uk")).language == "nl"
