"""Sixty real questions, thirty in each language: real understanding, real dispatcher, real map."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conversation.conftest import World
from tests.walk.questions import is_card, labels_of, pending, questions, right_topics
from tests.walk.test_ten_questions_in_chat import KAART, LANGUAGE
from wegwijzer.complaint_stores import in_memory
from wegwijzer.understanding import load_understanding

ROWS = questions("sixty_questions")
INFORMATION = "ℹ️"
NOT_YET = {
    "Мій тато загинув торік": "the danger model hears a wish to die in sleepless grief",
    "De bewaker komt in onze kamer": "the danger model hears violence in a guard who shouts",
    "Uitzendbureau geeft mij contract van 12": "a contract to be signed today is taken for being cheated at work",
    "Mag mijn zus in weekend": "the danger model hears violence in the manager's warning",
    "Bestaat er een website of hulplijn": "asked for help in one's own language, the bot offers to change its own",
}
"""First words of questions that do not end in the right card yet, with what happens instead."""


@pytest.fixture(scope="module")
def understand(model_folder):
    return load_understanding(model_folder)


async def walk(row, understand):
    """What was shown, and with how many taps on the way (answers to a topic's own questions aside)."""
    world = World(KAART, understand=understand, complaints=in_memory())
    phone = world.phone(1, row["lang"])
    await phone.write("/start")
    await phone.tap(LANGUAGE[row["lang"]])
    before = len(phone.said)
    await phone.write(row["text"])
    taps = 0
    right = [label for topic in right_topics(row) for label in labels_of(KAART, topic, row["lang"])]
    # Where a complaint begins, the card that says where else to turn is one tap further.
    for begins in ("", INFORMATION):
        offered = [label for label in phone.buttons if label.startswith(begins)]
        chosen = next((one for one in right for label in offered if one in label), None)
        if chosen and not arrived(row, phone, before):
            await phone.tap(chosen)
            taps += 1
    for _ in range(4):
        choices = pending(KAART, phone.last, row["lang"])
        if choices and choices[0] in phone.buttons:
            await phone.tap(choices[0])
    return arrived(row, phone, before), taps, "\n".join(phone.text(one) for one in phone.said[before:])


def arrived(row, phone, before):
    seen = "\n".join(phone.text(one) for one in phone.said[before:])
    return any(is_card(KAART, topic, seen, row["lang"]) for topic in right_topics(row))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['lang']}-{row['topic']}")
async def test_ends_in_the_right_card(row, understand):
    reached, _, seen = await walk(row, understand)
    known = next((why for words, why in NOT_YET.items() if row["text"].startswith(words)), None)
    assert reached != bool(known), known or seen


def test_half_are_in_each_language_and_every_topic_is_asked_for():
    assert Counter(row["lang"] for row in ROWS) == {"uk": 30, "nl": 30}
    assert {row["topic"] for row in ROWS} == set(KAART.topics)
