"""Is each text what it says it is: written, in its language's letters, in its language, and finished?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from content.finding import Finding, at_value
from content.raw_values import walk_texts
from content.script import MIN_SHARE, odd_word, script_of, share_of, without_terms
from language import REQUIRED_LANGUAGES
from language.detection import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from content.marks import KeyPath
    from content.yaml_file import Value

ENOUGH_WORDS = 6
"""Fewer do not always tell Dutch from English. English is not judged: with a Dutch term in it, it passes for Dutch."""

_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+)\b|lorem ipsum", re.IGNORECASE)


def text_findings(
    value: Value, *, is_name: Callable[[KeyPath], bool] = lambda _: False, wrong_script: bool = True
) -> Iterator[Finding]:
    """Say of each text in several languages the first thing that keeps it from being read.

    ``is_name``: whether a text is what an organisation or a place is called: that stays in its own letters and
    language. ``wrong_script``: False where another check says which texts are in the wrong letters.
    """
    texts = dict(walk_texts(value))
    for path, text in texts.items():
        reason = _unfinished(text)
        if not reason and _is_said(path, texts):
            reason = _wrong(str(path[-1]), text, name=is_name(path), wrong_script=wrong_script)
        if reason:
            yield at_value(path, reason)


def _is_said(path: KeyPath, texts: Collection[KeyPath]) -> bool:
    """Whether it is a text in one of several languages; a step's id stands beside them."""
    return path[-1] != "id" and all((*path[:-1], one) in texts for one in REQUIRED_LANGUAGES)


def _unfinished(text: str) -> str | None:
    """Also of what is in one language only, such as a source's title."""
    found = _UNFINISHED.search(text)
    return f"'{found[0]}' stands in the text: it is not finished" if found else None


@lru_cache(maxsize=65_536)
def _wrong(language: str, text: str, *, name: bool, wrong_script: bool) -> str | None:
    if not any(character.isalnum() for character in text):
        return f"'{text}' says nothing: write the text" if text.strip() else None
    if "http://" in text.lower():
        return "an address starts with https://, also within a text"
    script = script_of(language)
    if script and not name and share_of(script, text) < MIN_SHARE:
        return f"{language} is hardly in {script} letters: is it the right language?" if wrong_script else None
    return odd_word(language, text) or (None if name else _other_language(language, text))


def _other_language(language: str, text: str) -> str | None:
    plain = without_terms(text)
    if language not in REQUIRED_LANGUAGES or len(plain.split()) < ENOUGH_WORDS:
        return None
    read_as = detect(plain)
    return f"{language} reads as if it were {read_as}: is it the right language?" if read_as != language else None
