"""The whole of redaction: a text in, what may be kept of it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.redaction.finding import KEPT, Finding, Taken, first_come, widened
from issues.redaction.folding import fold
from issues.redaction.formats.address import addresses, postcodes
from issues.redaction.formats.bank import accounts, cards
from issues.redaction.formats.bare_room import bare_rooms
from issues.redaction.formats.birth_date import birth_dates, dates_of_named
from issues.redaction.formats.case_code import case_codes
from issues.redaction.formats.identity_number import bsns, documents, v_numbers
from issues.redaction.formats.online import emails, handles, links
from issues.redaction.formats.phone import phones
from issues.redaction.formats.plate import plates
from issues.redaction.formats.room import rooms
from issues.redaction.learned.likely import Likely
from issues.redaction.learned.pieces import pieces_of
from issues.redaction.marks import Numbering, kept_marks, with_marks
from issues.redaction.names.cyrillic_words import reading_words
from issues.redaction.names.finder import mark_names, names, read_words
from issues.redaction.occurrences import occurrences
from issues.redaction.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from issues.redact import Redacted
    from issues.redaction.folding import Folded
    from issues.redaction.learned.pieces import Piece

_BY_FORM = (
    links, emails, accounts, handles, documents, case_codes, phones, cards, v_numbers, bsns, birth_dates, plates,
    addresses, postcodes, rooms,
)  # fmt: skip
"""Whoever is surest of its form goes first: what one has found is not looked at by the next."""


def redact(
    text: str, language: str, *, after: str = "", keep: Collection[str] = (), words: Iterable[str] = ()
) -> Redacted:
    """The text with a mark in ``language`` for everything in it that leads to a person; offsets of the original.

    Marks that are in it already stay, so that a redacted text may be redacted again. Takes time in proportion to the
    text. The first call reads dictionaries for half a second: see `warm_up`.

    Args:
        after: what was written before it, whose marks go on being counted: nobody gets the number of somebody else.
        keep: types that stay, such as the room where somebody is asked for it.
        words: what goes too, whatever it is.
    """
    folded = fold(text)
    findings = [one for one in found_in(folded, words) if one.type not in keep]
    return with_marks(text, folded, findings, Numbering(f"{fold(after).text}\n{folded.text}", language))


def warm_up() -> None:
    """Reads the dictionaries and lists now, so that the first complaint does not wait for them."""
    redact("Мене звати Олена, там Керстін, my name is Jan", "uk")


@reading_words()
def found_in(folded: Folded, words: Iterable[str] = ()) -> Sequence[Finding]:
    """Every finding in order, none overlapping."""
    source = Source(folded)
    taken = Taken(len(source.text))
    findings = _by_form(source, taken, words)
    read = read_words(source, taken)
    likely = Likely(source, read, findings)
    mark_names(source, read)
    likely.mark_names()
    named = first_come(names(source, read), taken)
    findings += named
    findings += first_come(dates_of_named(source, {one.end: one.start for one in named}), taken)
    findings += first_come(bare_rooms(source, frozenset(one.end for one in named)), taken)
    return [one for one in widened(findings, likely.rooms()) if one.type != KEPT]


@reading_words()
def pieces_in(folded: Folded) -> list[Piece]:
    """The pieces that the model is asked about, as `found_in` has them."""
    source = Source(folded)
    taken = Taken(len(source.text))
    findings = _by_form(source, taken)
    return pieces_of(source, read_words(source, taken), findings)


def _by_form(source: Source, taken: Taken, words: Iterable[str] = ()) -> list[Finding]:
    findings = first_come(kept_marks(source.text), taken)
    for wanted in words:
        findings += first_come(occurrences(source.text, fold(wanted).text), taken)
    for finder in _BY_FORM:
        findings += first_come(finder(source), taken)
    return findings
