"""What a resident holds of a case: a number anyone may see, and a code that is the key to it.

The number is for staff and for searching. The code is 15 digits and a check digit (Damm: it finds every mistyped digit
and every swapped pair), as long as a bank card's so that it is copied by habit. It is made from the draft with a key,
so the same draft gets the same code again; only a keyed hash of it is ever stored.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdnum import damm
from stdnum.iso7064 import mod_37_36

if TYPE_CHECKING:
    from collections.abc import Callable

CODE_DIGITS = 16
NUMBER_ALPHABET = "23456789CDFHJKMNPQRTWX"
"""No two look alike (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V), no vowels so no words; 22, as a check over 23 needs."""
_NUMBER_CHARS = 7
_FIRST_PART = 3
_BESIDE_DIGITS = frozenset("-–—‐‑‒−.,:;/\"'“”„«»()[]#№")
_DAY = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))"
)
_TWO_DAYS = re.compile(rf"\D*{_DAY}\D+{_DAY}\D*")
"""01.09.2026 - 06.09.2026: sixteen digits too, of which every tenth would be a code."""
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})
"""Signs of direction and joining, and what makes a keycap of a digit."""
LOOK_ALIKE = str.maketrans("СНКМРТХ", "CHKMPTX")
"""Cyrillic capitals that look like a letter of the alphabet: typed by whoever does not switch the keyboard."""


@dataclass(frozen=True, slots=True)
class WrongCheckDigit:
    """Sixteen digits, and one of them is mistyped."""


def code_of(key: bytes, draft: bytes, attempt: int = 0) -> str:
    """The 16 digits that belong to this draft; ``attempt`` makes another one where a code is taken."""
    tag = hmac.digest(key, b"code" + attempt.to_bytes(2) + draft, hashlib.sha256)
    digits = str(int.from_bytes(tag) % 10 ** (CODE_DIGITS - 1)).zfill(CODE_DIGITS - 1)
    return digits + damm.calc_check_digit(digits)


def receipt_hash(key: bytes, code: str) -> bytes:
    """What is stored of a code, 32 bytes. Keyed: 10¹⁵ codes are few enough to try them all against a plain hash."""
    return hmac.digest(key, b"receipt" + code.encode(), hashlib.sha256)


def draft_hash(key: bytes, draft: bytes) -> bytes:
    """What is stored of a draft's id, 32 bytes: finds the case that this draft became, and says nothing else."""
    return hmac.digest(key, b"draft" + draft, hashlib.sha256)


def in_fours(code: str) -> str:
    """As it is shown: four groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def parse_code(typed: str) -> str | WrongCheckDigit | None:
    """The code in a message that holds nothing else; None where it is none.

    Spaces, dashes, quotes, invisible signs and digits of other scripts are read as what they stand for. Not sought
    inside a sentence: a card or account number there is no code with a slip in it. From one day to another is none.
    """
    if _TWO_DAYS.fullmatch(typed):
        return None
    digits = []
    for sign in typed:
        value = unicodedata.decimal(sign, None)
        if value is not None:
            digits.append(str(value))
        elif not (sign.isspace() or sign in _BESIDE_DIGITS or unicodedata.category(sign) in _INVISIBLE):
            return None
    code = "".join(digits)
    if len(code) != CODE_DIGITS:
        return None
    return code if damm.is_valid(code) else WrongCheckDigit()


def new_number(random: Callable[[int], bytes]) -> str:
    """A case number such as ``W7K-4QX9``: random, so that it tells neither how many there are nor when it came."""
    signs = ""
    while len(signs) < _NUMBER_CHARS - 1:
        (byte,) = random(1)
        # The rest of 256 / 22 is drawn again: every sign is as likely.
        if byte < 256 // len(NUMBER_ALPHABET) * len(NUMBER_ALPHABET):
            signs += NUMBER_ALPHABET[byte % len(NUMBER_ALPHABET)]
    signs += mod_37_36.calc_check_digit(signs, NUMBER_ALPHABET)
    return f"{signs[:_FIRST_PART]}-{signs[_FIRST_PART:]}"


def parse_number(typed: str) -> str | None:
    """The case number that was typed, in its own spelling; None where it is none or the check sign does not fit."""
    kept = (sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    signs = "".join(kept).translate(LOOK_ALIKE)
    if len(signs) != _NUMBER_CHARS or set(signs) - set(NUMBER_ALPHABET):
        return None
    if not mod_37_36.is_valid(signs, NUMBER_ALPHABET):
        return None
    return f"{signs[:_FIRST_PART]}-{signs[_FIRST_PART:]}"
