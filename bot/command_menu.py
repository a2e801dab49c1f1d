"""How the bot introduces itself in Telegram: its name and descriptions, and the command list beside the text field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from aiogram.methods import (
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from aiogram.types import BotCommand

from language import DEFAULT_LANGUAGE
from locales import languages, texts

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import BotDescription, BotName, BotShortDescription

    from language import Language

NAMES: dict[Language, tuple[str, ...]] = {
    "uk": (
        "menu", "skarha", "sprava", "poshuk", "liudyna", "mova", "mistse", "vidpovidi", "pryvatnist", "ochystyty",
        "zabuty", "dopomoha",
    ),
    "nl": (
        "menu", "klacht", "zaak", "zoek", "mens", "taal", "plaats", "antwoorden", "privacy", "wissen", "vergeet",
        "hulp",
    ),
}  # fmt: skip
IN_ENGLISH = (
    "menu", "complaint", "case", "search", "human", "language", "place", "facts", "privacy", "clear", "forget",
    "help",
)  # fmt: skip
"""Telegram allows only a–z, 0–9 and _ in a listed command; Cyrillic spellings work too when typed."""

log = structlog.get_logger()


def names(language: Language) -> tuple[str, ...]:
    """How the commands are called in a language; where they have no names in it, in English."""
    return NAMES.get(language, IN_ENGLISH)


def commands(language: Language) -> list[BotCommand]:
    _ = texts(language)
    meanings = (
        _("Menu"),
        _("Report or complain"),
        _("What became of my report?"),
        _("Search in words: /search dentist"),
        _("A person"),
        _("Change the language"),
        _("My reception location"),
        _("What I told you"),
        _("Who sees what"),
        _("Clear this chat"),
        _("Forget everything"),
        _("What can you do?"),
    )
    return [
        BotCommand(command=name, description=meaning) for name, meaning in zip(names(language), meanings, strict=True)
    ]


def name(language: Language) -> str:
    """At most 64 characters: how the bot is called in the list of chats."""
    _ = texts(language)
    return _("Dorohovkaz · Signpost")


def description(language: Language, *, counts_questions: bool = False) -> str:
    """At most 512 characters: what stands in the empty chat, before the first message."""
    _ = texts(language)
    if counts_questions:
        return _(
            "I show people from Ukraine in Dutch reception where to turn: complaints, doctor, school, work, money, "
            "documents, housing, going back or staying.\n\n"
            "Write in your own words, in Ukrainian or Dutch. I am a program, not a person. I keep no questions with "
            "your name, and shelter staff do not see this chat.\n\n"
            "In danger, call 112."
        )
    return _(
        "I show people from Ukraine in Dutch reception where to turn: complaints, doctor, school, work, money, "
        "documents, housing, going back or staying.\n\n"
        "Write in your own words, in Ukrainian or Dutch. I am a program, not a person. I do not keep your questions, "
        "and shelter staff do not see this chat.\n\n"
        "In danger, call 112."
    )


def short_description(language: Language) -> str:
    """At most 120 characters: what stands on the bot's profile and in a shared link."""
    _ = texts(language)
    return _("Where to turn with a question: help for people from Ukraine in Dutch reception. In danger: 112.")


async def publish_commands(bot: Bot, *, counts_questions: bool = False) -> None:
    """Tells Telegram commands, descriptions and name; a server that refuses is logged and the bot goes on."""
    for code, language in ((None, DEFAULT_LANGUAGE), *((one, one) for one in languages())):
        await bot.set_my_commands(commands(language), language_code=code)
    for code, language in ((None, DEFAULT_LANGUAGE), *((one, one) for one in languages())):
        await _introduce(bot, code, language, description(language, counts_questions=counts_questions))


async def _introduce(bot: Bot, code: str | None, language: Language, described: str) -> None:
    """Sets only what differs: Telegram lets a bot change its name a few times a day, and this runs at every start.

    A server that does not know these methods gives nothing (`RefusedMethods`); what is set then is refused as well.
    """
    about: BotDescription | None = await bot(GetMyDescription(language_code=code))
    if not about or about.description != described:
        await bot(SetMyDescription(language_code=code, description=described))
    short: BotShortDescription | None = await bot(GetMyShortDescription(language_code=code))
    if not short or short.short_description != short_description(language):
        await bot(SetMyShortDescription(language_code=code, short_description=short_description(language)))
    called: BotName | None = await bot(GetMyName(language_code=code))
    if not called or called.name != name(language):
        await bot(SetMyName(language_code=code, name=name(language)))
