"""What is true of Ukrainian, Dutch and Russian as written languages: letters, transliteration, detection.

Depends on nothing of ours and runs on Python 3.10 too: it is the one package that Rasa's environment installs.
"""

from typing import Literal, get_args

from language.detection import MessageLanguage, detect, in_own_script, typed_in_latin
from language.spelling import normalise
from language.transliteration import transliterate

Language = Literal["uk", "nl"]
"""A language the bot itself speaks. Messages may come in others (see ``language.detect``)."""

LANGUAGES: tuple[Language, ...] = get_args(Language)

__all__ = [
    "LANGUAGES",
    "Language",
    "MessageLanguage",
    "detect",
    "in_own_script",
    "normalise",
    "transliterate",
    "typed_in_latin",
]
