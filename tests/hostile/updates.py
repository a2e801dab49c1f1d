"""Updates of every kind, made by walking aiogram's own types: raw, as Telegram's JSON, with private things planted."""

from __future__ import annotations

import types
import typing
from datetime import datetime
from enum import Enum
from functools import cache
from random import Random

from aiogram.client.default import Default
from aiogram.types import CallbackQuery, Message, Update
from pydantic import BaseModel

from tests.hostile import texts

NOW = 1_795_343_400
"""2026-11-22 10:30 UTC, the time of the bot's clock."""

PERSONS = tuple(7_551_995_500 + number for number in range(6))
GROUPS = (-1_007_551_995_501, -1_007_551_995_502)
CHANNEL = -1_007_551_995_503
BOT = 7_551_995_590
IDS = (*PERSONS, *GROUPS, CHANNEL, BOT)

DEEPEST = 3
KINDS = tuple(name for name in Update.model_fields if name != "update_id")
OFTEN = ("message",) * 60 + ("callback_query",) * 20 + ("edited_message",) * 10 + KINDS
CONTENTS = tuple(
    name
    for name, field in Message.model_fields.items()
    if not field.is_required() and name not in {"from_user", "text"}
)


@cache
def fields_of(model: type[BaseModel]) -> tuple[tuple[str, str, bool, object], ...]:
    """Name in Python, name in JSON, whether it must be there, and its type."""
    return tuple(
        (name, field.alias or name, field.is_required() or is_tag(field.annotation), field.annotation)
        for name, field in model.model_fields.items()
    )


def is_tag(annotation: object) -> bool:
    """By which a union knows its member: aiogram gives it a default, Telegram always sends it."""
    return typing.get_origin(annotation) is typing.Literal


class Maker:
    """One stream of updates, decided by the numbers it is given alone."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def update(self, number: int, kind: str, known_data: tuple[str, ...] = ()) -> dict:
        """A raw update; every fourth is mutilated somewhere below its number."""
        content = self.query(known_data) if kind == "callback_query" else self.event(kind)
        if self.rng.random() < 0.25:
            self.mutilate(content)
        return {"update_id": number, kind: content}

    def event(self, kind: str) -> dict:
        annotation = Update.model_fields[kind].annotation
        model = next(one for one in typing.get_args(annotation) if one is not type(None))
        return self.message(edited="edited" in kind) if model is Message else self.model(model, 0)

    def message(self, *, edited: bool = False) -> dict:
        chat, sender = self.people()
        made = {"message_id": self.rng.randrange(1, 300), "date": self.moment(), "chat": chat, "from": sender}
        if sender is None:
            del made["from"]
        if edited and self.rng.random() < 0.9:
            made["edit_date"] = made["date"] + self.rng.choice((0, 60, 60, 200_000))
        if self.rng.random() < 0.6:
            made["text"] = self.text()
        for name in self.rng.choices(CONTENTS, k=self.rng.choice((0, 1, 1, 1, 2, 4))):
            field = Message.model_fields[name]
            made.setdefault(field.alias or name, self.value(field.annotation, name, 1))
        return made

    def private(self, text: str) -> dict:
        """A person's fresh message in their private chat."""
        someone = PERSONS[0]
        chat = {"id": someone, "type": "private", "first_name": texts.NAME}
        return {"message_id": 5, "date": NOW, "chat": chat, "from": self.person(someone), "text": text}

    def query(self, known_data: tuple[str, ...]) -> dict:
        made = self.model(CallbackQuery, 0, skip={"message", "inline_message_id", "data", "game_short_name"})
        chat, sender = self.people()
        made["from"] = sender or self.person(PERSONS[0])
        if self.rng.random() < 0.85:
            gone = self.rng.random() < 0.2
            made["message"] = {"chat": chat, "message_id": self.rng.randrange(1, 300), "date": 0 if gone else NOW}
        pool = self.rng.choice((known_data or texts.GOOD_DATA, texts.GOOD_DATA, texts.OLD_DATA, texts.ODD))
        if self.rng.random() < 0.95:
            made["data"] = self.rng.choice(pool)
        return made

    def people(self) -> tuple[dict, dict | None]:
        """Where and who: mostly a private chat with its person."""
        dice = self.rng.random()
        someone = self.rng.choice(PERSONS)
        if dice < 0.75:
            chat = {"id": someone, "type": "private", "first_name": texts.NAME, "username": texts.USERNAME}
        elif dice < 0.9:
            chat = {
                "id": self.rng.choice(GROUPS),
                "type": self.rng.choice(("group", "supergroup")),
                "title": texts.NAME,
            }
        else:
            chat = {"id": CHANNEL, "type": "channel", "title": texts.NAME}
        dice = self.rng.random()
        if dice < 0.9:
            return chat, self.person(someone)
        return chat, None if dice < 0.95 else {"id": BOT, "is_bot": True, "first_name": texts.NAME}

    def person(self, number: int) -> dict:
        made = {"id": number, "is_bot": False, "first_name": texts.NAME, "username": texts.USERNAME}
        language = self.rng.choice(("uk", "nl", "ru", "en", "nl-NL", "", "xx" * 40, None))
        return made if language is None else made | {"language_code": language}

    def text(self) -> str:
        pool = self.rng.choices(
            (texts.REQUESTS, texts.COMMANDS, texts.ODD, texts.DANGER, texts.BROKEN), (8, 5, 5, 3, 1)
        )
        chosen = self.rng.choice(pool[0])
        if len(chosen) > 1000 and self.rng.random() < 0.8:
            chosen = chosen[:50]
        return f"{chosen} {texts.CANARY}" if self.rng.random() < 0.3 else chosen

    def moment(self) -> int:
        return self.rng.choice((NOW, NOW - 60, NOW - 3600, NOW - 3600, NOW + 60, self.rng.randrange(2**32)))

    def model(self, model: type[BaseModel], depth: int, skip: typing.Collection[str] = ()) -> dict:
        """Its required fields, and some of the others."""
        if model.__name__ in {"Chat", "User"}:
            return self.people()[0] if model.__name__ == "Chat" else self.person(self.rng.choice(PERSONS))
        made = {}
        for name, alias, required, annotation in fields_of(model):
            if name not in skip and (required or (depth < DEEPEST and self.rng.random() < 0.15)):
                made[alias] = self.value(annotation, name, depth + 1)
        return made

    def value(self, annotation: object, name: str, depth: int) -> object:
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self.value(arguments[0], name, depth)
        if origin in {typing.Union, types.UnionType}:
            return self.value(self.rng.choice([one for one in arguments if one is not type(None)]), name, depth)
        if origin is typing.Literal:
            chosen = self.rng.choice(arguments)
            return chosen.value if isinstance(chosen, Enum) else chosen
        if origin is list:
            count = self.rng.choice((0, 1, 1, 3)) if depth <= DEEPEST else 0
            return [self.value(arguments[0], name, depth + 1) for _ in range(count)]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.message() if annotation is Message and depth < DEEPEST else self.model(annotation, depth)
        return self.scalar(annotation, name)

    def scalar(self, annotation: object, name: str) -> object:  # noqa: PLR0911 – one table of types
        if annotation is bool:
            return self.rng.random() < 0.5
        if annotation is datetime:
            return self.moment()
        if annotation is int:
            return self.rng.choice((*IDS, 0, 1, 7, -1, 300, 4096, 2**31, 2**52))
        if annotation is float:
            return self.rng.choice((0.0, -1.5, 51.9, 1e300))
        if annotation is Default:
            return None
        private = {
            "phone_number": texts.PHONE,
            "file_id": texts.FILE,
            "username": texts.USERNAME,
            "first_name": texts.NAME,
        }
        if name == "media_group_id":
            return self.rng.choice(("album-1", "album-2"))
        return private.get(name) or self.text()

    def mutilate(self, content: dict) -> None:
        """Breaks one thing at a random place, as a newer Telegram, a broken server or an attacker would."""
        place: dict | list = content
        while place:
            key = self.rng.choice(list(place)) if isinstance(place, dict) else self.rng.randrange(len(place))
            below = place[key]
            if isinstance(below, dict | list) and below and self.rng.random() < 0.6:
                place = below
                continue
            if isinstance(place, dict) and self.rng.random() < 0.3:
                del place[key]
            else:
                place[key] = self.rng.choice(WRONG)
            return


WRONG = (
    None, "", texts.CANARY, "\ud800", 0, -1, 2**63, 2**80, 1.5, True, [], {}, [None], {"type": "invented_tomorrow"},
    "invented_tomorrow", [[[[]]]], {"id": 1}, float("inf"),
)  # fmt: skip
