"""The port of redaction, and a first redactor that knows formats only: numbers, addresses of the internet, handles.

Names, streets and rooms are another matter; see docs/privacy.md. What stands behind `Redact` may change, `Redacted` may
not: drafts, previews and the command line are built on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type
from stdnum.nl import bsn

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "[…]"
"""Stands where something was taken out. Typographers' sign for an omission, so it needs no language."""


@dataclass(frozen=True, slots=True)
class Span:
    """What was taken out: ``start`` and ``end`` in characters of the original text, and what kind of thing it was."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """``text``: with a mark in place of each span; ``spans``: in order, none overlapping.

    ``removed``: what stood there, for the preview alone, in which a resident may put it back. It is never stored, and
    never shown by an error or a log.
    """

    text: str
    spans: tuple[Span, ...]
    removed: tuple[str, ...] = field(default=(), repr=False, compare=False)


Redact = Callable[[str, str], Redacted]
"""A text and the language of whoever reads the marks (ISO 639-1) → the text that may be kept."""

# Each pattern begins where the sign before it cannot belong to it: so no text makes one start again at every letter.
_LINK = r"(?<!\w)(?:(?:https?|tg|viber)://|(?:www|t|wa|fb|m)\.(?=[\w-]+[./]))[^\s<>\"«»]+"
_IBAN = r"(?<!\w)[A-Z]{2} ?\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"
_FORMATS = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("link", re.compile(_LINK, re.IGNORECASE)),
    ("handle", re.compile(r"(?<![\w@./])@[A-Za-z0-9_.]{3,}")),
    ("iban", re.compile(_IBAN, re.IGNORECASE)),
    ("number", re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)|(?<!\d)\d{8,}(?!\d)")),
)
_NINE = re.compile(r"(?<!\d)(?:\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{8,9})(?!\d)")
_COUNTRIES = ("NL", "UA")
_NOBODYS = frozenset({
    PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN,
})  # fmt: skip
"""0800, 0900, 088 and the like: of an office, never of a person; short ones such as 112 are not even looked at."""


def formats_only(text: str, language: str) -> Redacted:  # noqa: ARG001 – the port's; the mark needs none
    """The text without phone numbers, e-mail addresses, links, handles, bank and long numbers; dates and sums stay."""
    # Invisible signs inside a number would hide it from every pattern.
    kept = [at for at, sign in enumerate(text) if unicodedata.category(sign) != "Cf"]
    visible = "".join(text[at] for at in kept)
    found = (Span(kept[one.start], kept[one.end - 1] + 1, one.type) for one in _found(visible))
    spans = tuple(_joined(sorted(found, key=lambda span: (span.start, -span.end))))
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], MARK]
        at = span.end
    return Redacted("".join([*parts, text[at:]]), spans)


def _found(text: str) -> Iterator[Span]:
    """Of two kinds for the same signs the first counts, so what a number is comes before that it is one."""
    for country in _COUNTRIES:
        for match in PhoneNumberMatcher(text, country, leniency=Leniency.VALID):
            if number_type(match.number) not in _NOBODYS:
                yield Span(match.start, match.end, "phone")
    for nine in _NINE.finditer(text):
        if bsn.is_valid(nine[0]):
            yield Span(nine.start(), nine.end(), "bsn")
    for kind, pattern in _FORMATS:
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), kind)


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Without overlaps: of two that share a sign, one from where the first begins to where the last ends."""
    last: Span | None = None
    for span in spans:
        if last is None or span.start >= last.end:
            if last is not None:
                yield last
            last = span
        elif span.end > last.end:
            last = Span(last.start, span.end, last.type)
    if last is not None:
        yield last
