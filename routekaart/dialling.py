"""Which numbers can be dialled: in the Netherlands, and from a phone with a foreign SIM card."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType, is_valid_short_number_for_region

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = "NL"

SERVICE_NUMBERS = frozenset({"113", "144"})
"""Short numbers of the Dutch numbering plan that ``phonenumbers`` does not list: suicide prevention (113 since 2019,
https://www.113.nl) and animals in need (144, https://www.politie.nl). It knows 112, 116xxx, 14xxx, 0800 and 0900."""

SAME_ABROAD = frozenset({PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.UAN, PhoneNumberType.VOIP})
"""Kinds of numbers that are reached from abroad under the same number, with +31 for the 0."""

_SERIES = re.compile(r"0(?:800|90[069])(\d*)")
_AFTER_SERIES = {4, 7}
"""Digits after 0800, 0900, 0906 and 0909 in the Dutch numbering plan; ``phonenumbers`` lets five and six pass."""

_IN_TEXT = re.compile(r"(?<![\w.,/+-])(?!\d\d-\d\d-\d{4})(?:\+\d|0\d)(?:[ -]?\d){5,13}(?![\w/-]|[.,]\d)")
"""At least seven digits, from a zero or a plus: what a reader would dial. Amounts, years and days are no such thing."""


@lru_cache(maxsize=4096)
def dials(number: str) -> bool:
    """Whether somebody in the Netherlands who types these digits is put through."""
    digits = digits_of(number)
    if digits in SERVICE_NUMBERS:
        return True
    series = _SERIES.fullmatch(digits)
    if series and len(series[1]) not in _AFTER_SERIES:
        return False
    parsed = _parsed(number)
    if parsed is None:
        return False
    return phonenumbers.is_valid_number(parsed) or is_valid_short_number_for_region(parsed, HOME)


@lru_cache(maxsize=4096)
def dials_from_abroad(number: str) -> bool:
    """Whether a foreign SIM card is put through: with + and the country, or 112, which every network knows."""
    if number == "112":
        return True
    parsed = _parsed(number) if number.startswith("+") else None
    return parsed is not None and phonenumbers.is_valid_number(parsed)


def differ(number: str, from_abroad: str) -> bool:
    """Whether two numbers of one contact cannot both be right: the first must be the same from abroad, and is not."""
    home, abroad = _parsed(number), _parsed(from_abroad)
    if home is None or abroad is None or phonenumbers.number_type(home) not in SAME_ABROAD:
        return False
    return (home.country_code, home.national_number) != (abroad.country_code, abroad.national_number)


def digits_of(number: str) -> str:
    """The number without spaces and signs, as two ways of writing it can be compared; 0 for the +31."""
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    return "0" + digits.removeprefix("31") if number.startswith("+31") else digits


def numbers_in(text: str) -> Iterator[str]:
    """The numbers that a reader of the text would dial; short ones such as 112 are left out."""
    yield from (found[0] for found in _IN_TEXT.finditer(text))


def _parsed(number: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, HOME)
    except NumberParseException:
        return None
