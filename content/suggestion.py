"""What an editor probably meant by a word that does not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def closest(word: str, among: Collection[str]) -> str | None:
    """The word most like ``word``, if one is like it at all."""
    return next(iter(get_close_matches(word, list(among), n=1)), None)


def did_you_mean(word: str, among: Collection[str]) -> str:
    """``"; did you mean 'title'?"``, or nothing where no word comes near."""
    meant = closest(word, among)
    return f"; did you mean '{meant}'?" if meant else ""
