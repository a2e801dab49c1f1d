"""The whole of redaction: a text in, what may be kept of it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.redact import Redacted, Span
from issues.redaction.finding import KEPT, Finding, Taken, first_come
from issues.redaction.folding import fold
from issues.redaction.formats.address import addresses, postcodes
from issues.redaction.formats.bank import accounts, cards
from issues.redaction.formats.birth_date import birth_dates
from issues.redaction.formats.identity_number import bsns, documents, v_numbers
from issues.redaction.formats.online import emails, handles, links
from issues.redaction.formats.phone import phones
from issues.redaction.formats.plate import plates
from issues.redaction.formats.room import bare_rooms, rooms
from issues.redaction.marks import kept_marks, with_marks
from issues.redaction.names.finder import names
from issues.redaction.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.folding import Folded

_BY_FORM = (
    links, emails, handles, accounts, documents, phones, cards, v_numbers, bsns, birth_dates, plates, addresses,
    postcodes, rooms,
)  # fmt: skip
"""Whoever is surest of its form goes first: what one has found is not looked at by the next."""


def redact(text: str, language: str) -> Redacted:
    """The text with a mark in ``language`` for everything in it that leads to a person; offsets of the original.

    Marks that are in it already stay, so that a redacted text may be redacted again, also with more text added.
    Takes time in proportion to the text. The first call reads dictionaries for a second.
    """
    folded = fold(text)
    return with_marks(text, folded, found_in(folded), language)


def personal(text: str) -> tuple[Span, ...]:
    """What in a text leads to a person, for whoever writes one that others will read, such as an answer from the desk.

    The same finders as for ``redact``, and nothing is changed.
    """
    folded = fold(text)
    return tuple(Span(*folded.original(one.start, one.end), one.type) for one in found_in(folded))


def found_in(folded: Folded) -> Sequence[Finding]:
    """Every finding in order, none overlapping."""
    source = Source(folded)
    taken = Taken(len(source.text))
    findings = first_come(kept_marks(source.text), taken)
    for finder in _BY_FORM:
        findings += first_come(finder(source), taken)
    named = first_come(names(source, taken), taken)
    findings += named
    findings += first_come(bare_rooms(source, frozenset(one.end for one in named)), taken)
    return sorted((one for one in findings if one.type != KEPT), key=lambda one: one.start)
