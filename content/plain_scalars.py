"""Words that YAML 1.1 reads as something else than the text an editor wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TRUTHS = {"yes": "true", "on": "true", "y": "true", "true": "true"}
_FALSEHOODS = {"no": "false", "off": "false", "n": "false", "false": "false"}
_BOOLEANS = _TRUTHS | _FALSEHOODS


def trap(text: str) -> str | None:
    """Say why ``text`` must not be written without quotes, and what was probably meant; None where it is plain text.

    ``true`` and ``false`` are traps where a word is wanted (a key); a value may be true or false, so the reader takes
    those before it asks here.

    Stricter than any one YAML reader: what YAML 1.1, 1.2 or an editor's own tools would read differently is refused.
    """
    if not text:
        return (
            "nothing is written here: write a value, or leave the key out; inside { } a text with a comma needs quotes"
        )
    if text.lower() in _BOOLEANS:
        return _boolean(text)
    for pattern, explain in _TRAPS:
        if pattern.fullmatch(text):
            return explain(text)
    return None


def _boolean(text: str) -> str:
    meaning = _BOOLEANS[text.lower()]
    if text == meaning:
        return f"{text} means yes or no, not the word: write '{text}' in quotes"
    if text.lower() == meaning:
        return f"{text} has capitals: write {meaning}, or '{text}' in quotes if the word is meant"
    return f"{text} without quotes can be read as {meaning}: write '{text}' in quotes, or {meaning} if that is meant"


def _null(text: str) -> str:
    return f"{text} is read as nothing at all: leave the key out, or write '{text}' in quotes if the text is meant"


def _date(text: str) -> str:
    return f"{text} is read as a date: write '{text}' in quotes"


def _clock(text: str) -> str:
    return f"{text} is read as a number counted in sixties: write '{text}' in quotes; probably a time or a ratio"


def _leading_zero(text: str) -> str:
    return f"{text} starts with 0 and can be read as another number: write '{text}' in quotes; probably a phone number"


def _underscore(text: str) -> str:
    return f"{text} is read as the number {text.replace('_', '')}: write '{text}' in quotes"


def _number(text: str) -> str:
    return f"{text} is read as a number: write it in quotes, '{text}'"


def _sign(text: str) -> str:
    return f"{text} has a meaning of its own in YAML: write '{text}' in quotes"


_TRAPS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), explain)
    for pattern, explain in (
        (r"null|~", _null),
        (r"<<|=", _sign),
        (r"\d{4}-\d{1,2}-\d{1,2}([t ].*)?", _date),
        (r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?", _clock),
        (r"[-+]?0[xob][\da-f_]+", _number),
        (r"[-+]?0[\d_]+", _leading_zero),
        (r"[-+]?\d[\d_]*_[\d_]*", _underscore),
        (r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)(e[-+]?\d+)?", _number),
        (r"[-+]?\.inf|\.nan", _number),
    )
)
