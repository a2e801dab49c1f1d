"""Phone numbers, Dutch, Ukrainian and from elsewhere, however spaced or said; not those of a helpline or office.

Candidates are found here, in linear time and across pieces, and judged by `phonenumbers`, whose own matcher knows
neither numbers in words nor digits said one by one, and tries every beginning of a long row of digits.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from issues.redaction.finding import KEPT, Finding
from issues.redaction.formats.address import ends_in_street
from issues.redaction.formats.digits import BETWEEN, Group, groups_of
from issues.redaction.word_lists import keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from issues.redaction.source import Source

REGIONS = ("NL", "UA")
_MOST_DIGITS = 15
_NATIONAL = 10
_MOST_TRIES = 4
_PLUS = re.compile(r"(?<!\w)(?:плюс|plus|pljus)\s$", re.IGNORECASE)
_PLUS_LENGTH = 7
_FEWEST_SAID, _FEWEST_IN_WORDS = 5, 9
_OF_PAPERS = frozenset({"bsn", "v_number", "document"})
_FEWEST_LABELLED, _MOST_LABELLED = 7, 12
_ELSEWHERE = re.compile(r"(?:\+|00)[1-9]|380\d|31[1-9]|48\d|49\d|0[1-9]")
_OFFICES = frozenset({
    PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN,
})  # fmt: skip
"""0800, 0900 and 088: of an office, never of a person."""
_NO_NUMBER = re.compile(
    r"(?<![\d.+/-])(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?![./-]?\d)"
    r"|(?<![\d:.])\d{1,2}:\d{2}(?![:\d])"
    r"|(?<![\w.,])\d+(?:[.,]\d+)*\s?(?:€|eur|євро|евро|грн|гривень|%)|€\s?\d+(?:[.,]\d+)*",
    re.IGNORECASE,
)
"""Dates, times and amounts, whose digits must not become part of a number."""
_SHORT = re.compile(
    r"(?<![\d+])(?:0[89]00[ -]?\d{3,4}(?:[ -]?\d{2,3})?|0[89]0\d[ -]\d{4}|088(?:[ -]?\d){7}|14[ -]?0\d{2}"
    r"|11[236](?:[ -]?\d{3})?)(?!\d)"
)

_EMERGENCY = 3
_ROOM_BEFORE = re.compile(
    r"(?:кв|квартир|будин|буд|дом|app|appartement|apt|flat|kv|кімнат|комнат|кім|кают|палат|двер|kamer|kmr|unit|room|cabin|door|deur|hut|kimnat|komnat)\w{0,3}\.?\s?(?:№|#|nr\.?)?\s?$",
    re.IGNORECASE,
)
_PART = re.compile(r"-?[A-Za-zА-Да-д](?!\w)|[-/]\d")
_PLACE_REACH = 60
"""Room 112 is no emergency number."""


def phones(source: Source) -> Iterator[Finding]:
    for match in _SHORT.finditer(source.text):
        if len(match[0]) == _EMERGENCY and _is_of_a_place(source.text, match):
            continue
        yield Finding(match.start(), match.end(), KEPT)
    groups = _without_dates(source.text)
    at = 0
    while at < len(groups):
        run = _run(source.text, groups, at)
        found = _number_at(source, groups[at : at + run])
        if found:
            count, finding = found
            yield finding
            at += count
        else:
            at += 1


def _is_of_a_place(text: str, match: re.Match[str]) -> bool:
    """Whether 112 is a house or a room."""
    before = text[max(0, match.start() - _PLACE_REACH) : match.start()]
    return bool(_ROOM_BEFORE.search(before) or _PART.match(text, match.end())) or ends_in_street(before)


def _without_dates(text: str) -> list[Group]:
    kept = list(groups_of(text))
    if not kept:
        return kept
    barred = bytearray(len(text))
    for match in _NO_NUMBER.finditer(text):
        barred[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return [group for group in kept if barred.find(1, group.start, group.end) < 0]


def _run(text: str, groups: Sequence[Group], at: int) -> int:
    """How many groups from ``at`` on can be one number: near each other, and no more digits than any number has."""
    digits = 0
    for count, group in enumerate(groups[at : at + _MOST_DIGITS]):
        before = groups[at + count - 1] if count else None
        if before and not BETWEEN.fullmatch(text, before.end, group.start):
            return count
        digits += len(group.digits)
        if digits > _MOST_DIGITS:
            return count
    return min(_MOST_DIGITS, len(groups) - at)


def _number_at(source: Source, run: Sequence[Group]) -> tuple[int, Finding] | None:
    """The number that begins with the first group, with how many groups it is."""
    if not run:
        return None
    start = _with_sign(source.text, run[0].start)
    opening = source.text[start : run[0].start]
    plus = "+" if opening.strip("( ") else ""
    whole = plus + "".join(group.digits for group in run)
    if _ELSEWHERE.match(whole):
        for count in _lengths(plus, run):
            number = plus + "".join(group.digits for group in run[:count])
            parsed = _parsed(number)
            if parsed:
                return count, _finding(start, run[count - 1].end, parsed, number)
    return _in_words(source, run) or _labelled(source, start, run)


def _with_sign(text: str, start: int) -> int:
    """Where a number begins that is opened by a plus or a bracket."""
    said = _PLUS.search(text, max(0, start - _PLUS_LENGTH), start)
    if said:
        return said.start()
    while start > 0 and text[start - 1] in "+(":
        start -= 1
    return start


def _lengths(plus: str, run: Sequence[Group]) -> list[int]:
    """After how many groups the number may end: at ten digits for one at home, else anywhere, the longest first."""
    totals, sum_ = [], 0
    for count, group in enumerate(run, start=1):
        sum_ += len(group.digits)
        totals.append((count, sum_))
    first = run[0].digits
    abroad = plus or first.startswith(("00", "0380")) or not first.startswith("0")
    if not abroad:
        return [count for count, total in totals if total == _NATIONAL]
    return [count for count, total in reversed(totals) if total > _NATIONAL][:_MOST_TRIES]


def _parsed(number: str) -> PhoneNumber | None:
    """The number, if it is one; a mobile one at home also where nobody has been given that range yet."""
    if number.startswith("0380"):
        number = "+" + number[1:]
    elif number.startswith("00"):
        number = "+" + number[2:]
    elif not number.startswith(("0", "+")):
        number = "+" + number
    regions = (None,) if number.startswith("+") else REGIONS
    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed) or (number.startswith("06") and region == "NL"):
            return parsed
        if region is None and phonenumbers.is_possible_number(parsed):
            return parsed
    return None


def _finding(start: int, end: int, parsed: PhoneNumber, number: str) -> Finding:
    digits = re.sub(r"\D", "", number)
    if phonenumbers.number_type(parsed) in _OFFICES or digits in _public_phones():
        return Finding(start, end, KEPT)
    return Finding(start, end, "phone", (phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),))


def _in_words(source: Source, run: Sequence[Group]) -> tuple[int, Finding] | None:
    """As many digits as a number has, all said in words, as nobody says anything else; a BSN too."""
    said = list(takewhile(lambda group: source.text[group.start].isalpha(), run))
    number = "".join(group.digits for group in said)
    if len(said) < _FEWEST_SAID or not _FEWEST_IN_WORDS <= len(number) <= _MOST_LABELLED:
        return None
    label = source.label(run[0].start)
    kind = label if label in _OF_PAPERS else "phone"
    return len(said), Finding(run[0].start, said[-1].end, kind, (number,))


def _labelled(source: Source, start: int, run: Sequence[Group]) -> tuple[int, Finding] | None:
    """A number that only its label makes one: mistyped, without its zero, or of a country nobody named."""
    if source.label(start) != "phone":
        return None
    number, count = "", 0
    for group in run:
        if len(number) + len(group.digits) > _MOST_LABELLED:
            break
        number += group.digits
        count += 1
    if len(number) < _FEWEST_LABELLED:
        return None
    return count, Finding(start, run[count - 1].end, "phone", (number,))


@cache
def _public_phones() -> frozenset[str]:
    own = set(keep().phones)
    return frozenset(own | {"31" + number[1:] for number in own if number.startswith("0")})
