"""The page's own words in one language, for the template and, by name, for its script."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from bot.command_menu import commands
from locales import texts

if TYPE_CHECKING:
    from language import Language

NAMES: dict[Language, str] = {"nl": "Wegwijzer", "uk": "Дороговказ"}
"""The same word in both languages; each is read aloud by a voice of its own."""


class PageTexts(TypedDict):
    """What the page needs to speak a language."""

    language: Language
    texts: dict[str, str]
    commands: list[list[str]]


def page_texts(language: Language) -> PageTexts:
    """Every word of the page, and the command list Telegram would show beside the text field."""
    return PageTexts(
        language=language,
        texts=_words(language),
        commands=[[f"/{one.command}", one.description] for one in commands(language)],
    )


def _words(language: Language) -> dict[str, str]:
    _ = texts(language)
    return {
        "preview": _("Preview – not Telegram"),
        "conversation": _("Conversation"),
        "menu": _("Menu"),
        "your_message": _("Your message"),
        "send": _("Send"),
        "add_photo": _("Add a photo"),
        "save": _("Save"),
        "copied": _("Copied"),
        "you": _("You"),
        "writing": _("Wegwijzer is writing…"),
        "new": _("New"),
        "to_the_end": _("To the end of the conversation"),
        "call": _("Call"),
        "new_tab": _("opens in a new tab"),
        "more": _("Show more"),
        "less": _("Show less"),
        "restart": _("Start again"),
        "restart_sure": _("Start again? This conversation will be deleted."),
        "cancel": _("Cancel"),
        "no_connection": _("No connection. Trying again…"),
        "kept": _("Your message is kept and will be sent as soon as the connection is back."),
        "waiting": _("Waiting to be sent"),
        "not_sent": _("Not sent"),
        "too_large": _("This message is too long to send. Please shorten it."),
        "change": _("Edit"),
        "failed": _("Something went wrong on our side. Please try again. In danger, call 112."),
        "no_script": _("This page needs JavaScript. In danger, call 112."),
    }
