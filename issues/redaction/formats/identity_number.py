"""BSNs, V-numbers, and numbers of passports and other papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum.nl import bsn

from issues.redaction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_NINE = re.compile(
    r"(?<![\w+])(?<!\d[.,-])(?:\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}"
    r"|\d{2}[ .-]\d{3}[ .-]\d{2}[ .-]\d{2}|\d{8,9})"
    r"(?![\d€%]|[.,/-]\d|\s?(?:евро|євро|euro|eur|грн)\b)",
    re.IGNORECASE,
)
_BSN_DIGITS = 9
_ANYHOW = re.compile(r"(?<![\w+])(?<!\d[.,-])\d(?:[ .-]?\d){7,8}(?![\d€%]|[.,/-]\d)")
_TEN = re.compile(r"(?:(?<![\w+])|(?<=nummer)|(?<=номер))(?<!\d[.,-])\d(?:[ .-]?\d){9}(?![\d€%]|[.,/-]\d)")
_GLUED = re.compile(r"(?<!\w)V-?\d{10}(?!\w)", re.IGNORECASE)
_PASSPORT = re.compile(r"(?<!\w)[A-ZА-ЯІЇЄҐ]{2}[ -]?(?:№|N|#|номер|nomer)?[ -]?\d{6}(?!\w)")
_CERTIFICATE = re.compile(r"(?<!\w)[IVX1ІХ]{1,4}[ -]{1,3}[А-ЯІЇЄҐA-Z]{2}[ -]{0,2}(?:№|N|#)?[ -]{0,2}\d{6}(?!\w)")
_REGISTER = re.compile(r"(?<![\w-])(?:19|20)\d{6}-\d{5}(?![\w-])")
_LABELLED = re.compile(
    r"(?<![\w@])(?!(?:id|pas|nr|no|op|en|van|de|is|na|do|за|на|до|від|от|по|і|и|та)\b)(?=[A-ZА-ЯІЇЄҐ0-9 №-]{0,16}\d)"
    r"(?:[A-ZА-ЯІЇЄҐ]{1,3}[ -]{0,2}(?:№|N"
    r"|#)?[ -]{0,2}\d{5,9}|[A-ZА-ЯІЇЄҐ]{2} \d(?: ?\d){5}|[A-Z0-9]{7,12}|\d{3}[ -]\d{3}[ -]\d{3})(?!\w)",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"(?<![\w-])(?=[A-Z0-9 -]{0,8}\d)(?=[A-Z]|\d{1,4}[A-Z])[A-Z0-9]{2,5}(?:[ -][A-Z0-9]{2,5}){1,3}(?![\w-])"
)
"""In groups, as cards have them: NMR3 85C 71."""
_IN_GROUPS = re.compile(r"\d{3,4}([ .-])\d{3}\1\d{3,4}|\d{2}(?:[ .]\d{2}){4}|\d{4}[ .]\d{6}|\d{5}[ .]\d{5}")
_SPACED_SIGNS = (8, 12)
_OF_NOBODY = frozenset({"case", "file"})
_FEWEST_DIGITS = 3
_DAY = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d{2}|(?:19|20)\d{2}[./ -]\d{1,2}[./ -]\d{1,2}")
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d{6}")


def bsns(source: Source) -> Iterator[Finding]:
    """Nine digits that are called a BSN, or pass its test and are called nothing else.

    The test alone lets one in eleven numbers through, and people mistype their own: the word before counts for more.
    """
    for match in _NINE.finditer(source.text):
        digits = re.sub(r"\D", "", match[0])
        label = source.label(match.start())
        spoken_of = label == "bsn" or (label is None and source.mentions("bsn") and len(digits) == _BSN_DIGITS)
        passes = len(digits) == _BSN_DIGITS and label in {None, "v_number"} and bsn.is_valid(digits)
        if spoken_of or passes:
            yield Finding(match.start(), match.end(), "bsn", (digits,))
    yield from _spoken_of_anyhow(source)


def _spoken_of_anyhow(source: Source) -> Iterator[Finding]:
    """A BSN that is called one and grouped as nobody expects."""
    for match in _ANYHOW.finditer(source.text):
        if source.label(match.start()) == "bsn" and not _DAY.fullmatch(match[0]):
            yield Finding(match.start(), match.end(), "bsn", (re.sub(r"\D", "", match[0]),))


def v_numbers(source: Source) -> Iterator[Finding]:
    """Ten digits that are called a V-number, or that begin as one and are called nothing else than an application."""
    for match in _GLUED.finditer(source.text):
        yield Finding(match.start(), match.end(), "v_number", (re.sub(r"\D", "", match[0]),))
    for match in _TEN.finditer(source.text):
        digits = re.sub(r"\D", "", match[0])
        label = source.label(match.start())
        as_usual = digits[0] in "12" and digits == match[0] and label in {None, "bsn"}
        of_a_file = digits[0] == "2" and label == "file"
        grouped = digits[0] == "2" and label is None and bool(_IN_GROUPS.fullmatch(match[0]))
        if label == "v_number" or as_usual or of_a_file or grouped:
            yield Finding(match.start(), match.end(), "v_number", (digits,))


def documents(source: Source) -> Iterator[Finding]:
    """Series and number: Ukrainian papers by their form, all others after a word that says what they are."""
    for pattern in (_CERTIFICATE, _REGISTER, _PASSPORT):
        for match in pattern.finditer(source.text):
            if source.label(match.start()) not in _OF_NOBODY:
                yield Finding(match.start(), match.end(), "document", (_compact(match[0]),))
    for match in _SPACED.finditer(source.text):
        signs, (least, most) = _compact(match[0]), _SPACED_SIGNS
        if source.label(match.start()) == "document" and least <= len(signs) <= most and _is_number(signs):
            yield Finding(match.start(), match.end(), "document", (signs,))
    for match in _LABELLED.finditer(source.text):
        called = source.label(match.start()) == "document"
        if called and _is_number(match[0]) and not _YEAR_OR_DAY.fullmatch(match[0]):
            yield Finding(match.start(), match.end(), "document", (_compact(match[0]),))


def _is_number(found: str) -> bool:
    return sum(map(str.isdigit, found)) >= _FEWEST_DIGITS


def _compact(found: str) -> str:
    return re.sub(r"[\W№#]", "", found).upper()
