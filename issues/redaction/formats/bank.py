"""Bank accounts and cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import iban, luhn, numdb

from issues.redaction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_CANDIDATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[A-Z0-9]){10,40}", re.IGNORECASE | re.ASCII)
_MISTYPED = re.compile(r"NL\d{2}[A-Z]{4}\d{9,10}|UA\d{26,27}|PL\d{26}|DE\d{20}|BE\d{14}")
"""The shape of those that are common here: one wrong digit makes no account that may be shown."""
_CARD = re.compile(r"(?<![\d.,])\d{4}(?:[ -]?\d{4}){3}(?![\d.,]?\d)")


def accounts(source: Source) -> Iterator[Finding]:
    at = 0
    while match := _CANDIDATE.search(source.text, at):
        at = match.start() + 1
        places = [place for place in range(match.start(), match.end()) if source.text[place].isalnum()]
        compact = "".join(source.text[place] for place in places).upper()
        length = _length_of(compact)
        if length:
            at = places[length - 1] + 1
            yield Finding(match.start(), at, "iban", (compact[:length],))


def _length_of(compact: str) -> int:
    """How many signs belong to the account; 0 where these are none."""
    shape = _MISTYPED.match(compact)
    if shape:
        return len(shape[0])
    known = numdb.get("iban").info(compact)[0][1].get("bban", "")
    length = 4 + sum(map(int, re.findall(r"(\d+)!", known)))
    return length if known and iban.is_valid(compact[:length]) else 0


def cards(source: Source) -> Iterator[Finding]:
    """Sixteen digits in fours, that pass the test of cards, or that are called one's card: people mistype theirs."""
    for match in _CARD.finditer(source.text):
        digits = re.sub(r"\D", "", match[0])
        in_fours = len(match[0]) > len(digits)
        if in_fours or luhn.is_valid(digits) or source.label(match.start()) == "document":
            yield Finding(match.start(), match.end(), "card", (digits,))
