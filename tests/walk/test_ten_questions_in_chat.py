"""Ten real questions per language end in the right card: real understanding, real dispatcher, real map."""

from __future__ import annotations

import pytest

from tests.conversation.conftest import World
from tests.walk.questions import is_card, label_of, pending, questions
from wegwijzer.complaint_stores import in_memory
from wegwijzer.kaart import load_shipped
from wegwijzer.understanding import load_understanding

KAART = load_shipped().kaart
LANGUAGE = {"uk": "Українська", "nl": "Nederlands"}


@pytest.fixture(scope="module")
def understand(model_folder):
    return load_understanding(model_folder)


@pytest.mark.parametrize("row", questions(), ids=lambda row: f"{row['lang']}-{row['topic']}")
async def test_ends_in_the_right_card(row, understand):
    world = World(KAART, understand=understand, complaints=in_memory())
    phone = world.phone(1, row["lang"])
    await phone.write("/start")
    await phone.tap(LANGUAGE[row["lang"]])
    await phone.write(row["text"])
    label = label_of(KAART, row["topic"], row["lang"])
    if label in phone.buttons:
        await phone.tap(label)
    for _ in range(4):
        choices = pending(KAART, phone.last, row["lang"])
        if choices and choices[0] in phone.buttons:
            await phone.tap(choices[0])
    seen = "\n".join(phone.text(message) for message in phone.said)
    assert is_card(KAART, row["topic"], seen, row["lang"]), seen
