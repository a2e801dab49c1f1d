"""What is true of Ukrainian, Dutch and Russian as written languages: letters, transliteration, detection.

Depends on nothing of ours and runs on Python 3.10 too: it is the one package that Rasa's environment installs.
"""

from typing import TypeAlias

from language.detection import MessageLanguage, as_message_language, detect, in_own_script, typed_in_latin
from language.spelling import normalise
from language.transliteration import transliterate

Language: TypeAlias = str
"""A language the bot itself speaks, by its two letters; which there are, ``locales.languages`` knows.

Messages may come in others (see ``language.detect``).
"""

REQUIRED_LANGUAGES: tuple[Language, ...] = ("uk", "nl")
"""In these everything must be there; any other may be partial."""

DEFAULT_LANGUAGE: Language = "uk"
"""For whoever has shown no language that the bot speaks: most of them read Ukrainian."""

FALLBACK_LANGUAGE: Language = "nl"
"""For what is not there in a partial language: whoever helps in the Netherlands can read it out."""

__all__ = [
    "DEFAULT_LANGUAGE",
    "FALLBACK_LANGUAGE",
    "REQUIRED_LANGUAGES",
    "Language",
    "MessageLanguage",
    "as_message_language",
    "detect",
    "in_own_script",
    "normalise",
    "transliterate",
    "typed_in_latin",
]
