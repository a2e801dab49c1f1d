"""A word of a text with what is known of it while names are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.redaction.names.cyrillic_words import shaped_as_surname
from issues.redaction.names.heard import sounds_like_a_name
from issues.redaction.names.latin_words import shaped_as_latin_surname
from issues.redaction.names.reading import Kind

if TYPE_CHECKING:
    from issues.redaction.names.reading import Reading
    from issues.redaction.tokens import Token


@dataclass(slots=True)
class Word:
    """A token with what is known of it. ``kept``: in a phrase that stays; ``single``: a place or body by itself."""

    token: Token
    reading: Reading
    kept: bool
    single: bool
    name: bool = False

    @property
    def surely_word(self) -> bool:
        return self.reading.kinds in (Kind.WORD, Kind.WORD | Kind.PLACE, Kind.PLACE)


def heard(word: Word) -> bool:
    """Whether a Cyrillic word that nobody knows sounds like a name: Керстін, з Фреком."""
    return word.token.cyrillic and not word.reading.known and not word.single and sounds_like_a_name(word.token.low)


def shaped(word: Word) -> bool:
    """Whether a word is built as surnames and patronymics are."""
    low = word.token.low
    return shaped_as_surname(low) if word.token.cyrillic else shaped_as_latin_surname(low)
