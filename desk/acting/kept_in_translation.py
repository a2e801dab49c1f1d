"""What a machine translation may not change: numbers, links, and the marks where something was taken out."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import category

LINK = re.compile(r"(?:https?://|www\.)\S+|[^\s<>(),;]+@[^\s<>(),;]+", re.IGNORECASE)
MARK = re.compile(r"\[[^\[\]\n]+\]")
NUMBER = re.compile(r"\d+")
TOGETHER = re.compile(r"\d(?:[\d .,:/()-]*\d)?")
"""A telephone number, an amount or a time with the signs that stand between its figures, which languages write
differently."""
THOUSANDS = re.compile(r"(?<=\d)[ .,](?=\d{3}(?!\d))")
TELEPHONE = re.compile(r"0\d[\d ()/.-]*|[\d ()/-]{9,}")
"""What may be written in one piece: a number that begins with nought, or a long one without a decimal sign."""
AFTER_A_LINK = ".,;:!?)»”\"'"
AT_MOST_TIMES, AT_MOST_MORE = 3, 200
"""How much longer than the original a translation is before it is none."""

NO_TEXT = frozenset({"Cc", "Co", "Cn"})
"""Kinds of signs that no text has."""


def is_kept(original: str, translation: str) -> bool:
    """Whether every number, link and mark of the original is in the translation, as often, and no other.

    Strict: "twee" that became "2" is a changed number too. One who reads only the translation calls what stands there.
    """
    if Counter(MARK.findall(original)) != Counter(MARK.findall(translation)):
        return False
    if Counter(_links(original)) != Counter(_links(translation)):
        return False
    rest = [LINK.sub(" ", MARK.sub(" ", text)) for text in (original, translation)]
    return _same(NUMBER, *rest) or _same(TOGETHER, *rest)


def is_plausible(original: str, translation: str) -> bool:
    """Whether it can be a translation at all: other words, not far longer, and no signs that no text has."""
    is_other = translation.strip().casefold() != original.strip().casefold()
    fits = len(translation) <= AT_MOST_TIMES * len(original) + AT_MOST_MORE
    return is_other and fits and all(sign in "\n\r\t" or category(sign) not in NO_TEXT for sign in translation)


def _links(text: str) -> list[str]:
    return [link.rstrip(AFTER_A_LINK) for link in LINK.findall(text)]


def _same(numbers: re.Pattern[str], one: str, other: str) -> bool:
    return Counter(map(_figures, numbers.findall(one))) == Counter(map(_figures, numbers.findall(other)))


def _figures(number: str) -> tuple[str, ...]:
    """In their groups: 2,5 is never 25, and 1.250,50 is 1 250,50."""
    if TELEPHONE.fullmatch(number):
        return (re.sub(r"\D", "", number),)
    return tuple(re.findall(r"\d+", THOUSANDS.sub("", number)))
