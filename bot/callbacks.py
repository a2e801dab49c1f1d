"""What the buttons carry. A button stays clickable for ever, so each carries all it needs and nothing personal.

Telegram allows 64 bytes; the routekaart's checker proves that topic, fact and choice together fit.
"""

from __future__ import annotations

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator

from locales import languages


def _spoken(language: str) -> str:
    if language not in languages():
        message = "the bot does not speak this language"
        raise ValueError(message)
    return language


class ShowMenu(CallbackData, prefix="m"):
    pass


class ShowTheme(CallbackData, prefix="th"):
    theme: str


class ShowIntent(CallbackData, prefix="i"):
    """A topic, or a request that no topic answers yet."""

    intent: str


class Answer(CallbackData, prefix="q"):
    topic: str
    fact: str
    choice: str


class Back(CallbackData, prefix="b"):
    topic: str


class ChangeAnswers(CallbackData, prefix="ca"):
    topic: str


class Dial(CallbackData, prefix="d"):
    """Sends a contact card that can be dialled: Telegram refuses `tel:` links in buttons."""

    contact: str


class AfterAlarm(CallbackData, prefix="aa"):
    danger: str


class Safe(CallbackData, prefix="s"):
    danger: str
    is_safe: bool


class Resume(CallbackData, prefix="rs"):
    """Back to the questions that an alarm came into."""


class ClearChat(CallbackData, prefix="cc"):
    sure: bool


class Rate(CallbackData, prefix="r"):
    topic: str
    helped: bool


class AskPerson(CallbackData, prefix="p"):
    pass


class ChooseLanguage(CallbackData, prefix="l"):
    language: Annotated[str, AfterValidator(_spoken)]


class ChoosePlace(CallbackData, prefix="pl"):
    place: str


class ForgetFact(CallbackData, prefix="ff"):
    fact: str


class Forget(CallbackData, prefix="fg"):
    sure: bool


class OpenCase(CallbackData, prefix="nw"):
    """From a notice of news. Anybody may know a number: whoever opens by it looks whether the case is this chat's."""

    number: str
