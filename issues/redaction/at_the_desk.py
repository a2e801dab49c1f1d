"""Redaction for staff: a warning while they type, and taking more out of what a resident wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from issues.redaction.folding import fold
from issues.redaction.redactor import found_in, redact
from issues.redaction.word_lists import mark_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from issues.redact import Redacted


class Personal(NamedTuple):
    """Words that lead to a person, ``start`` to ``end`` of the text. ``type``: see `type_name`."""

    type: str
    words: str
    start: int
    end: int


def personal(text: str) -> tuple[Personal, ...]:
    """What in a text leads to a person, in order, for whoever writes one that others will read, such as an answer.

    The same finders as for `redact`; the text is changed by nobody but its writer.
    """
    folded = fold(text)
    places = ((one.type, *folded.original(one.start, one.end)) for one in found_in(folded))
    return tuple(Personal(kind, text[start:end], start, end) for kind, start, end in places)


def type_name(kind: str, language: str) -> str:
    """The type of a finding in words, as it stands in the marks; in Dutch where the language has none."""
    return mark_words()[kind].in_language(language)


def redact_again(text: str, language: str, words: Iterable[str] = ()) -> Redacted:
    """A stored text without these words, wherever they stand, and without all that redaction finds in it now.

    Marks in it stay and go on being counted. Words that stand nowhere in it are passed over: compare the texts.
    """
    return redact(text, language, words=words)
