"""The command list Telegram shows beside the text field, in the client's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.types import BotCommand

from language import LANGUAGES
from locales import texts

if TYPE_CHECKING:
    from aiogram import Bot

    from language import Language

DEFAULT: Language = "uk"
"""Shown to clients in any other language: most residents whose phone speaks Russian or English read Ukrainian."""

NAMES: dict[Language, tuple[str, str, str, str, str, str, str, str]] = {
    "uk": ("menu", "liudyna", "mova", "mistse", "vidpovidi", "pryvatnist", "zabuty", "dopomoha"),
    "nl": ("menu", "mens", "taal", "plaats", "antwoorden", "privacy", "vergeet", "hulp"),
}
"""Telegram allows only a–z, 0–9 and _ in a listed command; Cyrillic spellings work too when typed."""


def commands(language: Language) -> list[BotCommand]:
    _ = texts(language)
    meanings = (
        _("Menu"),
        _("A person"),
        _("Change the language"),
        _("My reception location"),
        _("What I told you"),
        _("Who sees what"),
        _("Forget everything"),
        _("What can you do?"),
    )
    return [
        BotCommand(command=name, description=meaning) for name, meaning in zip(NAMES[language], meanings, strict=True)
    ]


async def publish_commands(bot: Bot) -> None:
    """Tells Telegram the commands; a server that refuses is logged and the bot goes on."""
    await bot.set_my_commands(commands(DEFAULT))
    for language in LANGUAGES:
        await bot.set_my_commands(commands(language), language_code=language)
