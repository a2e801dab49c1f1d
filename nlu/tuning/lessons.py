"""What the sentence model learns from: messages with their kind of danger, their intent, or both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlu.danger_messages import LEARNED, NONE, UNSEEN, read_danger_messages
from nlu.danger_model import KINDS
from nlu.dangers import DANGER_OF, INTENT_OF
from nlu.examples import read_examples
from nlu.held_out import is_held_out
from nlu.sentences import sentence_of
from nlu.training import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

UNKNOWN = -1
"""A label that a message does not have; nothing is learned from it."""

LOWER_CASE, NO_MARKS, SLIP = 0.2, 0.1, 0.15
"""Shares of messages learned from that are changed on the way in, as phones and haste change them."""

A_CRY = 8
"""Letters of a message too short to change one."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """``kind`` and ``intent`` count in ``KINDS`` and in `Lessons.intents`."""

    text: str
    kind: int
    intent: int


@dataclass(frozen=True, slots=True)
class Lessons:
    intents: tuple[str, ...]
    learned: tuple[Lesson, ...]
    unseen: tuple[Lesson, ...]
    key: str
    """Changes with any message learned from."""


def read_lessons() -> Lessons:
    """All messages; what the model must not see stands apart.

    Raises:
        ExamplesError, DangerMessagesError: the files cannot be read.
    """
    examples = read_examples()
    intents = tuple(sorted({one.intent for one in examples}))
    number = {intent: place for place, intent in enumerate(intents)}

    def of_example(intent: str, text: str) -> Lesson:
        return Lesson(sentence_of(text), KINDS.index(DANGER_OF.get(intent, NONE)), number[intent])

    def of_folder(learned: bool) -> Iterator[Lesson]:  # noqa: FBT001 – which of two folders
        for one in read_danger_messages(LEARNED if learned else UNSEEN):
            intent = number[INTENT_OF[one.danger]] if one.danger else UNKNOWN
            yield Lesson(sentence_of(one.text), KINDS.index(one.kind), intent)

    learned = [
        *of_folder(learned=True),
        *(of_example(one.intent, one.text) for one in examples if not is_held_out(one.text)),
    ]
    unseen = [
        *of_folder(learned=False),
        *(of_example(one.intent, one.text) for one in examples if is_held_out(one.text)),
    ]
    kept = {one.text for one in unseen}
    learned = [one for one in learned if one.text not in kept]
    key = key_of((f"{one.kind} {one.intent}", one.text) for one in learned)
    return Lessons(intents, tuple(learned), tuple(unseen), key)


def as_people_type(text: str, dice: Random) -> str:
    """The text, now and then without capitals or marks or with a slip of the finger, as on a phone."""
    if dice.random() < LOWER_CASE:
        text = text.lower()
    if dice.random() < NO_MARKS:
        text = "".join(letter for letter in text if letter.isalnum() or letter.isspace())
    if dice.random() < SLIP and len(text) > A_CRY:
        place = dice.randrange(len(text) - 1)
        slips = ("", text[place] * 2, text[place + 1] + text[place])
        slip = dice.choice(slips)
        text = text[:place] + slip + text[place + (2 if slip == slips[-1] else 1) :]
    return text


def batches(lessons: Sequence[Lesson], size: int, dice: Random) -> list[list[Lesson]]:
    """All lessons in random order, texts of like length together, so that little is padded."""
    order = sorted(lessons, key=lambda one: len(one.text) * dice.uniform(0.8, 1.25))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    dice.shuffle(groups)
    return groups
