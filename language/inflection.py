"""All forms of a word, from dictionaries: `бити` is also б'є, бив, битиме; `slaan` is also slaat, sloeg, geslagen.

For preparing data, not for reading messages: Dutch and English come from simplemma, which only developers install.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pymorphy3 import MorphAnalyzer

Dictionary = Literal["uk", "ru", "nl", "en"]
CYRILLIC: tuple[Dictionary, ...] = ("uk", "ru")
LATIN: tuple[Dictionary, ...] = ("nl", "en")


def inflected(word: str, language: Dictionary | None = None) -> frozenset[str]:
    """Every form of a word given in its dictionary form; empty where no dictionary has it.

    Args:
        language: Only this dictionary; by default both of the word's script, since surzhyk mixes them and Dutch
            borrows from English.
    """
    script = LATIN if word[0].isascii() else CYRILLIC
    asked = [language] if language else script
    return frozenset(form for one in asked for form in _forms(word.lower(), one))


def _forms(word: str, language: Dictionary) -> Iterable[str]:
    if language in LATIN:
        return _forms_by_lemma(language).get(word, ())
    parses = (parse for parse in _analyser(language).parse(word) if parse.is_known and parse.normal_form == word)
    return {form.word for parse in parses for form in parse.lexeme}


@cache
def _analyser(language: str) -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 – reads a dictionary of some megabytes

    return MorphAnalyzer(lang=language)


@cache
def _forms_by_lemma(language: str) -> Mapping[str, tuple[str, ...]]:
    """Simplemma knows the lemma of a form; this is the other way round."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 – developers only
        DefaultDictionaryFactory,
    )

    forms: dict[str, list[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        forms.setdefault(lemma, [lemma]).append(form)
    return {lemma: tuple(known) for lemma, known in forms.items()}
