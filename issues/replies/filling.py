"""A standard reply with its blanks filled in, in every language at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from language import REQUIRED_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from issues.replies.model import StandardReply

FILLED_MOST = 700
"""Characters of one blank."""


@dataclass(frozen=True, slots=True)
class Unfilled:
    """What is still to be filled in, or is no day where a day belongs."""

    blanks: tuple[str, ...]


def fill(reply: StandardReply, typed: Mapping[str, str]) -> Mapping[str, str] | Unfilled:
    """The texts by language. ``typed``: by blank, the date as ISO 8601 (as a browser's date field sends it).

    What was typed stays in the language it was typed in; only dates are written as each language writes them.
    """
    wrong = tuple(sorted(blank for blank in reply.blanks if not _usable(blank, typed.get(blank, ""))))
    if wrong:
        return Unfilled(wrong)
    languages = (*REQUIRED_LANGUAGES, *(reply.text.model_extra or {}))
    return {language: filled_in(reply, typed, language) for language in languages}


def filled_in(reply: StandardReply, typed: Mapping[str, str], language: str) -> str:
    """The text in one language. ``typed``: as it was found usable by `fill`."""
    return reply.text.in_language(language).format(**_values(reply, typed, language))


def _values(reply: StandardReply, typed: Mapping[str, str], language: str) -> dict[str, str]:
    return {blank: _written(blank, typed[blank].strip(), language) for blank in reply.blanks}


def _written(blank: str, value: str, language: str) -> str:
    if blank != "date":
        # A full stop of the sentence follows.
        return value.rstrip(".") or value
    return format_date(date.fromisoformat(value), "d MMMM y", locale=language)


def _usable(blank: str, value: str) -> bool:
    if blank != "date":
        return 0 < len(value.strip()) <= FILLED_MOST
    try:
        date.fromisoformat(value.strip())
    except ValueError:
        return False
    return True
