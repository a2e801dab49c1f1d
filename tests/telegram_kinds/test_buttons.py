"""Buttons of any age and origin: answered, and never a dead end."""

import asyncio
import inspect

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from bot import callbacks, complaint_callbacks
from guide.intake.making_safe import ID_BYTES
from guide.intake.reply import ELSEWHERE, HOST
from issues.intake.loader import read_intake
from locales import languages
from routekaart.engine import relevant_facts
from tests.telegram_kinds.conftest import CANARY, NOW, RESIDENT, buttons

DATE = int(NOW.timestamp())
OLD = {
    "unknown prefix": "zz:1",
    "empty fields": "q:::",
    "too few fields": "q:school.enrol",
    "too many fields": "m:1:2:3",
    "over-long": "q:" + "x" * 500,
    "not a choice": "l:ru",
    "not a yes or no": "fg:maybe",
    "unknown topic": "i:gone.topic",
    "unknown theme": "th:gone",
    "unknown answer": "q:school.enrol:child_age:gone",
    "unknown contact": "d:gone",
    "unknown place": "pl:gone/gone",
    "rated what is gone": f"r:{CANARY}:1",
    "unknown danger": "aa:gone",
    "no such way to hear back": "kr:abcdef:pigeon",
    "a kind of complaint without a draft mark": "kq:kind:formal",
    "control characters": "\x00\x01\x02",
    "replacement characters": "\ufffd\ufffd:\ufffd",
    "right to left": "\u202em\u202c",
    "emoji": "🧨" * 16,
    "json": '{"action": "menu"}',
    "nothing": "",
    "only separators": "::::::::",
}


def on_screen(world):
    return {"message_id": 900, "date": DATE, "chat": {"id": RESIDENT, "type": "private"}, "text": "t"}


MESSAGES = {
    "accessible": on_screen,
    "inaccessible": lambda world: {"message_id": 900, "date": 0, "chat": {"id": RESIDENT, "type": "private"}},
    "inline": lambda world: None,
}


def latest(world):
    return (world.telegram.of(SendMessage) + world.telegram.of(EditMessageText))[-1]


@pytest.mark.parametrize("where", MESSAGES)
@pytest.mark.parametrize("what", OLD)
async def test_a_button_nobody_knows_leads_to_todays_menu(world, logged, what, where):
    await world.press(OLD[what], message=MESSAGES[where](world))
    assert len(world.telegram.of(AnswerCallbackQuery)) >= 1, "the spinner ends"
    assert "старої версії" in latest(world).text or what == "unknown topic"
    assert len(buttons(latest(world))) > 2
    assert logged.named("update_failed") == []
    assert logged.named("card_rated") == []
    assert CANARY not in logged.text


async def test_a_button_without_data_is_answered(world):
    await world.press(None, message=on_screen(world), game_short_name="chess")
    assert "старої версії" in latest(world).text


@pytest.mark.parametrize("where", MESSAGES)
async def test_112_dials_from_a_button_of_any_age(world, where):
    await world.press("d:n112", message=MESSAGES[where](world))
    assert world.dialled() == ["112"]


@pytest.mark.parametrize("where", MESSAGES)
async def test_a_rating_is_thanked_for_on_a_message_of_any_age(world, logged, where):
    await world.press("r:school.enrol:1", message=MESSAGES[where](world))
    assert "Дякую" in world.said()[-1].text
    assert [(one["topic"], one["helped"]) for one in logged.named("card_rated")] == [("school.enrol", True)]


async def test_taps_in_a_burst_are_harmless(world, logged):
    await asyncio.gather(*(world.press("i:school.enrol", message=on_screen(world)) for _ in range(20)))
    assert logged.named("update_failed") == []
    assert len(world.telegram.of(AnswerCallbackQuery)) == 20


@pytest.mark.parametrize(
    "refusal",
    ["Bad Request: message to edit not found", "Bad Request: message can't be edited"],
)
async def test_what_cannot_be_edited_is_said_anew(world, refusal):
    world.telegram.refusals[EditMessageText] = (TelegramBadRequest, refusal)
    await world.press("m", message=on_screen(world))
    assert len(world.said()) == 1


async def test_what_is_shown_already_is_not_said_twice(world, logged):
    world.telegram.refusals[EditMessageText] = (TelegramBadRequest, "Bad Request: message is not modified: …")
    await world.press("m", message=on_screen(world))
    assert world.said() == []
    assert logged.named("update_failed") == []


async def test_a_tap_that_telegram_has_given_up_on_still_shows_its_answer(world, logged):
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    world.telegram.refusals[AnswerCallbackQuery] = (TelegramBadRequest, late)
    await world.press("m", message={"message_id": 1, "date": 0, "chat": {"id": RESIDENT, "type": "private"}})
    assert len(world.said()) == 1
    assert logged.named("update_failed") == []


# -- 64 bytes -------------------------------------------------------------------------------------------------------


def classes():
    rooms = (callbacks, complaint_callbacks)
    every = [one for room in rooms for _, one in inspect.getmembers(room, inspect.isclass)]
    return [one for one in every if issubclass(one, CallbackData) and one is not CallbackData]


def longest(kaart):
    """The longest value the shipped map has for each field a button carries."""
    place = [f"{name}/{one.id}" for name, town in kaart.municipalities.items() for one in town.locations]
    intents = [*kaart.topics, *(entry.intent for theme in kaart.themes for entry in theme.entries)]
    data = read_intake()
    return {
        "draft": ["f" * complaint_callbacks.MARK_CHARS],
        "step": [*STEPS, *data.questions],
        "piece": ["f" * 2 * ID_BYTES],
        "first": ["9999"],
        "about": [theme.id for theme in data.themes],
        "reach": ["contact"],
        "number": ["W7K-4QX9"],
        "theme": [theme.id for theme in kaart.themes],
        "intent": intents,
        "topic": list(kaart.topics),
        "fact": list(kaart.facts),
        "choice": [one.id for fact in kaart.facts.values() for one in fact.choices],
        "contact": [*kaart.contacts, *kaart.roles],
        "place": [*place, *kaart.municipalities],
        "danger": list(kaart.alarms),
        "language": list(languages()),
    }


STEPS = (
    "kind", "theme", "sub_theme", "decision", "letter_date", "objection", "text", "about", "photos", "explain", "name",
    "address", "place", "summary", "reach", "contact",
)  # fmt: skip


def options(known):
    """Every choice a button of a complaint can carry, with its step."""
    data = read_intake()
    yield from (("theme", theme.id) for theme in data.themes)
    yield from (("sub_theme", f"{theme.id}.{one.id}") for theme in data.themes for one in theme.sub_themes)
    yield from ((name, choice.id) for name, question in data.questions.items() for choice in question.choices)
    yield from (("place", place) for place in (*known["place"], HOST, ELSEWHERE))
    yield from (("kind", "formal"), ("decision", "unsure"), ("about", "yes"))


def values(field, annotation, known):
    if annotation is bool:
        return True
    return max(known[field], key=lambda one: len(one.encode()))


@pytest.mark.parametrize("kind", classes(), ids=lambda one: one.__name__)
def test_every_button_fits_64_bytes_with_the_longest_names_of_the_map(kind, kaart):
    known = longest(kaart)
    if kind is callbacks.Answer:
        packed = [
            kind(topic=topic, fact=fact, choice=choice.id).pack()
            for topic in kaart.topics
            for fact in known["fact"]
            if fact in relevant_facts(kaart, topic)
            for choice in kaart.facts[fact].choices
        ]
    elif kind in {complaint_callbacks.Choose, complaint_callbacks.Tick}:
        [mark] = known["draft"]
        packed = [kind(draft=mark, step=step, option=option).pack() for step, option in options(known)]
    else:
        fields = {name: values(name, one.annotation, known) for name, one in kind.model_fields.items()}
        packed = [kind(**fields).pack()]
    assert packed
    assert max(len(one.encode()) for one in packed) <= 64


def test_no_two_kinds_of_button_share_a_prefix():
    prefixes = [one.__prefix__ for one in classes()]
    assert len(prefixes) == len(set(prefixes))
