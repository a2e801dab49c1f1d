"""Codes and numbers: the same for the same draft, readable by people, and kind to slips."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from issues.receipt import (
    NUMBER_ALPHABET,
    WrongCheckDigit,
    code_of,
    draft_hash,
    in_fours,
    new_number,
    parse_code,
    parse_number,
    receipt_hash,
)

KEY, OTHER_KEY = b"k" * 32, b"l" * 32
DRAFT, OTHER_DRAFT = b"d" * 16, b"e" * 16
CODE = code_of(KEY, DRAFT)


def test_a_draft_has_one_code_and_no_other_draft_has_it() -> None:
    assert code_of(KEY, DRAFT) == CODE
    assert len({CODE, code_of(KEY, OTHER_DRAFT), code_of(OTHER_KEY, DRAFT), code_of(KEY, DRAFT, 1)}) == 4


def test_a_code_has_sixteen_digits_whatever_it_begins_with() -> None:
    codes = [code_of(KEY, number.to_bytes(16)) for number in range(2000)]
    assert {len(code) for code in codes} == {16}
    assert all(code.isascii() and code.isdigit() for code in codes)
    assert {code[0] for code in codes} == set("0123456789")
    assert len(set(codes)) == len(codes)


def test_hashes_differ_by_key_by_what_they_are_of_and_from_the_code() -> None:
    hashes = {
        receipt_hash(KEY, CODE), receipt_hash(OTHER_KEY, CODE), receipt_hash(KEY, code_of(KEY, OTHER_DRAFT)),
        draft_hash(KEY, DRAFT), draft_hash(OTHER_KEY, DRAFT), draft_hash(KEY, OTHER_DRAFT),
    }  # fmt: skip
    assert len(hashes) == 6
    assert {len(one) for one in hashes} == {32}
    assert not [one for one in hashes if CODE.encode() in one]


@pytest.mark.parametrize("stored", [draft_hash(KEY, DRAFT), receipt_hash(KEY, CODE)], ids=["draft", "receipt"])
def test_no_code_can_be_computed_from_what_is_stored(stored: bytes) -> None:
    computed = {str(int.from_bytes(stored, order) % 10**15).zfill(15) for order in ("big", "little")}
    assert CODE[:15] not in computed


def test_it_is_shown_in_fours() -> None:
    assert in_fours("1234567890123456") == "1234 5678 9012 3456"


@pytest.mark.parametrize(
    "dress",
    [
        str,
        in_fours,
        lambda code: in_fours(code).replace(" ", "-"),
        lambda code: in_fours(code).replace(" ", "\u00a0"),
        lambda code: in_fours(code).replace(" ", " – "),
        lambda code: f" «{code}».\n",
        lambda code: "\u200f" + "\u200b".join(code) + "\ufeff",
        lambda code: code.translate({ord(str(n)): chr(0x0660 + n) for n in range(10)}),
        lambda code: code.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
        lambda code: code.translate({ord(str(n)): chr(0x0966 + n) for n in range(10)}),
        lambda code: f"№ {in_fours(code)}",
        lambda code: "".join(f"{digit}\ufe0f\u20e3" for digit in code),
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_was_typed(dress) -> None:
    assert parse_code(dress(CODE)) == CODE


def test_every_mistyped_digit_and_every_swapped_pair_is_found() -> None:
    slips = {CODE[:at] + digit + CODE[at + 1 :] for at in range(16) for digit in "0123456789"}
    slips |= {CODE[:at] + CODE[at + 1] + CODE[at] + CODE[at + 2 :] for at in range(15)}
    slips.discard(CODE)
    assert len(slips) > 150
    assert {parse_code(slip) for slip in slips} == {WrongCheckDigit()}


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "1234", CODE[:-1], CODE + "0", "+31612345678", "у мене пліснява", f"мій код {CODE}",
        "NL91ABNA0417164300", "½" * 16, "①" * 5, CODE[:8] + "O" + CODE[9:], "😀", f"{CODE} {CODE}", "-" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_code_is_none(typed: str) -> None:
    assert parse_code(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["01.09.2026 - 06.09.2026", "01/09/2026-06/09/2026.", "01-09-2026 06-09-2026", "2026-09-01 – 2026-09-06"],
)
def test_from_one_day_to_another_is_no_code_and_no_slip(typed: str) -> None:
    assert parse_code(typed) is None


def test_numbers_are_short_random_and_checked() -> None:
    numbers = [new_number(os.urandom) for _ in range(5000)]
    assert len(set(numbers)) > 4990
    for number in numbers:
        assert len(number) == 8
        assert number[3] == "-"
        assert set(number) - {"-"} <= set(NUMBER_ALPHABET)
        assert parse_number(number) == number
    drawn = Counter("".join(number[:3] + number[4:7] for number in numbers))
    assert max(drawn.values()) / min(drawn.values()) < 1.3  # 1,364 of each on average


def test_every_mistyped_sign_of_a_number_is_found() -> None:
    number = new_number(os.urandom).replace("-", "")
    slips = {number[:at] + sign + number[at + 1 :] for at in range(7) for sign in NUMBER_ALPHABET} - {number}
    slips |= {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(6)} - {number}
    assert {parse_number(slip) for slip in slips} == {None}


def test_a_number_is_read_in_small_letters_with_spaces_or_in_cyrillic() -> None:
    number = "TH2-M3T9"
    assert parse_number(number) == number
    for typed in ("th2m3t9", " th2 m3t9 ", "TH2–M3T9", "#TH2-M3T9", "ТН2-М3Т9", "тн2м3т9"):
        assert parse_number(typed) == number


@pytest.mark.parametrize("typed", ["", "TH2", "TH2-M3T8", "TH2-M3T99", "дім", "0000000", "ÅÅÅ-ÅÅÅÅ"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_number(typed) is None
